import type { ReadDb } from '../../foundation/index.ts'
import { presentTrusts, type Trust, trustByCode } from '../../register/index.ts'
import {
  allReleases,
  type Criteria,
  type PublishedStatus,
  publishedCriteria,
  type ReleaseSummary,
  statusesOf,
  statusOf,
} from '../../releases/index.ts'
import type { KnownStatus } from '../network-words.ts'
import { lineOfCorrections } from './line-of-corrections.ts'
import { type Followers, followersByTrust } from './subscription-store.ts'

/** What the followers of one trust, all of whom were last told `before`, are to hear. */
export type ChangeToTell = {
  readonly release: ReleaseSummary
  readonly trust: Trust
  readonly before: KnownStatus
  readonly after: KnownStatus
  readonly status: PublishedStatus
  readonly criteria: Criteria | null
  /** Why what its followers knew was wrong; null when it was right then, and this is news. */
  readonly correction: { readonly reason: string } | null
}

/** Everything that somebody follows and that is not any more what they were told. It only reads. */
export async function changesToTell(db: ReadDb): Promise<ChangeToTell[]> {
  const [releases, followers] = [await allReleases(db), await followersByTrust(db)]
  const [release] = releases
  if (!release || followers.length === 0) return []
  const statuses = new Map((await statusesOf(db, release.id)).map(status => [String(status.code), status]))
  const criteria = await publishedCriteria(db, release.criteria)
  const changes: ChangeToTell[] = []
  for (const { trustCode, toldStatus } of followers) {
    const status = statuses.get(trustCode)
    // A release that does not name a trust says nothing new of it.
    if (!status) continue
    const after = status.status ?? 'excluded'
    const trust = after === toldStatus ? null : await trustByCode(db, trustCode)
    if (!trust) continue
    const correction = await correctionOf(db, releases, { trustCode, toldStatus })
    changes.push({ release, trust, before: toldStatus, after, status, criteria, correction })
  }
  return changes
}

/** The correction that put right just what these followers knew: its parent said it, and it says something else. */
async function correctionOf(
  db: ReadDb,
  releases: readonly ReleaseSummary[],
  { trustCode, toldStatus }: Pick<Followers, 'trustCode' | 'toldStatus'>,
): Promise<{ readonly reason: string } | null> {
  for (const { correction } of lineOfCorrections(releases, trustCode)) {
    if (correction === null) continue
    const was = await statusOf(db, correction.parent, trustCode)
    if (was && (was.status ?? 'excluded') === toldStatus) return { reason: correction.reason }
  }
  return null
}

/** A trust that somebody follows and that is no more, and those that go on with it. */
export type MergerToFollow = { readonly trustCode: string; readonly successors: readonly string[] }

/** `today`: the closing day is the last open one. A trust that closed and that nobody took over stays as it is: there is nothing to tell. */
export async function mergersToFollow(db: ReadDb, today: string): Promise<MergerToFollow[]> {
  const codes = new Set((await followersByTrust(db)).map(({ trustCode }: Followers) => trustCode))
  const mergers: MergerToFollow[] = []
  for (const trustCode of codes) {
    const trust = await trustByCode(db, trustCode)
    if (!trust || (trust.code === trustCode && (trust.closedOn === null || trust.closedOn >= today))) continue
    // A code that has become another spelling of a trust leads to that trust.
    const present = await presentTrusts(db, trustCode)
    const successors = present.map(({ code }) => String(code)).filter(code => code !== trustCode)
    if (successors.length > 0) mergers.push({ trustCode, successors })
  }
  return mergers
}
