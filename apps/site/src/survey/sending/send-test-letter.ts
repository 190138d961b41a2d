import { type Actor, inTransaction, listMail, queueMail, record, type WriteDb } from '../../foundation/index.ts'
import { replyAddress } from '../letters/reply-address.ts'
import { roundById } from '../rounds/round-store.ts'
import type { RoundId } from '../types.ts'
import { letterSender } from './letter-sender.ts'
import { loadPlan, type SendingHouse } from './load-plan.ts'
import { newReplyToken } from './make-requests.ts'
import { planLetters } from './plan-letters.ts'

export type TestLetter = {
  readonly round: RoundId
  readonly trustCode: string
  readonly to: string
  /** Said at the top of the mail and before its subject. */
  readonly words: { readonly subject: (subject: string) => string; readonly note: (trust: string) => string }
  readonly house: SendingHouse
  readonly actor: Actor
  readonly now: Date
}

export type TestOutcome =
  | { readonly outcome: 'written' | 'already'; readonly mailId: number }
  | { readonly outcome: 'no-such-letter' }

/** Pressing twice is one wish. */
const sameWishMs = 60_000

/**
 * Writes one letter of a round to the person who looks at it, marked as a test. No request is made, and its reply address belongs to
 * nothing: an answer to it lies in the holding pen.
 */
export const sendTestLetter = (db: WriteDb, input: TestLetter): Promise<TestOutcome> =>
  inTransaction(db, async (tx): Promise<TestOutcome> => {
    const { house, now, actor, words } = input
    const round = await roundById(tx, input.round)
    const plan = round && (await loadPlan(tx, round, house, now))
    const token = newReplyToken()
    const planned = plan && planLetters(plan.input, () => token).find(({ trust }) => trust.code === input.trustCode)
    if (!plan || !planned?.letter) return { outcome: 'no-such-letter' }
    const subject = words.subject(planned.letter.subject)
    const recent = (await listMail(tx, { limit: 50 })).find(
      mail =>
        mail.kind === 'test' &&
        mail.to === input.to &&
        mail.subject === subject &&
        now.getTime() - mail.queuedAt.getTime() < sameWishMs,
    )
    if (recent) return { outcome: 'already', mailId: recent.id }
    const address = replyAddress(token, house.mailDomain)
    const mailId = await queueMail(
      tx,
      {
        kind: 'test',
        from: letterSender(plan.input.charity.name, address),
        to: input.to,
        replyTo: address,
        envelopeFrom: address,
        subject,
        text: `${words.note(planned.trust.name)}\n\n${planned.letter.text}`,
      },
      { smtpUrl: house.smtpUrl, mailDomain: house.mailDomain, clock: () => now },
    )
    await record(tx, {
      actor,
      at: now,
      deed: 'round.try',
      subject: { kind: 'round', id: input.round },
      after: { trust: input.trustCode },
    })
    return { outcome: 'written', mailId }
  })
