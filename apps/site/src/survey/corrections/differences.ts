import { dayInUk, type ReadDb } from '../../foundation/index.ts'
import {
  noticesIn,
  type PublishedStatus,
  type ReleaseSummary,
  type ResultRow,
  type RowProblem,
  releaseById,
  statusesOf,
} from '../../releases/index.ts'
import { standingsOf } from '../marking/load-standings.ts'
import { roundOfRelease } from '../publishing/publication-store.ts'
import type { PublishingHouse } from '../publishing/publishing-house.ts'
import { rowsOfRound, wholeRegister } from '../publishing/rows-of-round.ts'
import { roundById } from '../rounds/round-store.ts'
import type { RoundId } from '../types.ts'
import { previewCorrection } from './correct-release.ts'

/** A trust of which its round says something else now than the release does. */
export type Difference = {
  readonly code: string
  readonly name: string
  readonly before: PublishedStatus | null
  /** Null where the release would refuse it; `problem` says why. */
  readonly after: PublishedStatus | null
  readonly row: ResultRow
  readonly problem: RowProblem | null
  /** Something is open at its request: what it says is not settled. */
  readonly isOpen: boolean
}

type Given = { readonly release: ReleaseSummary; readonly house: PublishingHouse; readonly now: Date }

/**
 * Where the round of a release says something else today. Null where the release comes from no round: it was imported, or planted. What is
 * the same is not in it, nor is a trust that the release does not name.
 */
export async function differencesOf(
  db: ReadDb,
  { release, house, now }: Given,
): Promise<{ readonly round: RoundId; readonly differences: readonly Difference[] } | null> {
  const id = await roundOfRelease(db, await chainOf(db, release))
  const round = id === null ? null : await roundById(db, id)
  if (!round) return null
  const standings = await standingsOf(db, round.id, dayInUk(now))
  const register = await wholeRegister(db, house)
  const found = await rowsOfRound(db, { round, standings, register, house, asOf: release.asOf, withLaterCounts: true })
  const before = new Map<string, PublishedStatus>((await statusesOf(db, release.id)).map(status => [status.code, status]))
  const rows = found.rows
    .filter(({ code }) => before.has(code))
    .map(row => ({ ...row, evidence: [...(row.evidence ?? []), ...noticesIn(before.get(row.code))] }))
  const ask = (some: readonly ResultRow[]) => previewCorrection(db, { parent: release, rows: some, reason: '–', now, house })
  const first = await ask(rows)
  const problems = new Map(first?.kind === 'bad-rows' ? first.problems.map(problem => [problem.code ?? '', problem]) : [])
  const good = problems.size === 0 ? first : await ask(rows.filter(({ code }) => !problems.has(code)))
  const changed = good?.kind === 'would-publish' ? (good.release.correction?.trustCodes ?? []) : []
  const after = new Map<string, PublishedStatus>(
    good?.kind === 'would-publish' ? good.statuses.map(status => [status.code, status]) : [],
  )
  const open = new Set(standings.filter(({ todos }) => todos.length > 0).map(({ trustCode }) => trustCode))
  const differences = rows
    .filter(({ code }) => changed.includes(code) || problems.has(code))
    .map(row => ({
      code: row.code,
      name: before.get(row.code)?.name ?? row.code,
      before: before.get(row.code) ?? null,
      after: problems.has(row.code) ? null : (after.get(row.code) ?? null),
      row,
      problem: problems.get(row.code) ?? null,
      isOpen: open.has(row.code),
    }))
  return { round: round.id, differences: differences.sort((a, b) => a.name.localeCompare(b.name, 'en')) }
}

/** The release and everything that it corrects, back to the one that came from a round. */
async function chainOf(db: ReadDb, release: ReleaseSummary): Promise<string[]> {
  const chain = [release.id]
  for (let parent = release.correction?.parent ?? null; parent !== null; ) {
    chain.push(parent)
    parent = (await releaseById(db, parent))?.correction?.parent ?? null
  }
  return chain
}
