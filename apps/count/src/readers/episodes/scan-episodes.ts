import { quoted } from '../../workbench/index.ts'
import type { ReadContext, SourceFile } from '../reader.ts'
import { columnScope, dateWritten, nhsDigits, type StagedRows, scanRows, type TableSource, tidy } from '../tabular/index.ts'
import type { EpisodeColumns, EpisodeFeed, PayloadField } from './episode-columns.ts'

/**
 * A code that may be one of C00–C97, D05 or Z85.3, in as few comparisons as can be: this is asked of each diagnosis of each row. Small letters sort after capitals and come through;
 * what comes through wrongly is sorted out among the few rows that are kept.
 */
const mayBeCancer = (code: string): string =>
  `(${code} >= 'C' AND (${code} < 'D06' OR (${code} >= 'Z85' AND NOT (${code} > 'Z86' AND ${code} < '['))))`
const mayHoldCancer = (list: string): string => `regexp_matches(${list}, '(^|[^A-Za-z0-9])[CcDdZz][0-9]')`

/** What an episode's person is found by, as a number of 64 bits; NULL for nobody. Among ten million people two share one by chance in one of 400,000 extracts. */
export const localHash = (id: string, scope: string | undefined): string =>
  `CASE WHEN ${id} <> '' THEN ${scope === undefined ? `hash(${id})` : `hash(${id}, ${scope})`} END`
export const nhsHash = (digits: string): string => `CASE WHEN ${digits} <> '' THEN hash(${digits}) END`
/** A hospital's code without that of its site, RXX of RXX01; where no hospital is named, the feed and the column that the number stands in. */
export const scopeOf = (provider: string, ifNone: string): string =>
  `coalesce(nullif(left(upper(${provider}), 3), ''), ${quoted(ifNone)})`
/** The scope of a file's local numbers where no hospital is named. */
export const scopeOfFile = (file: SourceFile, source: string, at: number | undefined): string =>
  columnScope(source, file.table?.columns[at ?? -1] ?? 'local_id')

export type ScanPlan = {
  feed: EpisodeFeed
  columns: EpisodeColumns
  /** What a kept row is to hold, in this order, the same for all files of the feed. */
  payload: readonly PayloadField[]
  context: Pick<ReadContext, 'workbench' | 'progress'>
}

/** The one scan of a file: of every row its day and its person, of rows with a cancer code, a death or a day that cannot be read everything. */
export async function scanEpisodes(file: SourceFile, { feed, columns, payload, context }: ScanPlan): Promise<StagedRows> {
  const { at } = columns
  const fields = Object.fromEntries(
    payload.map(field => [field, field === 'codes' ? codesOf(columns) : (table: TableSource) => tidy(table, at[field])]),
  )
  return await scanRows(
    file,
    {
      into: `episode_${file.fileId}`,
      fields,
      every: table => ({
        day: dayOf(table, at.started),
        person_local: localHash(
          tidy(table, at.local_id),
          feed.localScope === 'column'
            ? undefined
            : scopeOf(tidy(table, at.provider), scopeOfFile(file, feed.source, at.local_id)),
        ),
        ...(at.nhs === undefined ? {} : { person_nhs: nhsHash(nhsOf(table, at.nhs)) }),
      }),
      keep: table =>
        [
          ...columns.diagnoses.map(({ at: place }) => mayBeCancer(tidy(table, place))),
          ...columns.lists.map(place => mayHoldCancer(table.text(place))),
          ...(at.method === undefined ? [] : [`${table.text(at.method)} IN ('4', '04')`]),
          ...(at.started === undefined ? [] : [`(day IS NULL AND ${table.raw(at.started)} IS NOT NULL)`]),
        ].join(' OR '),
    },
    context,
  )
}

/** All diagnoses of a row as `,C509,,I10X`, each behind its comma, a hole where there is none. */
export const codesOf = (columns: EpisodeColumns) => (table: TableSource) => {
  const cells = new Map(columns.diagnoses.map(({ position, at }) => [position, tidy(table, at)]))
  const last = Math.max(0, ...cells.keys())
  const parts = Array.from({ length: last }, (_, index) => `',', ${cells.get(index + 1) ?? 'NULL'}`)
  const lists = columns.lists.map(at => `',', regexp_replace(${table.text(at)}, '[^A-Za-z0-9.]+', ',', 'g')`)
  return `concat(${[...parts, ...lists, `''`].join(', ')})`
}

function nhsOf(table: TableSource, at: number): string {
  const hasSigns = table.sample(at).some(cell => /[\s-]/.test(cell))
  return hasSigns ? nhsDigits(table.text(at)) : table.text(at)
}

/** The day of a row. Nearly all files write 2023-05-17, which a plain cast reads fastest. */
export function dayOf(table: TableSource, at: number | undefined): string {
  if (at === undefined) return 'NULL::DATE'
  if (table.type(at) === 'DATE') return table.raw(at)
  if (table.type(at) !== 'VARCHAR') return `TRY_CAST(${table.raw(at)} AS DATE)`
  return `coalesce(TRY_CAST(${table.raw(at)} AS DATE), CASE WHEN ${table.raw(at)} IS NOT NULL THEN ${dateWritten(`trim(${table.raw(at)})`)} END)`
}
