import type { Submission } from '@spotlight/submission'
import type { RefusalReason } from '../submission-refusal.ts'
import type { CountCriteria } from './accepted-definitions.ts'
import { possibleBehind } from './shares-behind.ts'

export type CountStatus = Submission['verdict']['status']

/**
 * The statuses that can follow from what a submission says of completeness, by the criteria. More than one where a band or a `*` leaves it open: the
 * hospital alone knows the shares. Null: it does not answer the tests of these criteria.
 */
export function statusesFollowing(completeness: Submission['completeness'], criteria: CountCriteria): CountStatus[] | null {
  const bands = new Map(completeness.map(({ id, band }) => [id, band]))
  if (bands.size !== criteria.tests.length) return null
  const tests = criteria.tests.flatMap(test => {
    const band = bands.get(test.id)
    return band === undefined ? [] : [{ id: test.id, ...possibleBehind(band, test) }]
  })
  if (tests.length !== criteria.tests.length) return null
  const basic = tests.filter(({ id }) => criteria.notCollectingWithout.includes(id))
  const isMore = basic.some(test => test.isMore)
  const statuses: CountStatus[] = []
  if (isMore && tests.every(({ isPassed }) => isPassed)) statuses.push('collecting')
  if (isMore && tests.some(({ isFailed }) => isFailed)) statuses.push('partial')
  if (basic.every(({ isZero }) => isZero)) statuses.push('not-collecting')
  return statuses
}

/** Whether the verdict follows from the criteria and the bands: a hospital cannot call itself what its own completeness does not say. */
export function judgeVerdict(
  { verdict, completeness }: Pick<Submission, 'verdict' | 'completeness'>,
  criteria: CountCriteria,
): RefusalReason[] {
  if (verdict.criteriaVersion !== criteria.version) {
    return [{ code: 'verdict-criteria', values: { said: verdict.criteriaVersion, version: criteria.version } }]
  }
  const following = statusesFollowing(completeness, criteria)
  if (following === null) return [{ code: 'verdict-tests', values: { version: criteria.version } }]
  return following.includes(verdict.status) ? [] : [{ code: `verdict-${verdict.status}`, values: { version: criteria.version } }]
}
