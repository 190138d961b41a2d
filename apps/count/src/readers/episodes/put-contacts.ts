import type { Statements } from '../../workbench/index.ts'
import type { SourceFile } from '../reader.ts'
import type { EpisodeFeed } from './episode-columns.ts'
import { localHash, nhsHash } from './scan-episodes.ts'

/** The last day in the bulk of a file, as SQL, and whether any of its rows lies after it. */
export type Bulk = { lastDay: string; hasFuture: boolean }

/**
 * Puts the rows of each month of the files, of all their rows, and finds the last day in the bulk of each: where two years without a row are followed by less than a twentieth of the
 * rows, those lie in the future of the extract, and count for no month. There is no clock to ask.
 */
export async function putMonths(
  workbench: Statements,
  files: readonly { file: SourceFile; every: string }[],
): Promise<ReadonlyMap<number, Bulk>> {
  await workbench.run('CREATE OR REPLACE TABLE episode_month (file_id INTEGER, month DATE, n BIGINT)')
  for (const { file, every } of files) {
    await workbench.run(`INSERT INTO episode_month SELECT ${file.fileId}, CASE WHEN NOT is_filler_date(month) THEN month END, n FROM (
      SELECT CAST(date_trunc('month', day) AS DATE) AS month, sum(n) AS n FROM (SELECT day, count(*) AS n FROM ${every} GROUP BY day) GROUP BY ALL)`)
  }
  await workbench.run(`CREATE OR REPLACE TABLE episode_bulk AS SELECT file_id, coalesce(last, DATE '9998-12-31') AS last, coalesce(latest > coalesce(last, DATE '9998-12-31'), false) AS has_future
    FROM (SELECT file_id, last_day(min(before) FILTER (month > before + INTERVAL 24 MONTH AND beyond * 20 < total)) AS last, max(month) AS latest FROM (
      SELECT file_id, month, lag(month) OVER (PARTITION BY file_id ORDER BY month) AS before, sum(n) OVER (PARTITION BY file_id ORDER BY month DESC) AS beyond,
        sum(n) OVER (PARTITION BY file_id) AS total FROM episode_month WHERE month IS NOT NULL) GROUP BY file_id)`)
  await workbench.run(`INSERT INTO file_month SELECT file_id, usual, sum(n) FROM (
    SELECT file_id, CASE WHEN month <= last THEN month END AS usual, n FROM episode_month LEFT JOIN episode_bulk USING (file_id)) GROUP BY ALL`)
  const rows = await workbench.rows<{ file_id: number; last: string; has_future: boolean }>(
    `SELECT file_id, strftime(last, '%Y-%m-%d') AS last, has_future FROM episode_bulk`,
  )
  return new Map(rows.map(({ file_id, last, has_future }) => [file_id, { lastDay: `DATE '${last}'`, hasFuture: has_future }]))
}

/**
 * What stands after FROM to get person_local, person_nhs and day of the rows of a file, whether they are of people who are known alone, and after which day they lie in its future, as SQL.
 */
export type FileOfContacts = { people: string; areKnown: boolean; hasNhs: boolean; lastDay: string }

/** When each person that any source has named was last seen in this feed, from all its rows. */
export async function putContacts(workbench: Statements, feed: EpisodeFeed, files: readonly FileOfContacts[]): Promise<void> {
  if (files.length === 0) return
  const keys: Readonly<Record<string, string>> = {
    person_local: `SELECT DISTINCT ${localHash('local_id', feed.localScope === 'column' ? undefined : 'local_scope')} AS person, NULL AS nhs_number, local_scope, local_id
      FROM mention WHERE local_id IS NOT NULL AND ${feed.localScope === 'column' ? `starts_with(local_scope, '${feed.source}:')` : 'local_scope IS NOT NULL'}`,
    person_nhs: `SELECT DISTINCT ${nhsHash('nhs_number')} AS person, nhs_number, NULL AS local_scope, NULL AS local_id FROM mention WHERE nhs_number IS NOT NULL`,
  }
  for (const [column, people] of Object.entries(keys)) {
    const rowsOf = (areKnown: boolean) =>
      files
        .filter(file => file.areKnown === areKnown && (column === 'person_local' || file.hasNhs))
        .map(
          ({ people: rowsOfPeople, lastDay }) =>
            `SELECT ${column} AS person, day FROM ${rowsOfPeople} WHERE ${column} IS NOT NULL AND day <= ${lastDay} AND NOT is_filler_date(day)`,
        )
    // Of rows of everybody most belong to nobody who is known, and are gone before they are put together.
    const known = rowsOf(true).join(' UNION ALL ')
    const rows = [...rowsOf(false), ...(known === '' ? [] : [`SELECT person, max(day) AS day FROM (${known}) GROUP BY person`])]
    if (rows.length === 0) continue
    await workbench.run(`INSERT INTO contact SELECT '${feed.source}', nhs_number, local_scope, local_id, max(day)
      FROM (${rows.join(' UNION ALL ')}) JOIN (${people}) USING (person) GROUP BY ALL`)
  }
}
