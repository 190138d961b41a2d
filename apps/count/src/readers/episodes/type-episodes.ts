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
import {
  dateFields as dates,
  type EpisodeColumns,
  type EpisodeFeed,
  type EpisodeField,
  type PayloadField,
} from './episode-columns.ts'
import { type ScannedFile, unreadDays } from './keep-episodes.ts'
import { fileOfRecord, rowOfRecord } from './record-numbers.ts'
import { scopeOf, scopeOfFile } from './scan-episodes.ts'

type TypedColumn = { type: string; of?: readonly EpisodeField[]; otherwise?: string }

/** What stands of a kept episode, with dates as dates. `of` names the fields without which a column would say `otherwise`, NULL if left out, of every row. */
const typedColumns: Readonly<Record<string, TypedColumn>> = {
  record_id: { type: 'BIGINT' },
  record_hash: { type: 'VARCHAR' },
  is_death: { type: 'BOOLEAN' },
  provider: { type: 'VARCHAR', of: ['provider'] },
  episode_key: { type: 'VARCHAR', of: ['episode_key'] },
  spell_key: { type: 'VARCHAR', of: ['spell_key'] },
  nhs_number: { type: 'VARCHAR', of: ['nhs'] },
  nhs_number_problem: { type: 'VARCHAR', of: ['nhs'], otherwise: "'missing'" },
  trace: { type: 'VARCHAR', of: ['trace'] },
  local_scope: { type: 'VARCHAR', of: ['local_id'] },
  local_id: { type: 'VARCHAR', of: ['local_id'] },
  given: { type: 'VARCHAR', of: ['given'] },
  family: { type: 'VARCHAR', of: ['family'] },
  postcode: { type: 'VARCHAR', of: ['postcode'] },
  sex: { type: 'VARCHAR', of: ['sex'] },
  birth: { type: 'DATE', of: ['birth', 'birth_month'] },
  birth_precision: { type: 'VARCHAR', of: ['birth', 'birth_month'] },
  started: { type: 'DATE' },
  finished: { type: 'DATE', of: ['finished'] },
  admitted: { type: 'DATE', of: ['admitted'] },
  discharged: { type: 'DATE', of: ['discharged'] },
  ends_early: { type: 'BOOLEAN', of: ['finished'], otherwise: 'false' },
  leaves_early: { type: 'BOOLEAN', of: ['discharged'], otherwise: 'false' },
  before_birth: { type: 'BOOLEAN', of: ['birth', 'birth_month'], otherwise: 'false' },
}

const isWritten = ({ of }: TypedColumn, payload: readonly PayloadField[]): boolean =>
  of === undefined || of.some(field => payload.includes(field))

/** Makes episode_dated, a table without the columns that no file says anything in: they would take as long to write as the others. episode_typed shows it with them. */
async function makeTyped(workbench: Workbench, payload: readonly PayloadField[]): Promise<void> {
  const columns = Object.entries(typedColumns)
  const written = columns.filter(([, column]) => isWritten(column, payload))
  await workbench.run(
    `CREATE OR REPLACE TABLE episode_dated (${written.map(([name, { type }]) => `${name} ${type}`).join(', ')})`,
  )
  const shown = columns.map(([name, column]) =>
    isWritten(column, payload) ? name : `CAST(${column.otherwise ?? 'NULL'} AS ${column.type}) AS ${name}`,
  )
  await workbench.run(
    `CREATE OR REPLACE VIEW episode_typed AS SELECT ${fileOfRecord} AS file_id, ${rowOfRecord} AS row_number, ${shown.join(', ')} FROM episode_dated`,
  )
}

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

/** Reads the dates and numbers of the kept rows into episode_dated: of all files together that are alike. */
export async function typeEpisodes(
  workbench: Workbench,
  feed: EpisodeFeed,
  { files, payload }: { files: readonly (ReadFile & { refused: ReadonlySet<string> })[]; payload: readonly PayloadField[] },
): Promise<void> {
  await makeTyped(workbench, payload)
  const written = Object.entries(typedColumns).flatMap(([name, column]) => (isWritten(column, payload) ? [name] : []))
  const alike = Map.groupBy(files, file => typedOf(feed, file))
  for (const [typed, own] of alike) {
    await workbench.run(
      `INSERT INTO episode_dated SELECT ${written.join(', ')} FROM (${typed} FROM episode_kept WHERE file_id IN (${own.map(({ file }) => file.fileId).join(', ')}))))))`,
    )
  }
}

/** The reading of a file's rows, as SQL that ends before the innermost FROM. */
function typedOf(
  feed: EpisodeFeed,
  { file, columns, hasTextDates, refused }: ReadFile & { refused: ReadonlySet<string> },
): string {
  const { at } = columns
  const usable = dates.filter(name => at[name] !== undefined && !refused.has(name))
  // Getting ready to read a date from a text, in all ways in which it may be written, takes as long as reading a hundred thousand.
  const dateOf = (name: string) => (hasTextDates ? `coalesce(${name}_date, ${dateWritten(name)})` : `${name}_date`)
  const written = dates.map(name => `${usable.includes(name) ? dateOf(name) : 'NULL::DATE'} AS ${name}_written`)
  const read = dates.map(name => `${withoutFiller(`${name}_written`)} AS ${name}_on`)
  const scope =
    feed.localScope === 'column'
      ? `'${feed.source}:${headerOf(file, columns, 'local_id').toLowerCase()}'`
      : scopeOf('provider', scopeOfFile(file, feed.source, at.local_id))
  // One step a line: each looks at the names that the line below has made, so that no expression is written out twice.
  return `
    SELECT record_id, record_hash, is_death, upper(provider) AS provider, episode_key, spell_key, CASE WHEN problem IS NULL THEN digits END AS nhs_number,
      problem AS nhs_number_problem, trace, CASE WHEN local_id IS NOT NULL THEN ${scope} END AS local_scope, local_id,
      ${at.given === undefined ? 'NULL' : 'bare_name(given)'} AS given, ${at.family === undefined ? 'NULL' : 'bare_name(family)'} AS family,
      ${at.postcode === undefined ? 'NULL' : 'postcode(postcode)'} AS postcode, CASE WHEN sex IN ('1', '2', '9') THEN sex ELSE sex_code(sex) END AS sex, born AS birth,
      CASE WHEN birth_on IS NOT NULL THEN ${precisionOf('birth', 'birth_on')} WHEN born IS NOT NULL THEN 'month' END AS birth_precision,
      CASE WHEN NOT before_birth THEN started_on END AS started, CASE WHEN NOT ends_early THEN finished_on END AS finished, admitted_on AS admitted,
      CASE WHEN NOT leaves_early THEN discharged_on END AS discharged, ends_early, leaves_early, before_birth
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
