import { type ReadDb, rows, type WriteDb, writes } from '../../../foundation/index.ts'
import type { LetterTables } from '../letter-tables.ts'
import type { LetterMailKind } from '../letter-words.ts'

export type LetterMail = {
  readonly mailId: number
  readonly messageId: string
  readonly letterId: number
  readonly kind: LetterMailKind
  readonly queuedAt: Date
}

const mails = (db: ReadDb) =>
  rows<LetterTables>(db)
    .selectFrom('letter_mail')
    .select(['mail_id as mailId', 'message_id as messageId', 'letter_id as letterId', 'kind', 'queued_at as queuedAt'])

/** Notes which letter a mail in the outbox is about. */
export async function noteLetterMail(tx: WriteDb, { mailId, messageId, letterId, kind, queuedAt }: LetterMail): Promise<void> {
  await writes<LetterTables>(tx)
    .insertInto('letter_mail')
    .values({ mail_id: mailId, message_id: messageId, letter_id: letterId, kind, queued_at: queuedAt })
    .execute()
}

export const mailsOfLetter = (db: ReadDb, letterId: number): Promise<LetterMail[]> =>
  mails(db).where('letter_id', '=', letterId).orderBy('mail_id').execute()

export async function letterMailById(db: ReadDb, mailId: number): Promise<LetterMail | null> {
  return (await mails(db).where('mail_id', '=', mailId).executeTakeFirst()) ?? null
}

export async function letterMailByMessage(db: ReadDb, messageId: string): Promise<LetterMail | null> {
  return (await mails(db).where('message_id', '=', messageId).executeTakeFirst()) ?? null
}
