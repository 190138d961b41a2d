import type { Workbench } from '../../workbench/index.ts'
import { tidy, withProgress } from '../tabular/index.ts'
import { dateFields, type EpisodeField, episodeFields, isDateField } from './episode-columns.ts'
import { type Feed, type Gathering, recordIdOf, stepOfAll } from './gathering.ts'
import { fileOfRecord } from './record-numbers.ts'
import { dayOf, localHash } from './scan-episodes.ts'

/** Which fields episode_found has, and how: as text in NAME, as the file keeps a date in NAME_date, or, of files that differ, in both. None stands for what no file says. */
export type FoundFields = { texts: ReadonlySet<EpisodeField>; dates: ReadonlySet<EpisodeField> }

const isKeptAsDate = ({ table, columns: { at } }: Gathering, field: EpisodeField): boolean =>
  isDateField(field) && at[field] !== undefined && table.type(at[field]) === 'DATE'

function fieldsOf(gatherings: readonly Gathering[]): FoundFields {
  const has = ({ columns }: Gathering, field: EpisodeField) => columns.at[field] !== undefined
  const any = (is: (gathering: Gathering, field: EpisodeField) => boolean) =>
    new Set(episodeFields.filter(field => gatherings.some(gathering => is(gathering, field))))
  return { texts: any((one, field) => has(one, field) && !isKeptAsDate(one, field)), dates: any(isKeptAsDate) }
}

/** The day of a found row, by which contacts are counted, as SQL. */
export const dayOfFound = ({ texts, dates }: FoundFields): string => {
  const days = [...(dates.has('started') ? ['started_date'] : []), ...(texts.has('started') ? ['day'] : [])]
  return days.length === 1 ? (days[0] ?? '') : `coalesce(${days.join(', ')})`
}

/** A table of the rows of people who are known, and of those that name nobody. */
const foundColumns = ({ texts, dates }: FoundFields): string =>
  [
    'record_id BIGINT, person_local UBIGINT',
    ...(texts.has('started') ? ['day DATE'] : []),
    ...[...texts].map(field => `${field} VARCHAR`),
    ...[...dates].map(field => `${field}_date DATE`),
  ].join(', ')

/**
 * Puts every row of the people in episode_known, and every row that names nobody, into episode_found.
 *
 * @returns the fields that it has
 */
export async function findEpisodes(gatherings: readonly Gathering[], { feed, context }: Feed): Promise<FoundFields> {
  const { workbench } = context
  const fields = fieldsOf(gatherings)
  const mayBeKnown = await putKnownBits(workbench)
  await workbench.run(`CREATE OR REPLACE TABLE episode_found (${foundColumns(fields)})`)
  const rows = gatherings.map(gathering => {
    const person = tidy(gathering.table, gathering.columns.at.local_id)
    return `SELECT ${foundOf(gathering, fields)} FROM ${gathering.table.from} WHERE ${mayBeKnown(`hash(${person})`)}`
  })
  await withProgress(context, stepOfAll('Reading what is said of them', gatherings, feed), () =>
    workbench.run(
      `INSERT INTO episode_found SELECT * FROM (${rows.join(' UNION ALL ')}) WHERE person_local IN (FROM episode_known) OR person_local IS NULL`,
    ),
  )
  for (const variable of knownBits) await workbench.run(`RESET VARIABLE ${variable}`)
  return fields
}

/** What of a row goes into episode_found, in the order of foundColumns(). */
function foundOf(gathering: Gathering, { texts, dates }: FoundFields): string {
  const { table, columns } = gathering
  const { at } = columns
  const isDate = (field: EpisodeField) => isKeptAsDate(gathering, field)
  return [
    `${recordIdOf(gathering)} AS record_id`,
    `${localHash(tidy(table, at.local_id), undefined)} AS person_local`,
    ...(texts.has('started') ? [isDate('started') ? 'NULL::DATE' : dayOf(table, at.started)] : []),
    ...[...texts].map(field => (isDate(field) ? 'NULL::VARCHAR' : tidy(table, at[field]))),
    ...[...dates].map(field => (isDate(field) ? table.raw(at[field] ?? -1) : 'NULL::DATE')),
  ].join(', ')
}

const firstDay = "DATE '0001-01-01'"
const lastDay = "DATE '9999-12-31'"

/** Shows episode_found with a date as a date where it lies in years that are written with four digits, and as text where not: it is read, and told, like any other text that is no date. */
export function foundDates({ texts, dates }: FoundFields, field: EpisodeField): { text: string; date: string } {
  const isUsual = `${field}_date BETWEEN ${firstDay} AND ${lastDay}`
  const written = [
    ...(texts.has(field) ? [`nullif(${field}, '')`] : []),
    ...(dates.has(field) ? [`CASE WHEN NOT (${isUsual}) THEN CAST(${field}_date AS VARCHAR) END`] : []),
  ]
  return {
    text: written.length === 0 ? 'NULL::VARCHAR' : `coalesce(${written.join(', ')})`,
    date: dates.has(field) ? `CASE WHEN ${isUsual} THEN ${field}_date END` : 'NULL::DATE',
  }
}

/** The files with a date that is not simply a date: only their columns have to be looked at. */
export async function filesOfTextDates(workbench: Workbench, fields: FoundFields): Promise<ReadonlySet<number>> {
  const texts = dateFields.map(field => foundDates(fields, field).text).filter(text => text !== 'NULL::VARCHAR')
  if (texts.length === 0) return new Set()
  const rows = await workbench.rows<{ file_id: number }>(
    `SELECT DISTINCT ${fileOfRecord} AS file_id FROM episode_found WHERE coalesce(${texts.join(', ')}) IS NOT NULL`,
  )
  return new Set(rows.map(({ file_id }) => file_id))
}

const knownBits = ['episode_low', 'episode_high'] as const

/**
 * Puts two bits for each known person and for nobody, by the lowest and the highest bits of their number, where a scan can ask for them while it reads the column of people alone: a person without
 * both is not known, and no other cell of that row is read. They are few, because DuckDB copies them for each two thousand rows; some three in a thousand others have both by chance.
 *
 * @returns SQL for whether somebody may be known, as one CASE: of two comparisons DuckDB would ask only after reading the row, and the second is asked of the few who have the first
 */
async function putKnownBits(workbench: Workbench): Promise<(person: string) => string> {
  const [known] = await workbench.rows<{ n: number }>('SELECT CAST(count(*) AS INTEGER) AS n FROM episode_known')
  const width = Math.min(22, Math.max(16, Math.ceil(Math.log2(16 * (known?.n ?? 0) + 1))))
  const last = 2 ** width - 1
  const places = {
    episode_low: (person: string) => `CAST(${person} & ${last} AS INTEGER)`,
    episode_high: (person: string) => `CAST(${person} >> ${64 - width} AS INTEGER)`,
  }
  const named = `SELECT person FROM episode_known UNION ALL SELECT hash(unnest(['', NULL]::VARCHAR[]))`
  for (const name of knownBits)
    await workbench.run(`SET VARIABLE ${name} = (SELECT bitstring_agg(${places[name]('person')}, 0, ${last}) FROM (${named}))`)
  const hasBit = (name: (typeof knownBits)[number], person: string) =>
    `get_bit(getvariable('${name}'), ${places[name](person)}) = 1`
  return person => `CASE WHEN ${hasBit('episode_low', person)} THEN ${hasBit('episode_high', person)} ELSE false END`
}
