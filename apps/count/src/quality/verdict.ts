import { type Criteria, type CriteriaMeasure, measuresOfThings } from '../definitions/index.ts'
import type { Quality } from '../results/index.ts'
import type { Workbench } from '../workbench/index.ts'
import { countWhere } from './fields.ts'
import { monthNumber, type Run } from './months.ts'
import type { RecordGroup } from './record-groups.ts'

export type Share = { numerator: number; denominator: number }
export type Measured = Readonly<Record<CriteriaMeasure, Share>>

/** A source is timely if its last usual month is at most this many months before the day of the count. */
const timelyMonths = 4

const isDescribed: (group: RecordGroup) => boolean = ({ has }) => has('metastatic-type') || has('metastatic-site') || has('site')
const isStaged: (group: RecordGroup) => boolean = ({ has }) => has('m-category') || has('stage-group')

type Counts = Record<'people' | 'dated' | 'placed' | 'followed' | 'months' | 'records', number>

/** What the criteria ask for, each as a share of records, people, months or feeds. */
export async function measureCriteria(
  workbench: Workbench,
  groups: readonly RecordGroup[],
  { asAt, runs }: { asAt: string; runs: ReadonlyMap<string, Run> },
): Promise<Measured> {
  const [counts] = await workbench.rows<Counts>(query, { asAt })
  const { people, dated, placed, followed, months, records } = counts ?? noCounts
  const returns = groups.filter(({ kind, saysSpread }) => kind === 'recurrence' || kind === 'progression' || saysSpread)
  const primaries = groups.filter(
    ({ kind, isOfBreast, isOfLastYear }) => kind === 'primary-pathway' && isOfBreast && isOfLastYear,
  )
  return {
    'nhs-number': {
      numerator: countWhere(groups, ({ number }) => number === 'right'),
      denominator: countWhere(groups, () => true),
    },
    'recurrence-months': { numerator: months, denominator: records > 0 ? 12 : 0 },
    'spread-described': { numerator: countWhere(returns, isDescribed), denominator: countWhere(returns, () => true) },
    'first-date': { numerator: dated, denominator: people },
    stage: { numerator: countWhere(primaries, isStaged), denominator: countWhere(primaries, () => true) },
    pathway: { numerator: placed, denominator: people },
    'vital-status': { numerator: followed, denominator: people },
    'timely-feeds': {
      numerator: [...runs.values()].filter(({ to }) => monthNumber(asAt.slice(0, 7)) - monthNumber(to) <= timelyMonths).length,
      denominator: runs.size,
    },
  }
}

const noCounts: Counts = { people: 0, dated: 0, placed: 0, followed: 0, months: 0, records: 0 }

/** People who are counted; and the months of the last year in which a return or a stage with spread was written down. */
const query = `
  SELECT count(*)::INTEGER AS people, count(*) FILTER (WHERE date_precision IN ('day', 'month'))::INTEGER AS dated,
    count(*) FILTER (WHERE pathway <> 'unclassified')::INTEGER AS placed,
    count(*) FILTER (WHERE vital_status = 'dead' OR last_seen > CAST($asAt AS DATE) - INTERVAL 24 MONTH)::INTEGER AS followed,
    (SELECT count(*)::INTEGER FROM record) AS records,
    (SELECT count(DISTINCT date_trunc('month', e.date))::INTEGER FROM event e
      WHERE e.kind IN ('recurrence', 'progression', 'meeting', 'observation')
        AND e.date > last_day(CAST($asAt AS DATE) - INTERVAL 12 MONTH) AND e.date <= CAST($asAt AS DATE)
        AND (e.kind IN ('recurrence', 'progression') OR (e.kind = 'meeting' AND e.status = 'signed-off'
          AND e.record_id IN (SELECT record_id FROM event_code WHERE role = 'statement' AND code IN ('metastatic', 'recurrence', 'progression')))
        OR (e.kind = 'observation' AND e.record_id IN (SELECT record_id FROM event_code WHERE role = 'metastatic-site')))) AS months
  FROM person_case WHERE tier IN ('definite', 'probable')`

/** Applies the published criteria. Pure: the same measures give the same verdict, whatever the number of people. */
export function judge({ version, tests, verdict }: Criteria, measured: Measured): Quality['verdict'] {
  const judged = tests.map(({ id, label, measure, threshold, whenNothingToMeasure }) => {
    const { numerator, denominator } = measured[measure]
    const isPassed = denominator === 0 ? whenNothingToMeasure === 'passed' : numerator >= threshold * denominator
    const counts = measuresOfThings.has(measure) ? ('things' as const) : ('people' as const)
    return { id, label, counts, numerator, denominator, threshold, isPassed }
  })
  const failed = judged.filter(({ isPassed }) => !isPassed)
  const isNothingThere = verdict.notCollectingWithout.every(id => (judged.find(test => test.id === id)?.numerator ?? 0) === 0)
  const status = isNothingThere ? 'not-collecting' : failed.length === 0 ? 'collecting' : 'partial'
  const why =
    failed.length === 0
      ? ''
      : ` Not passed: ${failed.map(({ label }) => label.charAt(0).toLowerCase() + label.slice(1)).join('; ')}.`
  return { status, criteriaVersion: version, explanation: `${verdict[status]}.${why}`, tests: judged }
}
