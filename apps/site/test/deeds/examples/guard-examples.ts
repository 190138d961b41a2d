import { inTransaction } from '../../../src/foundation/index.ts'
import { settleFlagPath } from '../../../src/network/guard/flags/flag-links.ts'
import { openFlags } from '../../../src/network/guard/flags/flag-store.ts'
import { flagText } from '../../../src/network/guard/flags/flag-text.ts'
import type { Examples, Scene } from './example.ts'

/** Something that waits for somebody to look at it. */
async function aFlag({ services }: Scene): Promise<{ flag: string }> {
  const thing = { room: 'act', subject: 'letter', id: '1', link: '/console/letters', concerns: ['distress'] } as const
  await inTransaction(services.write, tx => flagText(tx, { ...thing, now: services.clock() }))
  const [flag] = await openFlags(services.db)
  return { flag: String(flag?.flagId ?? '') }
}

/** What staff do about words that forms brought. */
export const guardExamples: Examples = {
  places: [{ paths: [settleFlagPath], prepare: aFlag }],
  forms: [
    {
      path: settleFlagPath,
      role: 'editor',
      prepare: async scene => ({ holes: await aFlag(scene), fields: { note: 'I wrote to them.' } }),
      leaves: ['flag.settle'],
    },
  ],
}
