import { hideTokens } from '../../accounts/index.ts'
import { type MailOffice, type NewMail, newMessageId, queueMails, type WriteDb, writes } from '../../foundation/index.ts'
import { replyAddress } from '../letters/reply-address.ts'
import type { WritableSurveyTables } from '../schema.ts'
import type { LetterKind, RoundId } from '../types.ts'
import { letterSender } from './letter-sender.ts'

export type LetterToInsert = {
  readonly round: RoundId
  readonly trustCode: string
  readonly replyToken: string
  /** The address that the mail goes to; null: somebody delivers it by hand. */
  readonly to: string | null
  /** Where it goes when it does not go by mail: the portal's address, or nothing. */
  readonly place?: string
  readonly kind: LetterKind
  readonly subject: string
  readonly text: string
  /** What the mail says where it is more than the thread keeps: the token of a private link stands in the mail alone. */
  readonly mailText?: string
  /** The Message-ID of the letter that this one follows. */
  readonly inReplyTo?: string | null
}

export type LettersHow = {
  readonly charityName: string
  readonly office: MailOffice
  readonly now: Date
  readonly notBefore?: Date
  readonly batch?: number
}

export type InsertedLetter = { readonly trustCode: string; readonly messageId: number; readonly mailId: number | null }

/** So many rows stay far below the 65,535 values that one statement can hold. */
const atOnce = 500

/**
 * Writes letters into their threads and their mails into the outbox, in the transaction of the caller, who also enters them in the audit
 * log. The answer to each comes to the request's own address, and so does what mail servers return. In the order of the letters.
 */
export async function insertLetters(tx: WriteDb, letters: readonly LetterToInsert[], how: LettersHow): Promise<InsertedLetter[]> {
  const written = letters.map(letter => ({ letter, mail: mailOf(letter, how) }))
  const mails = written.flatMap(({ mail }) => mail ?? [])
  const ids = await queueMails(tx, mails, how.office)
  const idOf = new Map(mails.map((mail, index) => [mail.messageId, ids[index] ?? null]))
  const inserted: InsertedLetter[] = []
  for (let from = 0; from < written.length; from += atOnce) {
    const part = written.slice(from, from + atOnce)
    const messages = await writes<WritableSurveyTables>(tx)
      .insertInto('message')
      .values(part.map(({ letter, mail }) => messageOf(letter, mail, (mail && idOf.get(mail.messageId)) ?? null, how)))
      .returning(['id', 'round_id', 'trust_code', 'mail_id'])
      .execute()
    // The database promises no order for what it returns.
    const byKey = new Map(messages.map(row => [`${row.round_id}/${row.trust_code}`, row]))
    for (const { letter } of part) {
      const row = byKey.get(`${letter.round}/${letter.trustCode}`)
      if (row) inserted.push({ trustCode: letter.trustCode, messageId: Number(row.id), mailId: row.mail_id })
    }
  }
  return inserted
}

type LetterMail = NewMail & { readonly messageId: string }

function mailOf(letter: LetterToInsert, { charityName, office, notBefore, batch }: LettersHow): LetterMail | null {
  if (letter.to === null) return null
  const address = replyAddress(letter.replyToken, office.mailDomain)
  const { inReplyTo } = letter
  return {
    kind: 'request',
    messageId: newMessageId(office.mailDomain),
    from: letterSender(charityName, address),
    to: letter.to,
    replyTo: address,
    // What cannot be delivered comes back to the request that it belongs to.
    envelopeFrom: address,
    subject: letter.subject,
    text: letter.mailText ?? letter.text,
    ...(inReplyTo ? { headers: { 'In-Reply-To': inReplyTo, References: inReplyTo } } : {}),
    ...(notBefore ? { notBefore } : {}),
    ...(batch === undefined ? {} : { batch }),
  }
}

const messageOf = (
  letter: LetterToInsert,
  mail: LetterMail | null,
  mailId: number | null,
  { charityName, office, now }: LettersHow,
): WritableSurveyTables['message'] => ({
  round_id: letter.round,
  trust_code: letter.trustCode,
  direction: 'out',
  letter_kind: letter.kind,
  mail_id: mailId,
  header_message_id: mail?.messageId ?? null,
  sender: letterSender(charityName, replyAddress(letter.replyToken, office.mailDomain)),
  recipient: letter.to ?? letter.place ?? '',
  subject: letter.subject,
  // The thread is read by more people than may write in the name of a trust.
  body: hideTokens(letter.text),
  at: now,
  guess: null,
  authentication: null,
  raw_sha256: null,
  raw_bytes: null,
  held_because: null,
  filed_by: null,
})
