import type { Quality } from '../results/index.ts'
import type { Workbench } from '../workbench/index.ts'
import { lastDay, type Run } from './months.ts'

const delays = [
  {
    label: 'From what happened until it was recorded',
    days: "date_diff('day', date, recorded_date)",
    where: 'recorded_date >= date',
  },
  { label: 'From the diagnosis to the stage', days: "date_diff('day', date, stage_date)", where: 'stage_date >= date' },
] as const

/** How long after the event it was written down, where a source says so, and how far each source is behind the day of the count. */
export async function measureTimeliness(
  workbench: Workbench,
  runs: ReadonlyMap<string, Run>,
  asAt: string,
): Promise<Quality['timeliness']> {
  const selects = delays.map(
    ({
      label,
      days,
      where,
    }) => `SELECT source, '${label}' AS label, count(*) AS n, quantile_disc(${days}, 0.5)::DOUBLE AS median, quantile_disc(${days}, 0.9)::DOUBLE AS p90
      FROM event e JOIN record r USING (record_id) WHERE ${where} AND e.event_no = 1
        AND record_id IN (SELECT record_id FROM person_record WHERE person_id IN (SELECT person_id FROM person_code WHERE has_breast)) GROUP BY source`,
  )
  const rows = await workbench.rows<{ source: string; label: string; n: bigint; median: number; p90: number }>(
    `${selects.join(' UNION ALL ')} ORDER BY source, label`,
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
