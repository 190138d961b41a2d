import type { Campaign, ReadDb } from '../../foundation/index.ts'
import { type Nation, nations } from '../../register/index.ts'
import { changedSince, kindOfChange, type StatusChange } from '../rules/changed-since.ts'
import { countStatuses } from '../rules/count-statuses.ts'
import { previousRelease } from '../rules/previous-release.ts'
import type { Notice } from '../rules/withhold.ts'
import { allReleases, skippedRowsOf } from '../store/read-releases.ts'
import { statusesOf } from '../store/read-statuses.ts'
import { serveRelease } from '../store/serve-release.ts'
import type { PublishedStatus, ReleaseSummary, SkippedRow, StatusCounts } from '../types.ts'

export type Changed = { readonly status: PublishedStatus; readonly change: StatusChange }

/** Everything that the page of one release shows. */
export type ReleaseView = {
  readonly campaign: Campaign
  readonly release: ReleaseSummary
  /** The end of the chain of corrections that begins here; null when this release still stands. */
  readonly newestCorrection: ReleaseSummary | null
  readonly counts: StatusCounts
  readonly byNation: readonly { readonly nation: Nation; readonly counts: StatusCounts }[]
  /** The release before this one in time, not the one that it corrects. */
  readonly previous: ReleaseSummary | null
  readonly improved: readonly Changed[]
  readonly slipped: readonly Changed[]
  readonly otherChanges: number
  /** Named trusts of a correction, with what they were in its parent. */
  readonly corrected: readonly Changed[]
  readonly statuses: readonly PublishedStatus[]
  readonly excluded: readonly PublishedStatus[]
  /** What the statuses stand on: pieces of each kind, and of how many trusts. */
  readonly evidence: EvidenceCounts
  readonly skipped: readonly SkippedRow[]
  readonly notices: readonly Notice[]
  /** Checksum of the JSON as it is served now; differs from the published one only where a passage is withheld. */
  readonly servedSha256: string
  readonly address: string
}

export type EvidenceCounts = Readonly<Record<'trusts' | 'quotes' | 'files' | 'counts' | 'links', number>>

type Asked = { readonly campaign: Campaign; readonly baseUrl: string; readonly link: (id: string) => string }

/** Loads and arranges one release; null where there is none. */
export async function releaseView(db: ReadDb, id: string, { campaign, baseUrl, link }: Asked): Promise<ReleaseView | null> {
  const releases = await allReleases(db)
  const release = releases.find(each => each.id === id)
  const served = release ? await serveRelease(db, id) : null
  if (!release || !served) return null
  const all = await statusesOf(db, id)
  const previous = previousRelease(release, releases)
  const before = previous ? await statusesOf(db, previous.id) : []
  const changes = changesBetween(before, all)
  const parent = release.correction ? await statusesOf(db, release.correction.parent) : []
  return {
    campaign,
    release,
    newestCorrection: newestCorrectionOf(release, releases),
    counts: countStatuses(all),
    byNation: nations.map(nation => ({ nation, counts: countStatuses(all.filter(status => status.nation === nation)) })),
    previous,
    improved: changes.filter(({ change }) => kindOfChange(change) === 'improved'),
    slipped: changes.filter(({ change }) => kindOfChange(change) === 'slipped'),
    otherChanges: changes.filter(({ change }) => kindOfChange(change) === 'other').length,
    corrected: correctedIn(release, parent, all),
    statuses: all.filter(status => status.status !== null),
    excluded: all.filter(status => status.status === null),
    evidence: countEvidence(all),
    skipped: await skippedRowsOf(db, id),
    notices: served.notices,
    servedSha256: served.sha256,
    address: baseUrl + link(id),
  }
}

function countEvidence(statuses: readonly PublishedStatus[]): EvidenceCounts {
  const pieces = statuses.flatMap(status => status.evidence)
  const files = pieces.flatMap(piece => {
    const file = piece.source === 'file' ? piece : piece.source === 'quote' ? piece.file : undefined
    return file ? [file.sha256] : []
  })
  return {
    trusts: statuses.filter(status => status.evidence.some(piece => piece.source !== 'withheld' && piece.source !== 'submission'))
      .length,
    quotes: pieces.filter(piece => piece.source === 'quote').length,
    files: new Set(files).size,
    counts: pieces.filter(piece => piece.source === 'submission').length,
    links: pieces.filter(piece => piece.source === 'link' || (piece.source === 'quote' && piece.url !== null)).length,
  }
}

function newestCorrectionOf(release: ReleaseSummary, releases: readonly ReleaseSummary[]): ReleaseSummary | null {
  let newest: ReleaseSummary | null = null
  for (let by = release.correctedBy; by !== null; by = newest?.correctedBy ?? null) {
    const next = releases.find(each => each.id === by)
    if (!next) break
    newest = next
  }
  return newest
}

function changesBetween(before: readonly PublishedStatus[], after: readonly PublishedStatus[]): Changed[] {
  const changes = changedSince(before, after)
  return after.flatMap(status => {
    const change = changes.get(status.code)
    return change ? [{ status, change }] : []
  })
}

function correctedIn(release: ReleaseSummary, parent: readonly PublishedStatus[], all: readonly PublishedStatus[]): Changed[] {
  const was = new Map<string, PublishedStatus>(parent.map(status => [status.code, status]))
  return all
    .filter(status => release.correction?.trustCodes.includes(status.code))
    .map(status => ({ status, change: { from: was.get(status.code)?.status ?? null, to: status.status } }))
}
