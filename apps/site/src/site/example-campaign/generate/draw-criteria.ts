import type { StatusCode } from '../../../releases/index.ts'
import type { ExampleTrust } from '../example-files.ts'
import { type Random, shuffled, weighted } from './random.ts'
import type { DrawnCriterion, FixedAnswer } from './sources.ts'

type AnsweredStatus = Exclude<StatusCode, 'not-asked'>
export type Criterion = FixedAnswer['criterion']

const statusOfCriterion: Record<Criterion, StatusCode | 'excluded'> = {
  'records-everyone': 'collecting',
  'records-some': 'partial',
  'does-not-record': 'not-collecting',
  'by-hand-only': 'not-collecting',
  'no-answer-by-due-date': 'no-response',
  'acknowledged-only': 'no-response',
  'clarified-then-silence': 'no-response',
  'withheld-on-other-grounds': 'no-response',
  'treated-elsewhere': 'excluded',
  'not-delivered': 'not-asked',
}

/** The status to which a rule of the criteria leads. */
export const statusOf = (criterion: Criterion): StatusCode | 'excluded' => statusOfCriterion[criterion]

/** How the answers of a status divide over the rules that lead to it. */
const criteriaOf: Record<AnsweredStatus, Partial<Record<DrawnCriterion, number>>> = {
  collecting: { 'records-everyone': 1 },
  partial: { 'records-some': 1 },
  'not-collecting': { 'does-not-record': 9, 'by-hand-only': 8 },
  'no-response': {
    'no-answer-by-due-date': 17,
    'acknowledged-only': 6,
    'clarified-then-silence': 4,
    'withheld-on-other-grounds': 4,
  },
}

/** The first release of the second round, before its correction makes one more trust "collecting". */
export const quotasOfRoundTwo: Record<AnsweredStatus, number> = {
  collecting: 45,
  partial: 66,
  'not-collecting': 17,
  'no-response': 31,
}

/** Where a trust probably stood two years before: more have begun to count than have stopped. */
const twoYearsBefore: Record<AnsweredStatus, Record<AnsweredStatus, number>> = {
  collecting: { collecting: 52, partial: 32, 'not-collecting': 8, 'no-response': 8 },
  partial: { collecting: 7, partial: 55, 'not-collecting': 21, 'no-response': 17 },
  'not-collecting': { collecting: 2, partial: 14, 'not-collecting': 58, 'no-response': 26 },
  'no-response': { collecting: 5, partial: 20, 'not-collecting': 13, 'no-response': 62 },
}

export type DrawnStatuses = ReadonlyMap<string, AnsweredStatus>

const isAnswered = (status: StatusCode | 'excluded'): status is AnsweredStatus => status !== 'excluded' && status !== 'not-asked'

/** Draws lots for the second round: exactly the quotas, with the fixed answers counted in. */
export function drawRoundTwo(
  random: Random,
  trusts: readonly ExampleTrust[],
  fixed: Readonly<Record<string, FixedAnswer>>,
): DrawnStatuses {
  const fixedStatuses = Object.entries(fixed).map(([code, answer]) => [code, statusOf(answer.criterion)] as const)
  const free = trusts.filter(trust => !(trust.code in fixed))
  const lots = (Object.keys(quotasOfRoundTwo) as AnsweredStatus[]).flatMap(status => {
    const taken = fixedStatuses.filter(([, is]) => is === status).length
    return Array<AnsweredStatus>(quotasOfRoundTwo[status] - taken).fill(status)
  })
  if (lots.length !== free.length) throw new Error(`${lots.length} lots for ${free.length} trusts: the quotas do not add up`)
  const drawn = shuffled(random, lots)
  return new Map([
    ...fixedStatuses.flatMap(([code, status]) => (isAnswered(status) ? [[code, status] as const] : [])),
    ...free.flatMap((trust, index) => {
      const status = drawn[index]
      return status ? [[trust.code, status] as const] : []
    }),
  ])
}

/** Draws lots for the first round, from where each trust stood in the second. A trust that has closed since is fixed. */
export function drawRoundOne(random: Random, trusts: readonly ExampleTrust[], later: DrawnStatuses): DrawnStatuses {
  return new Map(
    trusts.flatMap(trust => {
      const now = later.get(trust.code)
      return now ? [[trust.code, weighted(random, twoYearsBefore[now])] as const] : []
    }),
  )
}

export const drawCriterion = (random: Random, status: AnsweredStatus): DrawnCriterion =>
  // Only names of DrawnCriterion stand in the table.
  weighted(random, criteriaOf[status] as Record<DrawnCriterion, number>)
