import type { Workbench } from '../../workbench/index.ts'
import type { ReadContext, SourceFile } from '../reader.ts'
import { openParquetTogether, parquetRow, parquetRows, parquetTypes, setAside, type TableSource } from '../tabular/index.ts'
import { type EpisodeColumns, type EpisodeFeed, episodeColumns } from './episode-columns.ts'
import { dayOf } from './scan-episodes.ts'

/** Parquet files of the same columns, read as one table. */
export type Gathering = { table: TableSource; columns: EpisodeColumns; files: readonly SourceFile[] }
export type Feed = { feed: EpisodeFeed; context: Pick<ReadContext, 'workbench' | 'progress'> }

/**
 * Finds the Parquet files that need no scan of every cell: Parquet keeps each column by itself and knows its different values, so that the few codes of cancer are found column by column, and of
 * all other rows only the person and the day are read. That holds where one number alone names the person, as in HES, where the day is a date, and where a cell holds one code that begins with a
 * letter, without blanks around it. All other files are scanned.
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
    if (columns.diagnoses.every(({ at }) => table.sample(at).every(isOneCode))) gatherings.push({ table, columns, files: own })
  }
  return gatherings
}

/** `-` and `&` mean that there is none. Of what begins with no letter there may be one in each row, too many to write down. */
const isOneCode = (cell: string): boolean => /^([-&]?|[A-Za-z][^,]*)$/.test(cell) && cell === cell.trim()

export const stepOfAll = (what: string, gatherings: readonly Gathering[], { format }: EpisodeFeed) => {
  const files = gatherings.flatMap(gathering => gathering.files)
  return {
    step: `${what} in ${format}, ${files.length} ${files.length === 1 ? 'file' : 'files'}`,
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
  }
}

const idsOf = ({ files }: Gathering): string => `[${files.map(file => file.fileId).join(', ')}]`

/** The record_id of a row, as SQL. */
export const recordIdOf = (gathering: Gathering): string =>
  `${idsOf(gathering)}[CAST(${parquetRow.file} + 1 AS BIGINT)] * 4294967296::BIGINT + ${parquetRow.place} + 1`

/** The rows of one file of a gathering as every other part asks for them: their numbers and days, never kept in memory. */
export const everyRowOf = (file: SourceFile, { table, columns, files }: Gathering): string =>
  `(SELECT ${parquetRow.place} + 1 AS row_number, ${dayOf(table, columns.at.started)} AS day FROM ${table.from} WHERE ${parquetRow.file} = ${files.indexOf(file)})`

/** Writes down how many rows each file has, as Parquet itself says. @returns the same, by file */
export async function countRows(workbench: Workbench, gatherings: readonly Gathering[]): Promise<ReadonlyMap<number, number>> {
  const files = gatherings.flatMap(gathering => gathering.files)
  const counts = files.map(
    file => `SELECT ${file.fileId} AS id, (SELECT count(*) FROM ${parquetRows([file], parquetTypes(file))}) AS n`,
  )
  const rows = await workbench.rows<{ id: number; n: bigint }>(counts.join(' UNION ALL '))
  await workbench.run(
    `UPDATE source_file SET row_count = counted.n FROM (VALUES ${rows.map(({ id, n }) => `(${id}, ${n})`).join(', ')}) AS counted (id, n) WHERE file_id = counted.id`,
  )
  return new Map(rows.map(({ id, n }) => [id, Number(n)]))
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
