import type { ReleaseSummary } from '../types.ts'
import { parseReleaseId } from './release-id.ts'

/** The newest release of an earlier number: what a reader compares with. A correction is compared with the same one as its parent. */
export function previousRelease(release: ReleaseSummary, newestFirst: readonly ReleaseSummary[]): ReleaseSummary | null {
  const own = parseReleaseId(release.id)
  const isEarlier = (other: ReleaseSummary) => {
    const number = parseReleaseId(other.id)
    return own && number && (number.year < own.year || (number.year === own.year && number.number < own.number))
  }
  return newestFirst.find(isEarlier) ?? null
}
