import { dayInUk, forgetMails, inTransaction, mailsByIds, record, type WriteDb } from '../../foundation/index.ts'
import { dropFlag } from '../../network/index.ts'
import { subjectOfLetter, writerActor } from './ask-to-send-letter.ts'
import type { RecipientOf } from './confirm-letter.ts'
import { flagOfLetter } from './console/links.ts'
import type { LetterHouse } from './letter.ts'
import { letterOfLink } from './letter-links.ts'
import { deleteLetter, holdLetter, type KeptLetter, writeLetter } from './letter-store.ts'
import type { LetterAnswer } from './letter-words.ts'
import { mailsOfLetter } from './mail/letter-mail-store.ts'
import { sendKeptLetter } from './send-kept-letter.ts'
import { writeAnswer } from './sent-store.ts'

type Work<Outcome> = (tx: WriteDb, letter: KeptLetter, now: Date) => Promise<Outcome>

/** Does something for whoever holds the link. `unknown`: it opens nothing (any more). */
const withLetter = <Outcome>(house: LetterHouse, token: string, work: Work<Outcome>): Promise<Outcome | 'unknown'> =>
  inTransaction(house.write, async tx => {
    const id = await letterOfLink(tx, token)
    const letter = id === null ? null : await holdLetter(tx, id)
    return letter ? work(tx, letter, house.clock()) : 'unknown'
  })

/**
 * Takes a letter back, or erases it after it was sent: everything about its writer goes, in the outbox too. `leaving`: it is being handed over at this
 * very moment.
 */
export const removeLetter = (house: LetterHouse, token: string): Promise<'gone' | 'leaving' | 'unknown'> =>
  withLetter(house, token, async (tx, letter, now) => {
    if (await isLeaving(tx, letter)) return 'leaving'
    await record(tx, {
      actor: writerActor,
      at: now,
      deed: letter.sentId === null ? 'letter.withdraw' : 'letter.erase',
      subject: subjectOfLetter(letter.id),
    })
    await forgetLetter(tx, letter, now)
    return 'gone'
  })

async function isLeaving(tx: WriteDb, { mailId, state }: KeptLetter): Promise<boolean> {
  if (mailId === null || state !== 'queued') return false
  const [mail] = await mailsByIds(tx, [mailId])
  return mail?.state === 'sending'
}

/** Deletes a letter with all that our mails said of it. In the caller's transaction, which holds it and is audited. */
export async function forgetLetter(tx: WriteDb, letter: KeptLetter, now: Date): Promise<void> {
  const mails = await mailsOfLetter(tx, letter.id)
  await forgetMails(
    tx,
    mails.map(({ mailId }) => mailId),
    now,
  )
  await dropFlag(tx, { of: flagOfLetter(letter.id), now })
  await deleteLetter(tx, letter.id)
}

/** The writer says whether an answer came. They may say it anew: an answer may come late. */
export const answerLetter = (
  house: LetterHouse,
  token: string,
  answer: LetterAnswer,
): Promise<'noted' | 'not-sent' | 'unknown'> =>
  withLetter(house, token, async (tx, letter, now) => {
    if (letter.sentId === null) return 'not-sent'
    await record(tx, {
      actor: writerActor,
      at: now,
      deed: 'letter.answer',
      subject: subjectOfLetter(letter.id),
      after: { answer, day: dayInUk(now) },
    })
    await writeAnswer(tx, letter.sentId, answer)
    await writeLetter(tx, letter.id, { answered_at: now })
    return 'noted'
  })

/** Whether it may be sent once more: nobody knows whether it arrived, or it was refused for a reason that may be over. */
export const maySendAgain = ({ state, failure }: Pick<KeptLetter, 'state' | 'failure'>): boolean =>
  state === 'uncertain' || (state === 'failed' && failure !== 'no-such-address' && failure !== 'returned')

export type AgainOutcome = 'queued' | 'not-now' | 'unknown' | { readonly why: string }

/** The writer asks for it to be sent once more. What may have arrived is never sent again without their word. */
export const sendLetterAgain = (house: LetterHouse, token: string, recipientOf: RecipientOf): Promise<AgainOutcome> =>
  withLetter<AgainOutcome>(house, token, async (tx, letter, now) => {
    if (!maySendAgain(letter)) return 'not-now'
    const there = await recipientOf(letter)(tx, house, letter)
    if (there.kind === 'gone') return { why: there.why }
    await record(tx, { actor: writerActor, at: now, deed: 'letter.again', subject: subjectOfLetter(letter.id) })
    await sendKeptLetter(tx, house, { letter, to: there.address, now })
    return 'queued'
  })
