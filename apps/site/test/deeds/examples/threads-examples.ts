import { inTransaction } from '../../../src/foundation/index.ts'
import { lockRequest } from '../../../src/survey/requests/request-store.ts'
import { publishAt, redactionsAt, wholeMessageAt, withdrawAt, wordsAt } from '../../../src/survey/threads/links.ts'
import { loadThreadWork } from '../../../src/survey/threads/thread-work.ts'
import { letterForTests, publishForTests } from '../../../src/survey/threads/threads-for-tests.ts'
import { roundId } from '../../support/requests-for-tests.ts'
import { askedTrusts, holesOf } from './asked-trusts.ts'
import type { Examples, Scene } from './example.ts'

const code = 'EX-901'
const key = { round: roundId, trustCode: code }

/** A request with one letter from the trust, in which somebody has signed. */
async function withLetter(scene: Scene): Promise<number> {
  await askedTrusts(scene, code)
  return inTransaction(scene.services.write, tx =>
    letterForTests(tx, { ...key, text: 'We record all of them.\n\nKind regards,\nZorvina Quellmarth' }),
  )
}

const fingerprint = ({ services }: Scene): Promise<string> =>
  inTransaction(services.write, async tx => {
    const request = await lockRequest(tx, key)
    if (!request) throw new Error('It was not asked')
    return (await loadThreadWork(tx, request)).fingerprint
  })

/** The letters of a request, made ready for everybody. */
export const threadsExamples: Examples = {
  forms: [
    {
      path: redactionsAt.path,
      role: 'marker',
      prepare: async scene => {
        await withLetter(scene)
        return { holes: holesOf(code), fields: { wasOn: 'name:zorvina quellmarth' } }
      },
      leaves: ['thread.redact'],
    },
    {
      path: wordsAt.path,
      role: 'marker',
      prepare: async scene => {
        await withLetter(scene)
        return { holes: holesOf(code), fields: { kind: 'words', text: 'all of THEM' } }
      },
      leaves: ['thread.redact'],
    },
    {
      path: wholeMessageAt.path,
      role: 'marker',
      prepare: async scene => {
        const message = await withLetter(scene)
        return { holes: holesOf(code), fields: { message: String(message), hide: 'yes' } }
      },
      leaves: ['thread.redact'],
    },
    {
      path: publishAt.path,
      role: 'editor',
      prepare: async scene => {
        await withLetter(scene)
        return { holes: holesOf(code), fields: { seen: await fingerprint(scene), confirm: 'yes' } }
      },
      leaves: ['thread.publish'],
    },
    {
      path: withdrawAt.path,
      role: 'editor',
      prepare: async scene => {
        await withLetter(scene)
        await publishForTests(scene.services, key)
        return { holes: holesOf(code), fields: { standing: '1', because: 'Somebody could be recognised.', becauseCy: '' } }
      },
      leaves: ['thread.withdraw'],
    },
  ],
}
