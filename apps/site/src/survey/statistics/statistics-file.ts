import type { Ctx } from '../../foundation/index.ts'
import { writeCsv } from '../../releases/index.ts'
import type { Round } from '../types.ts'
import { type Group, type RoundStatistics, timings } from './round-statistics.ts'

const columns = [
  'round',
  'as_of',
  'group',
  'name',
  'arrived',
  'decided',
  ...timings.map(timing => timing.replace('-', '_')),
  'answered',
  'working_days_least',
  'working_days_lower_quartile',
  'working_days_median',
  'working_days_upper_quartile',
  'working_days_most',
]

/** The figures of a round as a CSV file: a row for all, for each nation and for each kind of trust. Words are our codes. */
export function statisticsFile(c: Ctx, round: Round, { all, byNation, byKind }: RoundStatistics, today: string): Response {
  const isExample = c.var.services.campaign === 'example'
  const groups = [
    ['all', all] as const,
    ...byNation.map(group => ['nation', group] as const),
    ...byKind.map(group => ['kind', group] as const),
  ]
  const lines = groups.map(([of, group]) => [
    round.id,
    today,
    of,
    ...cellsOf(group),
    ...(isExample ? ['Example campaign: every trust and answer here is invented'] : []),
  ])
  return c.body(writeCsv(isExample ? [...columns, 'campaign'] : columns, lines), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${isExample ? 'example-' : ''}statistics-${round.id}-${today}.csv"`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
}

const cellsOf = ({ name, arrived, decided, workingDays, ...counts }: Group): string[] =>
  [
    name,
    arrived,
    decided,
    ...timings.map(timing => counts[timing]),
    workingDays?.count ?? 0,
    workingDays?.least ?? '',
    workingDays?.lowerQuartile ?? '',
    workingDays?.median ?? '',
    workingDays?.upperQuartile ?? '',
    workingDays?.most ?? '',
  ].map(String)
