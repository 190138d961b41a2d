import type { Quality } from '../results/index.ts'
import { Failure, type Workbench } from '../workbench/index.ts'
import { lastDay, type MonthCounts, monthNumber, type Run, runOf, usualEndOf } from './months.ts'

/** A feed is said to have stopped when its last usual month is this many months before that of the count. */
const stoppedMonths = 2

export async function monthsOfSources(workbench: Workbench): Promise<Map<string, MonthCounts>> {
  const rows = await workbench.rows<{ source: string; month: string; n: bigint }>(`
    SELECT f.kind AS source, strftime(m.month, '%Y-%m') AS month, sum(m.row_count)::BIGINT AS n FROM file_month m JOIN source_file f USING (file_id)
    WHERE f.use = 'used' AND m.month IS NOT NULL AND f.kind IS NOT NULL GROUP BY ALL ORDER BY ALL`)
  const counts = new Map<string, Map<string, number>>()
  for (const { source, month, n } of rows) counts.set(source, (counts.get(source) ?? new Map()).set(month, Number(n)))
  return counts
}

export const runsOf = (counts: ReadonlyMap<string, MonthCounts>): Map<string, Run> =>
  new Map(
    [...counts].flatMap(([source, months]) => {
      const run = runOf(months)
      return run === undefined ? [] : [[source, run] as const]
    }),
  )

/**
 * The day on which people are counted unless somebody chooses another: the last day of the latest month in which all feeds that still run have their usual rows.
 * A few dates in the far future move nothing.
 *
 * @throws Failure if no row of the input has a usable date
 */
export async function usualEnd(workbench: Workbench): Promise<string> {
  const day = await findUsualEnd(workbench)
  if (day === null)
    throw new Failure(
      'input',
      'No row of the extracts has a date that can be used. Say with --on DATE on which day people are to be counted.',
    )
  return day
}

/** The same day, or null if no row of the input has a usable date. */
export async function findUsualEnd(workbench: Workbench): Promise<string | null> {
  const month = usualEndOf([...runsOf(await monthsOfSources(workbench)).values()])
  return month === undefined ? null : lastDay(month)
}

/** Each source with its files, rows, run, missing months, and whether it stopped before the day of the count. */
export async function measureSources(
  workbench: Workbench,
  asAt: string,
): Promise<{ sources: Quality['sources']; runs: Map<string, Run> }> {
  const runs = runsOf(await monthsOfSources(workbench))
  const rows = await workbench.rows<{ source: string; files: bigint; n: bigint | null }>(`
    SELECT kind AS source, count(*) AS files, sum(row_count)::BIGINT AS n FROM source_file WHERE use = 'used' AND kind IS NOT NULL GROUP BY kind ORDER BY kind`)
  const sources = rows.map(({ source, files, n }) => {
    const run = runs.get(source)
    const isStopped = run !== undefined && monthNumber(asAt.slice(0, 7)) - monthNumber(run.to) >= stoppedMonths
    return {
      source,
      files: Number(files),
      rows: Number(n ?? 0),
      from: run?.from ?? null,
      to: run?.to ?? null,
      missingMonths: (run?.missing ?? []).filter(month => month <= asAt.slice(0, 7)),
      stoppedAfter: isStopped ? run.to : null,
    }
  })
  return { sources, runs }
}
