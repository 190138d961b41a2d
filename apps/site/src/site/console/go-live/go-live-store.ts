import { type ReadDb, rows, type WriteDb, writes } from '../../../foundation/index.ts'
import type { MailJudgement } from './mail/judge-authentication.ts'
import type { FoundRecords } from './mail/judge-records.ts'

export type MailTest = {
  readonly id: number
  readonly mailId: number
  readonly messageId: string
  readonly fromAddress: string
  readonly recipient: string
  readonly sentAt: Date
  readonly sentBy: string
  /** What another mail server said of it; null until somebody has brought that back. */
  readonly judgement: MailJudgement | null
  readonly judgedAt: Date | null
  readonly judgedBy: string | null
}

export type DomainCheck = { readonly found: FoundRecords; readonly lookedUpAt: Date; readonly lookedUpBy: string }
export type RestoreTest = { readonly on: string; readonly notedAt: Date; readonly notedBy: string }

type MailTestRow = {
  id: number
  mail_id: number
  message_id: string
  from_address: string
  recipient: string
  sent_at: Date
  sent_by: string
  judgement: MailJudgement | null
  judged_at: Date | null
  judged_by: string | null
}
type Tables = {
  mail_test: MailTestRow
  mail_domain_check: { domain: string; found: FoundRecords; looked_up_at: Date; looked_up_by: string }
  restore_test: { on_day: string; noted_at: Date; noted_by: string }
}
/** Numbers come by themselves, and jsonb goes in as text. */
type WritableTables = {
  mail_test: Omit<MailTestRow, 'id' | 'judgement'> & { id?: number; judgement: string | null }
  mail_domain_check: Omit<Tables['mail_domain_check'], 'found'> & { found: string }
  restore_test: Tables['restore_test']
}

const mailTests = (db: ReadDb) =>
  rows<Tables>(db)
    .selectFrom('mail_test')
    .select([
      'id',
      'mail_id as mailId',
      'message_id as messageId',
      'from_address as fromAddress',
      'recipient',
      'sent_at as sentAt',
      'sent_by as sentBy',
      'judgement',
      'judged_at as judgedAt',
      'judged_by as judgedBy',
    ])

/** The newest first. */
export const newestMailTests = (db: ReadDb, limit = 10): Promise<MailTest[]> =>
  mailTests(db).orderBy('id', 'desc').limit(limit).execute()

/** The one whose verdict was brought back last. */
export const lastJudgedTest = async (db: ReadDb): Promise<MailTest | null> =>
  (await mailTests(db)
    .where('judged_at', 'is not', null)
    .orderBy('judged_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()) ?? null

export const mailTestByMessageId = async (db: ReadDb, messageId: string): Promise<MailTest | null> =>
  (await mailTests(db).where('message_id', '=', messageId).executeTakeFirst()) ?? null

type NewTest = Pick<MailTest, 'mailId' | 'messageId' | 'fromAddress' | 'recipient' | 'sentBy'> & { readonly now: Date }

export async function insertMailTest(tx: WriteDb, test: NewTest): Promise<number> {
  const { id } = await writes<WritableTables>(tx)
    .insertInto('mail_test')
    .values({
      mail_id: test.mailId,
      message_id: test.messageId,
      from_address: test.fromAddress,
      recipient: test.recipient,
      sent_at: test.now,
      sent_by: test.sentBy,
      judgement: null,
      judged_at: null,
      judged_by: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return Number(id)
}

type Judging = { readonly id: number; readonly judgement: MailJudgement; readonly by: string; readonly now: Date }

export async function saveJudgement(tx: WriteDb, { id, judgement, by, now }: Judging): Promise<void> {
  await writes<WritableTables>(tx)
    .updateTable('mail_test')
    .set({ judgement: JSON.stringify(judgement), judged_at: now, judged_by: by })
    .where('id', '=', id)
    .execute()
}

export async function domainCheckOf(db: ReadDb, domain: string): Promise<DomainCheck | null> {
  const row = await rows<Tables>(db).selectFrom('mail_domain_check').selectAll().where('domain', '=', domain).executeTakeFirst()
  return row ? { found: row.found, lookedUpAt: row.looked_up_at, lookedUpBy: row.looked_up_by } : null
}

export async function saveDomainCheck(
  tx: WriteDb,
  { found, by, now }: { found: FoundRecords; by: string; now: Date },
): Promise<void> {
  const values = { found: JSON.stringify(found), looked_up_at: now, looked_up_by: by }
  await writes<WritableTables>(tx)
    .insertInto('mail_domain_check')
    .values({ domain: found.domain, ...values })
    .onConflict(conflict => conflict.column('domain').doUpdateSet(values))
    .execute()
}

export async function lastRestoreTest(db: ReadDb): Promise<RestoreTest | null> {
  const row = await rows<Tables>(db).selectFrom('restore_test').selectAll().orderBy('on_day', 'desc').limit(1).executeTakeFirst()
  return row ? { on: row.on_day, notedAt: row.noted_at, notedBy: row.noted_by } : null
}

/** False when that day has been noted before. */
export async function insertRestoreTest(tx: WriteDb, { on, by, now }: { on: string; by: string; now: Date }): Promise<boolean> {
  const added = await writes<WritableTables>(tx)
    .insertInto('restore_test')
    .values({ on_day: on, noted_at: now, noted_by: by })
    .onConflict(conflict => conflict.column('on_day').doNothing())
    .returning('on_day')
    .execute()
  return added.length > 0
}
