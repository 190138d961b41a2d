import type { Workbench } from '../../workbench/index.ts'
import { nhsDigits, nhsProblem, splitPayload, tidyValuesOf } from '../tabular/index.ts'
import { isAbout, isCancer, putCodesOfRows } from './episode-codes.ts'
import {
  dateFields,
  type EpisodeFeed,
  type EpisodeField,
  episodeFields,
  isDateField,
  type PayloadField,
} from './episode-columns.ts'
import { type FoundFields, foundDates } from './find-episodes.ts'
import { fileOfRecord, rowOfRecord } from './record-numbers.ts'
import { localHash, nhsHash } from './scan-episodes.ts'

/** A file of which every row was scanned, in order, and those that may matter kept as text. */
export type ScannedFile = { fileId: number; every: string; hasNhs: boolean; payload: readonly PayloadField[] }

const between = 'chr(31)'
const part = (payload: readonly PayloadField[], field: PayloadField): string =>
  `split_part(payload, ${between}, ${payload.indexOf(field) + 1})`
const isDeath = (method: string): string => `coalesce(${method} IN ('4', '04'), false)`

/** A table of the rows that the scan has kept, whoever they are about, with what the choice is made by. */
export const candidateColumns = `file_id INTEGER, row_number BIGINT, person_local UBIGINT, person_nhs UBIGINT, is_undated BOOLEAN, is_about BOOLEAN, is_cancer BOOLEAN,
  is_death BOOLEAN, payload VARCHAR`

/** Puts the rows that the scan of a file has kept into episode_candidate. Each is looked at here, once. */
export const putCandidates = (workbench: Workbench, { fileId, every, hasNhs, payload }: ScannedFile): Promise<void> =>
  workbench.run(`INSERT INTO episode_candidate
    SELECT ${fileId}, row_number, person_local, ${hasNhs ? `CASE WHEN (${nhsProblem('digits')}) IS NULL THEN person_nhs END` : 'NULL'}, day IS NULL,
      ${isAbout}, ${isCancer}, ${isDeath(part(payload, 'method'))}, payload
    FROM (SELECT *, ${part(payload, 'codes')} AS codes${hasNhs ? `, ${nhsDigits(part(payload, 'nhs'))} AS digits` : ''} FROM ${every} WHERE payload IS NOT NULL)`)

/**
 * Who may be a person with breast cancer or with spread, in episode_known: the people of the rows with C50, C77–C79, D05 or Z85.3, and those whom another source has named.
 *
 * @param hasNhs whether any file has NHS numbers
 */
export async function knowPeople(workbench: Workbench, feed: EpisodeFeed, hasNhs: boolean): Promise<void> {
  await workbench.run(`CREATE OR REPLACE TEMP TABLE episode_known AS SELECT DISTINCT person FROM (
      SELECT unnest([person_local, person_nhs]) AS person FROM episode_candidate WHERE is_about UNION ALL SELECT person FROM episode_named UNION ALL ${personsOfMentions(feed)})
      WHERE person IS NOT NULL`)
  if (hasNhs) await addOtherKeys(workbench)
}

/**
 * Chooses the rows that may say something about the people in episode_known, and shows them as episode_kept, as text, one column a field, and dates of Parquet as dates:
 *
 * - every row with C50, C77–C79, D05 or Z85.3, whoever it is about;
 * - every other row with a cancer code, and every death in hospital, of people who are known;
 * - every row with a cancer code that names nobody by an identifier: linkage may find out whose it is.
 *
 * A person who has other cancers only, in this feed and in the others, can be no case under any rule, and is left out here: they are most of the people with a cancer code.
 *
 * @param hasScanned whether any file was scanned
 * @param found the fields of episode_found, where any file was gathered
 */
export async function keepEpisodes(
  workbench: Workbench,
  feed: EpisodeFeed,
  { payload, hasScanned, found }: { payload: readonly PayloadField[]; hasScanned: boolean; found: FoundFields | undefined },
): Promise<void> {
  if (hasScanned) await putScanned(workbench, payload)
  await putCodesOfRows(workbench, { scanned: hasScanned, gathered: found !== undefined })
  const views = [...(hasScanned ? [keptOfScanned(payload)] : []), ...(found === undefined ? [] : [keptOfFound(found)])]
  await workbench.run(
    `CREATE OR REPLACE TEMP VIEW episode_kept AS SELECT *, ${hashOf(feed, payload)} AS record_hash FROM (${views.join(' UNION ALL ')})`,
  )
}

/**
 * What a row says in all columns that are read: of its codes those that are put, of its dates what they are, however they are kept. The same for a row of a text and of a Parquet file. MD5:
 * nobody gains by making two rows alike, and SHA-256 takes three times as long.
 */
function hashOf({ source }: EpisodeFeed, payload: readonly PayloadField[]): string {
  const values = payload.map(field => {
    if (field === 'codes') return 'coalesce(codes, 0)'
    return isDateField(field) ? `coalesce(${field}, CAST(${field}_date AS VARCHAR))` : field
  })
  return `md5(concat('${source}', ${between}, ${values.join(`, ${between}, `)}))`
}

/** The scanned rows stand in a table: their payloads are taken apart once. */
async function putScanned(workbench: Workbench, payload: readonly PayloadField[]): Promise<void> {
  const isKnown = '(person_local IN (FROM episode_known) OR person_nhs IN (FROM episode_known))'
  await workbench.run(`CREATE OR REPLACE TEMP TABLE episode_row AS SELECT file_id * 4294967296::BIGINT + row_number AS record_id, is_death, ${tidyValuesOf(payload)}
    FROM (SELECT file_id, row_number, is_death, ${splitPayload} FROM episode_candidate
      WHERE is_about OR (is_cancer AND person_local IS NULL AND person_nhs IS NULL) OR ((is_cancer OR is_death) AND ${isKnown}))`)
}

const numbers = `${fileOfRecord} AS file_id, ${rowOfRecord} AS row_number, record_id`

function keptOfScanned(payload: readonly PayloadField[]): string {
  const fields = episodeFields.map(field => `${payload.includes(field) ? field : 'NULL::VARCHAR'} AS ${field}`)
  const dates = dateFields.map(field => `NULL::DATE AS ${field}_date`)
  return `SELECT ${numbers}, is_death, s.codes AS codes, ${[...fields, ...dates].join(', ')} FROM episode_row LEFT JOIN episode_said s USING (record_id)`
}

/** The found rows are not written down again: they are read once more, by what makes their dates and numbers. */
function keptOfFound(found: FoundFields): string {
  const textOf = (field: EpisodeField) => {
    if (isDateField(field)) return foundDates(found, field).text
    return found.texts.has(field) ? `nullif(${field}, '')` : 'NULL::VARCHAR'
  }
  const fields = episodeFields.map(field => `${textOf(field)} AS ${field}`)
  const dates = dateFields.map(field => `${foundDates(found, field).date} AS ${field}_date`)
  const died = isDeath(found.texts.has('method') ? 'method' : 'NULL')
  return `SELECT ${numbers}, ${died} AS is_death, s.codes AS codes, ${[...fields, ...dates].join(', ')} FROM episode_found LEFT JOIN episode_said s USING (record_id)
    WHERE s.is_kept OR (${died} AND person_local IS NOT NULL)`
}

/** Whom other sources have named, as the scan numbers people. */
const personsOfMentions = (feed: EpisodeFeed): string => `
  SELECT ${nhsHash('nhs_number')} FROM mention
  UNION ALL SELECT ${localHash('local_id', feed.localScope === 'column' ? undefined : 'local_scope')} FROM mention WHERE local_scope IS NOT NULL`

/** A row with an NHS number and a local id says that both are one person: the rows that have only the other one belong to it too. */
const addOtherKeys = (workbench: Workbench): Promise<void> =>
  workbench.run(`INSERT INTO episode_known SELECT DISTINCT person FROM (
    SELECT unnest([person_local, person_nhs]) AS person FROM episode_candidate
    WHERE person_local IN (FROM episode_known) OR person_nhs IN (FROM episode_known)) WHERE person IS NOT NULL AND person NOT IN (FROM episode_known)`)

/** The days of a scanned file that could not be read, for telling: row_number and the day as text. Of all rows, kept or not. */
export const unreadDays = ({ fileId, payload }: ScannedFile): string =>
  `(SELECT row_number, nullif(trim(${part(payload, 'started')}), '') AS started FROM episode_candidate WHERE file_id = ${fileId})`
