import type { ReleaseSummary } from '../../releases/index.ts'

/**
 * The release to which "changed since" looks back: the newest one before `release` that is not the same release before a correction.
 * A correction mends what was published; it is not what happened at the hospitals since.
 */
export function earlierRelease(release: ReleaseSummary, newestFirst: readonly ReleaseSummary[]): ReleaseSummary | null {
  const rootOf = (summary: ReleaseSummary): string => {
    const parent = summary.correction && newestFirst.find(({ id }) => id === summary.correction?.parent)
    return parent ? rootOf(parent) : summary.id
  }
  const root = rootOf(release)
  const at = newestFirst.findIndex(({ id }) => id === release.id)
  return newestFirst.slice(at + 1).find(other => rootOf(other) !== root) ?? null
}
