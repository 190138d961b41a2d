import type { ReadDb } from '../../../foundation/index.ts'
import { changedSince, type StatusChange } from '../../rules/changed-since.ts'
import { countStatuses } from '../../rules/count-statuses.ts'
import { previousRelease } from '../../rules/previous-release.ts'
import { allReleases } from '../../store/read-releases.ts'
import { type StatusName, statusNamesOf } from '../../store/read-status-names.ts'
import { noticesOf } from '../../store/serve-release.ts'
import type { ReleaseSummary, StatusCounts } from '../../types.ts'

export type ChangedTrust = { readonly trust: StatusName; readonly change: StatusChange }

/** One publication with what it changed: for a correction since its parent, else since the release that stood before it. */
export type Publication = {
  readonly release: ReleaseSummary
  readonly counts: StatusCounts
  readonly since: ReleaseSummary | null
  readonly changes: readonly ChangedTrust[]
  /** When a passage was last withheld, and how many are: whoever keeps a copy should look again. */
  readonly withheld: { readonly on: string; readonly count: number } | null
}

/** A page of the feed: the newest publications, or one alone. */
export type FeedView = {
  readonly publications: readonly Publication[]
  /** The newest publication that is not on this page; null where there is none before. */
  readonly before: ReleaseSummary | null
  /** The release whose part of the feed this is; null for the feed itself. */
  readonly archiveOf: ReleaseSummary | null
}

/** A page of the feed is full when it has so many entries. A publication is never torn apart. */
const enoughEntries = 100

/** The feed as people subscribe to it: the newest publications. */
export async function feedView(db: ReadDb, enough = enoughEntries): Promise<FeedView> {
  const all = await allReleases(db)
  const releases = byPublication(all)
  const publications: Publication[] = []
  let entries = 0
  for (const release of releases) {
    if (entries >= enough) break
    const publication = await publicationOf(db, release, all)
    publications.push(publication)
    entries += 1 + publication.changes.length
  }
  return { publications, before: releases[publications.length] ?? null, archiveOf: null }
}

/** The part of the feed that came with one release; null where there is no such release. */
export async function archiveView(db: ReadDb, id: string): Promise<FeedView | null> {
  const all = await allReleases(db)
  const releases = byPublication(all)
  const at = releases.findIndex(release => release.id === id)
  const release = releases[at]
  if (!release) return null
  return { publications: [await publicationOf(db, release, all)], before: releases[at + 1] ?? null, archiveOf: release }
}

/** The newest publication first: a late correction of an old release comes before the newer release that it came after. */
const byPublication = (newestFirst: readonly ReleaseSummary[]): ReleaseSummary[] =>
  [...newestFirst].sort((a, b) => (a.publishedOn < b.publishedOn ? 1 : a.publishedOn > b.publishedOn ? -1 : 0))

async function publicationOf(db: ReadDb, release: ReleaseSummary, all: readonly ReleaseSummary[]): Promise<Publication> {
  const since = comparedWith(release, all)
  const statuses = await statusNamesOf(db, release.id)
  const changes = changedSince(since ? await statusNamesOf(db, since.id) : [], statuses)
  const days = (await noticesOf(db, release.id)).map(notice => notice.withheldOn).sort()
  const last = days.at(-1)
  return {
    release,
    since,
    counts: countStatuses(statuses),
    changes: statuses.flatMap(trust => {
      const change = changes.get(trust.code)
      return change ? [{ trust, change }] : []
    }),
    withheld: last === undefined ? null : { on: last, count: days.length },
  }
}

/** What stood when this was published. What came later must not change what the feed has said. */
function comparedWith(release: ReleaseSummary, all: readonly ReleaseSummary[]): ReleaseSummary | null {
  if (release.correction) return all.find(other => other.id === release.correction?.parent) ?? null
  return previousRelease(
    release,
    all.filter(other => other.publishedOn <= release.publishedOn),
  )
}
