import type { Quality } from '../results/index.ts'
import type { Workbench } from '../workbench/index.ts'
import { lastDay, type Run } from './months.ts'

const delays = [
  { label: 'From what happened until it was recorded', column: 'recorded' },
  { label: 'From the diagnosis to the stage', column: 'staged' },
] as const

/** The days that each record about a person with breast cancer tells of. The events with a delay are few: they are found once, before it is asked whose they are. */
const told = `
  WITH told AS MATERIALIZED (
    SELECT r.source, date_diff('day', e.date, e.recorded_date) AS recorded, date_diff('day', e.date, e.stage_date) AS staged
    FROM event e JOIN record r USING (record_id)
    WHERE e.event_no = 1 AND (e.recorded_date >= e.date OR e.stage_date >= e.date)
      AND record_id IN (SELECT record_id FROM person_record WHERE person_id IN (SELECT person_id FROM person_code WHERE has_breast)))`

/** How long after the event it was written down, where a source says so, and how far each source is behind the day of the count. */
export async function measureTimeliness(
  workbench: Workbench,
  runs: ReadonlyMap<string, Run>,
  asAt: string,
): Promise<Quality['timeliness']> {
  const selects = delays.map(
    ({ label, column }) =>
      `SELECT source, '${label}' AS label, count(*) AS n, quantile_disc(${column}, 0.5)::DOUBLE AS median, quantile_disc(${column}, 0.9)::DOUBLE AS p90
      FROM told WHERE ${column} >= 0 GROUP BY source`,
  )
  const rows = await workbench.rows<{ source: string; label: string; n: bigint; median: number; p90: number }>(
    `${told} ${selects.join(' UNION ALL ')} ORDER BY source, label`,
  )
  const behind = [...runs].map(([source, { to }]) => {
    const days = Math.max(0, Math.round((Date.parse(asAt) - Date.parse(lastDay(to))) / 86_400_000))
    return { source, label: 'From the last usual month to the day of the count', n: 1, medianDays: days, p90Days: days }
  })
  const recorded = rows.map(({ source, label, n, median, p90 }) => ({
    source,
    label,
    n: Number(n),
    medianDays: median,
    p90Days: p90,
  }))
  return [...recorded, ...behind].sort((left, right) =>
    `${left.source} ${left.label}` < `${right.source} ${right.label}` ? -1 : 1,
  )
}
