import type { Selectable } from 'kysely'
import { type Locale, type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { ListPurpose } from '../network-words.ts'
import type { MailingTables } from './mailing-tables.ts'
import type { Fate, MailingState } from './mailing-words.ts'
import { everybody, type Segment, segmentSchema } from './segments/segment.ts'

/** What a mailing says in one language, as it was typed. */
export type Words = { readonly title: string; readonly subject: string; readonly body: string }

export type Mailing = {
  readonly id: number
  readonly purpose: ListPurpose
  readonly state: MailingState
  /** Counts the savings: who saves says which version they had before them. */
  readonly version: number
  readonly words: Readonly<Record<Locale, Words>>
  readonly segment: Segment
  readonly perMinute: number | null
  readonly isPublic: boolean
  readonly madeAt: Date
  readonly changedAt: Date
  readonly changedBy: string
  readonly startsAt: Date | null
  readonly startedAt: Date | null
  /** When all recipients were written down; how many they were. */
  readonly gatheredAt: Date | null
  readonly recipients: number | null
  readonly endedAt: Date | null
  readonly batchId: number | null
  /** What became of the recipients, once they are not kept one by one any more. */
  readonly outcome: Readonly<Partial<Record<Fate, number>>> | null
}

const asMailing = (row: Selectable<MailingTables['mailing']>): Mailing => ({
  id: row.id,
  purpose: row.purpose,
  state: row.state,
  version: row.version,
  words: {
    en: { title: row.title_en, subject: row.subject_en, body: row.body_en },
    cy: { title: row.title_cy, subject: row.subject_cy, body: row.body_cy },
  },
  segment: segmentSchema.parse(row.segment),
  perMinute: row.per_minute,
  isPublic: row.is_public,
  madeAt: row.made_at,
  changedAt: row.changed_at,
  changedBy: row.changed_by,
  startsAt: row.starts_at,
  startedAt: row.started_at,
  gatheredAt: row.gathered_at,
  recipients: row.recipients,
  endedAt: row.ended_at,
  batchId: row.batch_id,
  // Written by this room alone, as it says here.
  outcome: row.outcome as Mailing['outcome'],
})

export async function mailingById(db: ReadDb, id: number): Promise<Mailing | null> {
  const row = await rows<MailingTables>(db).selectFrom('mailing').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? asMailing(row) : null
}

/** Holds one until the transaction ends: of two at once, the second sees what the first has done. */
export async function holdMailing(tx: WriteDb, id: number): Promise<Mailing | null> {
  const row = await writes<MailingTables>(tx)
    .selectFrom('mailing')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? asMailing(row) : null
}

/** The newest first. */
export async function listMailings(db: ReadDb, limit: number): Promise<Mailing[]> {
  const found = await rows<MailingTables>(db).selectFrom('mailing').selectAll().orderBy('id', 'desc').limit(limit).execute()
  return found.map(asMailing)
}

/** Those that wait for their hour or are on their way. */
export async function mailingsToKeep(db: ReadDb): Promise<Mailing[]> {
  const found = await rows<MailingTables>(db)
    .selectFrom('mailing')
    .selectAll()
    .where('state', 'in', ['scheduled', 'sending', 'paused'])
    .orderBy('id')
    .execute()
  return found.map(asMailing)
}

type New = { readonly formToken: string; readonly by: string; readonly now: Date; readonly perMinute: number }

/** A new draft, or the one that the same form has made before. */
export async function insertMailing(
  tx: WriteDb,
  { formToken, by, now, perMinute }: New,
): Promise<{ id: number; isNew: boolean }> {
  const made = await writes<MailingTables>(tx)
    .insertInto('mailing')
    .values({
      purpose: 'updates',
      state: 'draft',
      version: 1,
      title_en: '',
      subject_en: '',
      body_en: '',
      title_cy: '',
      subject_cy: '',
      body_cy: '',
      segment: JSON.stringify(everybody),
      per_minute: perMinute,
      is_public: false,
      form_token: formToken,
      made_at: now,
      made_by: by,
      changed_at: now,
      changed_by: by,
      starts_at: null,
      started_at: null,
      gathered_at: null,
      recipients: null,
      ended_at: null,
      batch_id: null,
      outcome: null,
    })
    .onConflict(conflict => conflict.column('form_token').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made) return { id: Number(made.id), isNew: true }
  const known = await rows<MailingTables>(tx)
    .selectFrom('mailing')
    .select('id')
    .where('form_token', '=', formToken)
    .executeTakeFirstOrThrow()
  return { id: Number(known.id), isNew: false }
}

type Change = Partial<Omit<MailingTables['mailing'], 'id' | 'form_token' | 'made_at' | 'made_by'>>

export async function updateMailing(tx: WriteDb, id: number, change: Change): Promise<void> {
  await writes<MailingTables>(tx).updateTable('mailing').set(change).where('id', '=', id).execute()
}

export async function deleteMailing(tx: WriteDb, id: number): Promise<void> {
  await writes<MailingTables>(tx).deleteFrom('mailing').where('id', '=', id).execute()
}
