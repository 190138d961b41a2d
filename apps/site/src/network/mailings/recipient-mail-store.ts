import { sql } from 'kysely'
import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { NetworkTables } from '../network-tables.ts'
import type { ListPurpose } from '../network-words.ts'
import type { MailingTables } from './mailing-tables.ts'
import type { Fate } from './mailing-words.ts'

/** Notes what became of mails, each of which is some recipient’s. */
export async function noteFate(tx: WriteDb, mailIds: readonly number[], fate: Fate): Promise<void> {
  if (mailIds.length === 0) return
  await writes<MailingTables>(tx)
    .updateTable('mailing_recipient')
    .set({ fate })
    .where('mail_id', 'in', [...mailIds])
    .execute()
}

/** Mails of a mailing that stand in the outbox though their reader may not be written to any more. */
export async function writtenInVain(db: ReadDb, mailing: number, purpose: ListPurpose): Promise<number[]> {
  const found = await rows<MailingTables & NetworkTables>(db)
    .selectFrom('mailing_recipient as recipient')
    .select('recipient.mail_id')
    .where('recipient.mailing_id', '=', mailing)
    .where('recipient.fate', '=', sql.lit<Fate>('written'))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('permission')
            .select('permission.supporter_id')
            .whereRef('permission.supporter_id', '=', 'recipient.supporter_id')
            .where('permission.purpose', '=', purpose),
        ),
      ),
    )
    .execute()
  return found.flatMap(({ mail_id }) => mail_id ?? [])
}

/** Mails to one person that have not left, of all mailings or of those for one purpose. */
export async function mailsOnTheirWay(db: ReadDb, supporterId: number, purpose: ListPurpose | null): Promise<number[]> {
  let query = rows<MailingTables>(db)
    .selectFrom('mailing_recipient as recipient')
    .innerJoin('mailing', 'mailing.id', 'recipient.mailing_id')
    .select('recipient.mail_id')
    .where('recipient.supporter_id', '=', supporterId)
    .where('recipient.fate', 'in', ['written', 'held'])
  if (purpose !== null) query = query.where('mailing.purpose', '=', purpose)
  return (await query.execute()).flatMap(({ mail_id }) => mail_id ?? [])
}

/** Mails that have gone and whose text is still there. */
export async function mailsToClear(db: ReadDb, limit: number): Promise<number[]> {
  const found = await rows<MailingTables>(db)
    .selectFrom('mailing_recipient')
    .select('mail_id')
    .where(eb => eb.and([eb('fate', '=', sql.lit<Fate>('sent')), eb.not('is_cleared')]))
    .orderBy('mail_id')
    .limit(limit)
    .execute()
  return found.flatMap(({ mail_id }) => mail_id ?? [])
}

export async function noteCleared(tx: WriteDb, mailIds: readonly number[]): Promise<void> {
  if (mailIds.length === 0) return
  await writes<MailingTables>(tx)
    .updateTable('mailing_recipient')
    .set({ is_cleared: true })
    .where('mail_id', 'in', [...mailIds])
    .execute()
}

export type Uncertain = { readonly supporterId: number; readonly domain: string; readonly mailId: number }

/** Those of whom nobody knows whether they got it. */
export async function uncertainOf(db: ReadDb, mailing: number, limit: number): Promise<Uncertain[]> {
  const found = await rows<MailingTables>(db)
    .selectFrom('mailing_recipient')
    .select(['supporter_id as supporterId', 'domain', 'mail_id as mailId'])
    .where('mailing_id', '=', mailing)
    .where('fate', '=', 'uncertain')
    .orderBy('supporter_id')
    .limit(limit)
    .execute()
  return found.flatMap(({ mailId, ...row }) => (mailId === null ? [] : [{ ...row, mailId }]))
}
