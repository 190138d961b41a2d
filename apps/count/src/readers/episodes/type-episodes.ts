import type { Workbench } from '../../workbench/index.ts'
import type { SourceFile } from '../reader.ts'
import {
  checkDateColumns,
  dateWritten,
  monthOfBirth,
  nhsDigits,
  nhsProblem,
  precisionOf,
  withoutFiller,
} from '../tabular/index.ts'
import { dateFields as dates, type EpisodeColumns, type EpisodeFeed, type EpisodeField } from './episode-columns.ts'
import { type ScannedFile, unreadDays } from './keep-episodes.ts'
import { scopeOf, scopeOfFile } from './scan-episodes.ts'

/** A table of kept episodes with dates as dates; it is made by the first file. */
export const typedColumns = `file_id INTEGER, row_number BIGINT, record_id BIGINT, record_hash VARCHAR, is_death BOOLEAN, provider VARCHAR, episode_key VARCHAR, spell_key VARCHAR,
  nhs_number VARCHAR, nhs_number_problem VARCHAR, trace VARCHAR, local_scope VARCHAR, local_id VARCHAR, given VARCHAR, family VARCHAR, postcode VARCHAR, sex VARCHAR,
  birth DATE, birth_precision VARCHAR, started DATE, finished DATE, admitted DATE, discharged DATE, ends_early BOOLEAN, leaves_early BOOLEAN, before_birth BOOLEAN`

/** A file whose kept rows stand in episode_kept. Without `scanned` its days are dates, and none of them is odd; without `hasTextDates` so are all its dates. */
export type ReadFile = {
  file: SourceFile
  columns: EpisodeColumns
  scanned?: ScannedFile | undefined
  hasTextDates: boolean
}

/**
 * Looks at the columns of dates of a file, and tells what is wrong with them.
 *
 * @returns the columns that are refused
 */
export async function refuseDates(
  workbench: Workbench,
  { file, columns, scanned, hasTextDates }: ReadFile,
): Promise<ReadonlySet<string>> {
  if (!hasTextDates) return new Set()
  const headersOf = (names: readonly EpisodeField[]) =>
    Object.fromEntries(names.filter(name => columns.at[name] !== undefined).map(name => [name, headerOf(file, columns, name)]))
  const kept = `(SELECT * FROM episode_kept WHERE file_id = ${file.fileId})`
  const isOdd = scanned !== undefined && (await hasOddDays(workbench, scanned, kept))
  return new Set([
    ...(isOdd && scanned !== undefined
      ? await checkDateColumns(workbench, file, { table: unreadDays(scanned), headers: headersOf(['started']) })
      : []),
    ...(await checkDateColumns(workbench, file, { table: kept, headers: headersOf(dates.filter(name => name !== 'started')) })),
  ])
}

const headerOf = (file: SourceFile, { at }: EpisodeColumns, field: EpisodeField) => file.table?.columns[at[field] ?? -1] ?? field

/** Reads the dates and numbers of the kept rows into episode_typed: of all files together that are alike. */
export async function typeEpisodes(
  workbench: Workbench,
  feed: EpisodeFeed,
  files: readonly (ReadFile & { refused: ReadonlySet<string> })[],
): Promise<void> {
  const alike = Map.groupBy(files, file => typedOf(feed, file))
  for (const [typed, own] of alike) {
    await workbench.run(
      `INSERT INTO episode_typed ${typed} FROM episode_kept WHERE file_id IN (${own.map(({ file }) => file.fileId).join(', ')})))))`,
    )
  }
}

/** The reading of a file's rows, as SQL that ends before the innermost FROM. */
function typedOf(feed: EpisodeFeed, { file, columns, refused }: ReadFile & { refused: ReadonlySet<string> }): string {
  const { at } = columns
  const usable = dates.filter(name => at[name] !== undefined && !refused.has(name))
  const written = dates.map(
    name => `${usable.includes(name) ? `coalesce(${name}_date, ${dateWritten(name)})` : 'NULL::DATE'} AS ${name}_written`,
  )
  const read = dates.map(name => `${withoutFiller(`${name}_written`)} AS ${name}_on`)
  const scope =
    feed.localScope === 'column'
      ? `'${feed.source}:${headerOf(file, columns, 'local_id').toLowerCase()}'`
      : scopeOf('provider', scopeOfFile(file, feed.source, at.local_id))
  // One step a line: each looks at the names that the line below has made, so that no expression is written out twice.
  return `
    SELECT file_id, row_number, record_id, record_hash, is_death, upper(provider), episode_key, spell_key,
      CASE WHEN problem IS NULL THEN digits END, problem, trace, CASE WHEN local_id IS NOT NULL THEN ${scope} END, local_id,
      ${at.given === undefined ? 'NULL' : 'bare_name(given)'}, ${at.family === undefined ? 'NULL' : 'bare_name(family)'},
      ${at.postcode === undefined ? 'NULL' : 'postcode(postcode)'}, CASE WHEN sex IN ('1', '2', '9') THEN sex ELSE sex_code(sex) END,
      born, CASE WHEN birth_on IS NOT NULL THEN ${precisionOf('birth', 'birth_on')} WHEN born IS NOT NULL THEN 'month' END,
      CASE WHEN NOT before_birth THEN started_on END, CASE WHEN NOT ends_early THEN finished_on END, admitted_on, CASE WHEN NOT leaves_early THEN discharged_on END, ends_early, leaves_early, before_birth
    FROM (SELECT *, ${at.nhs === undefined ? `'missing'` : nhsProblem('digits')} AS problem, coalesce(finished_on < started_on, false) AS ends_early,
      coalesce(discharged_on < admitted_on, false) AS leaves_early, coalesce(started_on < born, false) AS before_birth
    FROM (SELECT *, coalesce(birth_on, birth_month_on) AS born
    FROM (SELECT *, ${nhsDigits('nhs')} AS digits, ${withoutFiller('birth_month_written')} AS birth_month_on, ${read.join(', ')}
    FROM (SELECT *, ${at.birth_month === undefined ? 'NULL::DATE' : monthOfBirth('birth_month')} AS birth_month_written, ${written.join(', ')}`
}

/** Whether a day of the file is missing or not written with the year first: only then are all of them looked at. */
async function hasOddDays(workbench: Workbench, { fileId }: ScannedFile, kept: string): Promise<boolean> {
  const [found] = await workbench.rows<{ odd: boolean | null }>(
    `SELECT (SELECT count(*) FROM episode_candidate WHERE file_id = ${fileId} AND is_undated) > 0
      OR (SELECT count(*) FROM ${kept} WHERE started IS NOT NULL AND TRY_CAST(started AS DATE) IS NULL) > 0 AS odd`,
  )
  return found?.odd === true
}
