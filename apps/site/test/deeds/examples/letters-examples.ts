import { pausePath, readAt, refuseAt, releaseAt, resumePath } from '../../../src/act/letters/console/links.ts'
import { pauseLetters } from '../../../src/act/letters/console/pause-letters.ts'
import { insertLetter, writeLetter } from '../../../src/act/letters/letter-store.ts'
import { member, seat, seatSomebody } from '../../../src/act/politician/test/seat-for-tests.ts'
import { inTransaction, record } from '../../../src/foundation/index.ts'
import type { Examples, Scene } from './example.ts'

const actor = { kind: 'system', name: 'test' } as const
let written = 0

/** A letter that its writer has confirmed and that is held. Gives its number. */
async function aHeldLetter({ services }: Scene): Promise<{ id: string }> {
  await seatSomebody(services.write)
  const now = services.clock()
  written += 1
  const formKey = `example-${written}`
  return inTransaction(services.write, async tx => {
    await record(tx, { actor, at: now, deed: 'letter.ask', subject: { kind: 'letter', id: '' } })
    const id = await insertLetter(tx, {
      form_key: formKey,
      kind: 'politician',
      body: 'house-of-commons',
      recipient_code: seat,
      constituency_code: seat,
      trust_code: null,
      recipient_name: member.title,
      recipient_address: member.email,
      locale: 'en',
      writer_name: 'First Writer',
      writer_address: 'writer@post.example',
      writer_key: 'a'.repeat(64),
      subject: 'Counting',
      text: 'Dear you,\n\nPlease count.\n\nFirst Writer\n',
      asked_for: ['trusts'],
      in_own_words: false,
      agreed_health: null,
      concerns: ['links'],
      asked_at: now,
    })
    if (id === null) throw new Error('The letter was not kept')
    await writeLetter(tx, id, { state: 'held', confirmed_at: now, agreed: 'I wrote it.' })
    return { id: String(id) }
  })
}

/** What staff do with letters of supporters. */
export const lettersExamples: Examples = {
  places: [{ paths: [readAt.path, releaseAt.path, refuseAt.path], prepare: aHeldLetter }],
  forms: [
    {
      path: readAt.path,
      role: 'editor',
      prepare: async scene => ({ holes: await aHeldLetter(scene) }),
      answers: 200,
      leaves: ['letter.read'],
      again: ['letter.read'],
    },
    {
      path: releaseAt.path,
      role: 'editor',
      prepare: async scene => ({ holes: await aHeldLetter(scene) }),
      leaves: ['letter.release'],
    },
    {
      path: refuseAt.path,
      role: 'editor',
      prepare: async scene => ({ holes: await aHeldLetter(scene) }),
      leaves: ['letter.refuse'],
    },
    { path: pausePath, role: 'editor', prepare: async () => ({}), leaves: ['letter.pause'] },
    {
      path: resumePath,
      role: 'editor',
      prepare: async ({ services }) => {
        await pauseLetters(services, { to: 'paused', actor })
        return {}
      },
      leaves: ['letter.resume'],
    },
  ],
}
