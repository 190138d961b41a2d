import { parquetRow, tidy, withProgress } from '../tabular/index.ts'
import { isAboutCode, mayMatter } from './episode-codes.ts'
import { type Feed, type Gathering, placeOf, recordIdOf, stepOfAll } from './gathering.ts'
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

/** Puts the people of the rows with a code of breast cancer or spread into episode_named. */
export async function namePeople(gatherings: readonly Gathering[], { feed, context }: Feed): Promise<void> {
  const people = gatherings.map(gathering => {
    const { table, columns } = gathering
    const { file, place } = placeOf(gathering)
    return `SELECT ${localHash(tidy(table, columns.at.local_id), undefined)} AS person FROM ${table.from}
      SEMI JOIN (SELECT ${file} AS file, ${place} AS place FROM episode_mark
        WHERE code IN (SELECT code FROM (SELECT DISTINCT code FROM episode_mark) WHERE ${isAboutCode('code')}))
      ON file = ${parquetRow.file} AND place = ${parquetRow.place}`
  })
  await withProgress(context, stepOfAll('Looking up whose they are', gatherings, feed), () =>
    context.workbench.run(
      `CREATE OR REPLACE TEMP TABLE episode_named AS SELECT DISTINCT person FROM (${people.join(' UNION ALL ')})`,
    ),
  )
}
