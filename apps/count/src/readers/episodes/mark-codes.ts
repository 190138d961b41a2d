import { parquetRow, parquetRows, parquetTypes, tidy, withProgress } from '../tabular/index.ts'
import { isAboutCode, mayMatter } from './episode-codes.ts'
import { type Feed, type Gathering, recordIdOf, stepOfAll } from './gathering.ts'
import { fileOfRecord, rowOfRecord } from './record-numbers.ts'
import { localHash } from './scan-episodes.ts'

/** Puts every code that may matter, of all rows, into episode_mark, column by column. None is read again after that. */
export async function markCodes(gatherings: readonly Gathering[], { feed, context }: Feed): Promise<void> {
  const marks = gatherings.flatMap(gathering =>
    gathering.columns.diagnoses.map(({ position, at }) => {
      const code = gathering.table.raw(at)
      return `SELECT ${recordIdOf(gathering)} AS record_id, ${position}::SMALLINT AS position, ${code} AS code FROM ${gathering.table.from} WHERE ${mayMatter(code)}`
    }),
  )
  await withProgress(context, stepOfAll('Looking for breast cancer and spread', gatherings, feed), () =>
    context.workbench.run(`CREATE OR REPLACE TABLE episode_mark AS ${marks.join(' UNION ALL ')}`),
  )
}

/**
 * Puts the people of the rows with a code of breast cancer or spread into episode_named. File by file: the places in one are few enough to stay in the processor's cache while all of its rows
 * are held against them.
 */
export async function namePeople(gatherings: readonly Gathering[], { feed, context }: Feed): Promise<void> {
  const { workbench } = context
  await workbench.run(
    `CREATE OR REPLACE TABLE episode_about AS SELECT ${fileOfRecord} AS file_id, ${rowOfRecord} - 1 AS place FROM episode_mark WHERE ${isAboutCode('code')}`,
  )
  const people = gatherings.flatMap(({ table, columns, files }) =>
    files.map(
      file => `SELECT ${localHash(tidy(table, columns.at.local_id), undefined)} AS person FROM ${parquetRows([file], parquetTypes(file))}
        SEMI JOIN (SELECT place FROM episode_about WHERE file_id = ${file.fileId}) ON place = ${parquetRow.place}`,
    ),
  )
  await withProgress(context, stepOfAll('Looking up whose they are', gatherings, feed), () =>
    workbench.run(`CREATE OR REPLACE TEMP TABLE episode_named AS SELECT DISTINCT person FROM (${people.join(' UNION ALL ')})`),
  )
}
