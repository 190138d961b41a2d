import { type Actor, dayInUk, record, type SettledMail, type WriteDb } from '../../../foundation/index.ts'
import { type KeptLetter, lockLetter, writeLetter } from '../letter-store.ts'
import { insertSent } from '../sent-store.ts'
import { letterMailById } from './letter-mail-store.ts'

const actor: Actor = { kind: 'system', name: 'mail' }

/** Hears how the mail ended that is a letter. What to tell its writer is found out later: no mail is written here. */
export async function lettersMailSettled(tx: WriteDb, mail: SettledMail): Promise<void> {
  const { id, state } = mail
  if (state !== 'sent' && state !== 'failed' && state !== 'uncertain') return
  const ours = await letterMailById(tx, id)
  if (ours?.kind !== 'letter') return
  const letter = await lockLetter(tx, ours.letterId)
  // A mail of an earlier try says nothing against a letter that has arrived since.
  if (!letter || (state !== 'sent' && letter.mailId !== id)) return
  await record(tx, {
    actor,
    at: mail.at,
    deed: 'letter.settle',
    subject: { kind: 'letter', id: String(letter.id) },
    after: { state },
  })
  await note(tx, letter, { state, failure: mail.failure, at: mail.at })
}

type End = Pick<SettledMail, 'failure' | 'at'> & { readonly state: 'sent' | 'failed' | 'uncertain' }

async function note(tx: WriteDb, letter: KeptLetter, { state, failure, at }: End): Promise<void> {
  const sentId = state === 'sent' ? (letter.sentId ?? (await insertSent(tx, letter, dayInUk(at)))) : letter.sentId
  await writeLetter(tx, letter.id, { state, failure, settled_at: at, told_at: null, sent_id: sentId })
}
