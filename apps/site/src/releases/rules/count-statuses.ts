import type { PublishedStatus, StatusCounts } from '../types.ts'

/**
 * Counts trusts by status. `answered` is collecting + partial + not-collecting and is the denominator of the one number;
 * a trust that is excluded (status null) is counted apart and stands outside every denominator.
 */
export function countStatuses(list: readonly Pick<PublishedStatus, 'status'>[]): StatusCounts {
  const counts = { collecting: 0, partial: 0, 'not-collecting': 0, 'no-response': 0, 'not-asked': 0 }
  let excluded = 0
  for (const { status } of list) {
    if (status === null) excluded += 1
    else counts[status] += 1
  }
  const notCountingEveryone = counts.partial + counts['not-collecting']
  return {
    ...counts,
    answered: counts.collecting + notCountingEveryone,
    notCountingEveryone,
    surveyed: list.length - excluded,
    excluded,
  }
}
