import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { NetworkTables } from '../network-tables.ts'
import type { SupporterMailKind } from '../network-words.ts'

export type SupporterMail = {
  readonly mailId: number
  readonly messageId: string
  readonly kind: SupporterMailKind
  readonly queuedAt: Date
  readonly supporterId: number
}

/** Notes whose a mail is that stands in the outbox. */
export async function noteMails(tx: WriteDb, mails: readonly SupporterMail[]): Promise<void> {
  if (mails.length === 0) return
  await writes<NetworkTables>(tx)
    .insertInto('supporter_mail')
    .values(
      mails.map(({ mailId, messageId, kind, queuedAt, supporterId }) => ({
        mail_id: mailId,
        message_id: messageId,
        kind,
        queued_at: queuedAt,
        supporter_id: supporterId,
      })),
    )
    .execute()
}

const mails = (db: ReadDb) =>
  rows<NetworkTables>(db)
    .selectFrom('supporter_mail')
    .select(['mail_id as mailId', 'message_id as messageId', 'kind', 'queued_at as queuedAt', 'supporter_id as supporterId'])

export const mailsOf = (db: ReadDb, supporterId: number): Promise<SupporterMail[]> =>
  mails(db).where('supporter_id', '=', supporterId).orderBy('mail_id').execute()

export async function supporterOfMail(db: ReadDb, mailId: number): Promise<SupporterMail | null> {
  return (await mails(db).where('mail_id', '=', mailId).executeTakeFirst()) ?? null
}

export async function supporterOfMessage(db: ReadDb, messageId: string): Promise<SupporterMail | null> {
  return (await mails(db).where('message_id', '=', messageId).executeTakeFirst()) ?? null
}

/** Whether such a mail was written since then: the same form sent twice writes one. */
export async function hasMailSince(
  db: ReadDb,
  { supporterId, kind, since }: { supporterId: number; kind: SupporterMailKind; since: Date },
): Promise<boolean> {
  const found = await mails(db)
    .where('supporter_id', '=', supporterId)
    .where('kind', '=', kind)
    .where('queued_at', '>', since)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** Those written before this moment, some at once. */
export const mailsBefore = (db: ReadDb, before: Date, limit: number): Promise<SupporterMail[]> =>
  mails(db).where('queued_at', '<', before).orderBy('queued_at').limit(limit).execute()

export async function dropMails(tx: WriteDb, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await writes<NetworkTables>(tx).deleteFrom('supporter_mail').where('mail_id', 'in', ids).execute()
}
