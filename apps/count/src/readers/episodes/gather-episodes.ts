import type { Workbench } from '../../workbench/index.ts'
import type { ReadContext, SourceFile } from '../reader.ts'
import {
  openParquetTogether,
  parquetRow,
  parquetTypes,
  setAside,
  type TableSource,
  tidy,
  withProgress,
} from '../tabular/index.ts'
import {
  dateFields,
  type EpisodeColumns,
  type EpisodeFeed,
  type EpisodeField,
  episodeColumns,
  episodeFields,
} from './episode-columns.ts'
import { isAbout, isCancer, isDeath } from './keep-episodes.ts'
import { codesOf, dayOf, localHash } from './scan-episodes.ts'

/** Parquet files of the same columns, read as one table. */
export type Gathering = { table: TableSource; columns: EpisodeColumns; files: readonly SourceFile[] }
type Feed = { feed: EpisodeFeed; context: Pick<ReadContext, 'workbench' | 'progress'> }

/**
 * Finds the Parquet files that need no scan of every cell: Parquet keeps each column by itself and knows its smallest and largest value, so that the few rows with a code of breast
 * cancer or spread are found column by column, and of all other rows only the person and the day are read. That holds where one number alone names the person, as in HES, where the
 * day is a date, and where a cell holds one code without blanks around it. All other files are scanned.
 */
export async function gatherFiles(workbench: Workbench, feed: EpisodeFeed, files: readonly SourceFile[]): Promise<Gathering[]> {
  const alike = new Map<string, { types: readonly string[]; columns: EpisodeColumns; files: SourceFile[] }>()
  for (const file of files) {
    const names = file.table?.columns ?? []
    const columns = episodeColumns(names, feed)
    if (columns === undefined || file.container !== 'parquet' || feed.localScope !== 'column' || columns.lists.length > 0)
      continue
    if (columns.at.nhs !== undefined || columns.at.local_id === undefined) continue
    const types = parquetTypes(file)
    if (!/^(DATE|TIMESTAMP)/.test(types[columns.at.started ?? -1] ?? '')) continue
    if (columns.diagnoses.some(({ at }) => types[at] !== 'VARCHAR')) continue
    const key = JSON.stringify([names, types])
    alike.set(key, { types, columns, files: [...(alike.get(key)?.files ?? []), file] })
  }
  const gatherings: Gathering[] = []
  for (const { types, columns, files: own } of alike.values()) {
    const wanted = [...columns.diagnoses.map(({ at }) => at), ...Object.values(columns.at)]
    // Where one of them is damaged, the scan of each by itself finds out which.
    const table = await openParquetTogether(workbench, own, { types, wanted }).catch(() => undefined)
    if (table === undefined) continue
    const isOneCode = (cell: string) => cell === cell.trim() && !cell.includes(',')
    if (columns.diagnoses.every(({ at }) => table.sample(at).every(isOneCode))) gatherings.push({ table, columns, files: own })
  }
  return gatherings
}

/** As isAbout(), of one cell; the plain comparison lets DuckDB pass over what cannot hold one. */
const isAboutCode = (code: string): string =>
  `${code} >= 'C5' AND regexp_matches(${code}, '^([Cc](50|7[789])|[Dd]05|[Zz]85\\.?3)')`

/** Puts the people of the rows with a code of breast cancer or spread into episode_named. */
export async function namePeople(gatherings: readonly Gathering[], { feed, context }: Feed): Promise<void> {
  const { workbench } = context
  const marks = gatherings.flatMap(({ table, columns }, index) =>
    columns.diagnoses.map(
      ({ at }) =>
        `SELECT ${index} AS gathering, ${parquetRow.file} AS file, ${parquetRow.place} AS place FROM ${table.from} WHERE ${isAboutCode(table.raw(at))}`,
    ),
  )
  await withProgress(context, stepOfAll('Looking for breast cancer and spread', gatherings, feed), () =>
    workbench.run(`CREATE OR REPLACE TEMP TABLE episode_mark AS ${marks.join(' UNION ALL ')}`),
  )
  const people = gatherings.map(
    ({ table, columns }, index) => `SELECT ${localHash(tidy(table, columns.at.local_id), undefined)} AS person FROM ${table.from}
      SEMI JOIN (SELECT file, place FROM episode_mark WHERE gathering = ${index}) ON file = ${parquetRow.file} AND place = ${parquetRow.place}`,
  )
  await withProgress(context, stepOfAll('Looking up whose they are', gatherings, feed), () =>
    workbench.run(`CREATE OR REPLACE TEMP TABLE episode_named AS SELECT DISTINCT person FROM (${people.join(' UNION ALL ')})`),
  )
  await workbench.run('DROP TABLE episode_mark')
}

const stepOfAll = (what: string, gatherings: readonly Gathering[], { format }: EpisodeFeed) => {
  const files = gatherings.flatMap(gathering => gathering.files)
  return {
    step: `${what} in ${format}, ${files.length} ${files.length === 1 ? 'file' : 'files'}`,
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
  }
}

const isDateField = (field: EpisodeField): boolean => dateFields.some(name => name === field)

/** The fields that any of the gathered files has: a column for each, and none for what no file says, which would take as long to write as the others. */
const fieldsOf = (gatherings: readonly Gathering[]): readonly EpisodeField[] =>
  episodeFields.filter(
    field => field === 'method' || field === 'started' || gatherings.some(({ columns }) => columns.at[field] !== undefined),
  )
const datesOf = (fields: readonly EpisodeField[]): readonly EpisodeField[] => fields.filter(isDateField)

/** A table of the rows of people who are known, and of rows with a code that matters and that name nobody. Dates that the file keeps as dates stand in NAME_date, all others in NAME as text. */
const foundColumns = (fields: readonly EpisodeField[]): string =>
  [
    'file_id INTEGER, row_number BIGINT, person_local UBIGINT, day DATE, codes VARCHAR',
    ...fields.map(field => `${field} VARCHAR`),
    ...datesOf(fields).map(field => `${field}_date DATE`),
    'is_about BOOLEAN, is_cancer BOOLEAN, is_death BOOLEAN',
  ].join(', ')

/**
 * Puts every row of the people in episode_known, and every row with a code that matters and that names nobody, into episode_found.
 *
 * @returns the fields that it has
 */
export async function findEpisodes(gatherings: readonly Gathering[], { feed, context }: Feed): Promise<readonly EpisodeField[]> {
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
      `INSERT INTO episode_found SELECT * FROM (SELECT *, ${isAbout} AS is_about, ${isCancer} AS is_cancer, ${isDeath('method')} AS is_death FROM (${rows.join(' UNION ALL ')}))
        WHERE person_local IN (FROM episode_known) OR (person_local IS NULL AND (is_about OR is_cancer))`,
    ),
  )
  for (const variable of knownBits) await workbench.run(`RESET VARIABLE ${variable}`)
  return fields
}

/** What of a row goes into episode_found, but for what is said of it. */
function foundOf({ table, columns, files }: Gathering, wanted: readonly EpisodeField[]): string {
  const { at } = columns
  const isDate = (field: EpisodeField) => at[field] !== undefined && isDateField(field) && table.type(at[field] ?? -1) === 'DATE'
  // What lies outside these years is written as text and read, and told, like any other text that is no date.
  const isUsual = (field: EpisodeField) => `${table.raw(at[field] ?? -1)} BETWEEN DATE '0001-01-01' AND DATE '9999-12-31'`
  const texts = wanted.map(field =>
    isDate(field) ? `CASE WHEN NOT (${isUsual(field)}) THEN ${tidy(table, at[field])} END` : tidy(table, at[field]),
  )
  const dates = datesOf(wanted).map(field =>
    isDate(field) ? `CASE WHEN ${isUsual(field)} THEN ${table.raw(at[field] ?? -1)} END` : 'NULL::DATE',
  )
  const fileId = `[${files.map(file => file.fileId).join(', ')}][CAST(${parquetRow.file} + 1 AS BIGINT)]`
  const fields = [
    fileId,
    `${parquetRow.place} + 1`,
    localHash(tidy(table, at.local_id), undefined),
    dayOf(table, at.started),
    codesOf(columns)(table),
    ...texts,
    ...dates,
  ]
  const names = [
    'file_id',
    'row_number',
    'person_local',
    'day',
    'codes',
    ...wanted,
    ...datesOf(wanted).map(field => `${field}_date`),
  ]
  return fields.map((sql, index) => `${sql} AS ${names[index]}`).join(', ')
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

/** The rows of one file of a gathering as every other part asks for them: their numbers and days, never kept in memory. */
export const everyRowOf = (file: SourceFile, { table, columns, files }: Gathering): string =>
  `(SELECT ${parquetRow.place} + 1 AS row_number, ${dayOf(table, columns.at.started)} AS day FROM ${table.from} WHERE ${parquetRow.file} = ${files.indexOf(file)})`

export async function countRows(workbench: Workbench, { table, files }: Gathering): Promise<ReadonlyMap<number, number>> {
  const rows = await workbench.rows<{ file: bigint; n: bigint }>(
    `SELECT ${parquetRow.file} AS file, count(*) AS n FROM ${table.from} GROUP BY ${parquetRow.file}`,
  )
  return new Map(files.map((file, index) => [file.fileId, Number(rows.find(row => Number(row.file) === index)?.n ?? 0n)]))
}

/**
 * After an error: reads each file by itself, and sets those aside that cannot be read.
 *
 * @returns those that can
 * @throws the error itself if it is about none of them
 */
export async function setDamagedAside(
  workbench: Workbench,
  gatherings: readonly Gathering[],
  error: unknown,
): Promise<readonly SourceFile[]> {
  const whole: SourceFile[] = []
  for (const { columns, files } of gatherings) {
    const used = [...columns.diagnoses.map(({ at }) => at), ...Object.values(columns.at)]
    for (const file of files) {
      try {
        const table = await openParquetTogether(workbench, [file], { types: parquetTypes(file) })
        await workbench.rows(`SELECT ${used.map(at => `max(${table.raw(at)})`).join(', ')} FROM ${table.from}`)
        whole.push(file)
      } catch (damage) {
        await setAside(workbench, file, damage)
      }
    }
  }
  if (whole.length === gatherings.flatMap(({ files }) => files).length) throw error
  return whole
}
