import type { ReadDb } from '../../foundation/index.ts'
import { allSuccessions } from '../../register/index.ts'
import { allReleases, parseReleaseId, type ReleaseSummary, statusesOf } from '../../releases/index.ts'
import { flowBetween } from './flow-between.ts'
import type { StatusFlow } from './status-flow.ts'

/** What became of every trust from the release before to the newest one; null while there are not two. */
export async function statusFlow(db: ReadDb): Promise<StatusFlow | null> {
  const standing = standingReleases(await allReleases(db))
  const [to, from] = standing
  return to && from ? loadFlow(db, { from, to }) : null
}

/** The same between two releases that are named; null where one is not there, or they are not one after the other in time. */
export async function flowOf(db: ReadDb, ids: { readonly from: string; readonly to: string }): Promise<StatusFlow | null> {
  const all = await allReleases(db)
  const [from, to] = [all.find(({ id }) => id === ids.from), all.find(({ id }) => id === ids.to)]
  return from && to && isBefore(from, to) ? loadFlow(db, { from, to }) : null
}

/** The newest of each number, the newest first: what has been put right since is told as it was put right. */
export const standingReleases = (newestFirst: readonly ReleaseSummary[]): readonly ReleaseSummary[] =>
  newestFirst.filter(({ correctedBy }) => correctedBy === null)

/** By the number of the release, whatever day it bears: a correction of an older one does not come after a newer one. */
function isBefore(one: ReleaseSummary, other: ReleaseSummary): boolean {
  const [a, b] = [parseReleaseId(one.id), parseReleaseId(other.id)]
  if (!a || !b) return false
  return a.year - b.year < 0 || (a.year === b.year && (a.number - b.number || a.correction - b.correction) < 0)
}

async function loadFlow(
  db: ReadDb,
  { from, to }: { readonly from: ReleaseSummary; readonly to: ReleaseSummary },
): Promise<StatusFlow> {
  const [before, after] = [await statusesOf(db, from.id), await statusesOf(db, to.id)]
  return flowBetween({ from, to, before, after, successions: await allSuccessions(db) })
}
