import type { PublishedStatus, ReleaseId } from '../../releases/index.ts'

const mostReleases = 3

/** The statuses of the last few releases that were drawn, without what no picture shows: what trusts said may be withheld later. */
export class KeptStatuses {
  readonly #kept = new Map<ReleaseId, readonly PublishedStatus[]>()

  find(release: ReleaseId): readonly PublishedStatus[] | undefined {
    const known = this.#kept.get(release)
    if (known) {
      this.#kept.delete(release)
      this.#kept.set(release, known)
    }
    return known
  }

  keep(release: ReleaseId, statuses: readonly PublishedStatus[]): readonly PublishedStatus[] {
    const shown = statuses.map(status => ({ ...status, evidence: [], note: null, excludedReason: null }))
    this.#kept.set(release, shown)
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= mostReleases) break
      this.#kept.delete(oldest)
    }
    return shown
  }
}
