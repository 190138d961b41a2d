import { type FigureDate, type ReadDb, rows, type WriteDb, writes } from '../../../foundation/index.ts'
import type { PromiseState } from '../definitions.ts'
import type { MeasureTables, VersionKind } from './measure-tables.ts'

/** What staff say of a measure on a day, with the evidence. Either an amount or a state. */
export type Entered = {
  readonly date: FigureDate
  /** A whole number; of a percentage the percents. Null for a promise. */
  readonly amount: number | null
  /** Out of how many; null where that is not asked. */
  readonly outOf: number | null
  readonly state: PromiseState | null
  readonly source: string
  /** Where it can be read; empty where it cannot. Then `kept` says where the evidence lies. */
  readonly url: string
  readonly kept: string
  readonly note: { readonly en: string; readonly cy: string }
}

/** One version of a reading, whole. */
export type EntryVersion = Entered & {
  readonly version: number
  readonly kind: VersionKind
  readonly reason: string
  readonly by: string
  readonly at: Date
}

/** A reading as it stands: its newest version. */
export type MeasureEntry = EntryVersion & { readonly id: number; readonly measure: string }

const versionColumns = [
  'version',
  'kind',
  'date',
  'amount',
  'out_of',
  'state',
  'source',
  'url',
  'kept',
  'note_en',
  'note_cy',
  'reason',
  'by_name',
  'at',
] as const

type Row = Pick<MeasureTables['measure_version'], (typeof versionColumns)[number]>

const asVersion = (row: Row): EntryVersion => ({
  version: row.version,
  kind: row.kind,
  date: row.date,
  amount: row.amount,
  outOf: row.out_of,
  state: row.state,
  source: row.source,
  url: row.url,
  kept: row.kept,
  note: { en: row.note_en, cy: row.note_cy },
  reason: row.reason,
  by: row.by_name,
  at: row.at,
})

const newest = (db: ReadDb) =>
  rows<MeasureTables>(db)
    .selectFrom('measure_entry as e')
    .innerJoin('measure_version as v', 'v.entry_id', 'e.id')
    .distinctOn('e.id')
    .select(['e.id', 'e.measure', ...versionColumns.map(column => `v.${column}` as const)])
    .orderBy('e.id')
    .orderBy('v.version', 'desc')

/** Every reading that was ever entered, as it stands, those that were withdrawn included; the oldest day first. */
export async function allEntries(db: ReadDb): Promise<MeasureEntry[]> {
  const found = (await newest(db).execute()).map(({ id, measure, ...row }) => ({ id, measure, ...asVersion(row) }))
  return found.sort((a, b) => endOf(a.date).localeCompare(endOf(b.date)) || a.id - b.id)
}

/** The last day, month or year of a date of a figure: what it is sorted by, and how old it is. */
export const endOf = (date: FigureDate): string => date.split('/').at(-1) ?? date

export async function entryById(db: ReadDb, id: number): Promise<MeasureEntry | null> {
  const row = await newest(db).where('e.id', '=', id).executeTakeFirst()
  if (!row) return null
  const { measure, ...version } = row
  return { id, measure, ...asVersion(version) }
}

/** All versions of a reading, the newest first. */
export async function versionsOf(db: ReadDb, id: number): Promise<EntryVersion[]> {
  const found = await rows<MeasureTables>(db)
    .selectFrom('measure_version')
    .select(versionColumns)
    .where('entry_id', '=', id)
    .orderBy('version', 'desc')
    .execute()
  return found.map(asVersion)
}

/** Held until the transaction ends: of two who change at once, the second sees what the first has written. */
export async function holdEntry(tx: WriteDb, id: number): Promise<MeasureEntry | null> {
  const held = await writes<MeasureTables>(tx)
    .selectFrom('measure_entry')
    .select('id')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return held ? entryById(tx, id) : null
}

/** The reading that this form has written, if it was sent before. */
export async function entryOfForm(db: ReadDb, formToken: string): Promise<number | null> {
  const found = await rows<MeasureTables>(db)
    .selectFrom('measure_version')
    .select('entry_id')
    .where('form_token', '=', formToken)
    .executeTakeFirst()
  return found?.entry_id ?? null
}

export async function insertEntry(
  tx: WriteDb,
  { measure, at }: { readonly measure: string; readonly at: Date },
): Promise<number> {
  const { id } = await writes<MeasureTables>(tx)
    .insertInto('measure_entry')
    .values({ measure, made_at: at })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export type NewVersion = EntryVersion & { readonly entryId: number; readonly formToken: string }

export async function insertVersion(tx: WriteDb, { entryId, formToken, outOf, note, by, ...version }: NewVersion): Promise<void> {
  await writes<MeasureTables>(tx)
    .insertInto('measure_version')
    .values({
      ...version,
      entry_id: entryId,
      out_of: outOf,
      note_en: note.en,
      note_cy: note.cy,
      form_token: formToken,
      by_name: by,
    })
    .execute()
}
