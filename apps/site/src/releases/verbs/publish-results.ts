import { sql } from 'kysely'
import { type Actor, announce, inTransaction, type ReadDb, record, rows, type WriteDb } from '../../foundation/index.ts'
import type { RowProblem } from '../results-file/result-row.ts'
import { countStatuses } from '../rules/count-statuses.ts'
import type { Refused } from '../rules/decide-publication.ts'
import { publishCriteria } from '../store/criteria-store.ts'
import type { ReleasesTables } from '../store/tables.ts'
import { type ReleaseToWrite, writeRelease } from '../store/write-release.ts'
import type { PublishedStatus, ReleaseSummary, StatusCounts } from '../types.ts'
import { prepareRelease, type ResultsToPublish } from './prepare-release.ts'

export type PublishResults = ResultsToPublish & {
  readonly actor: Actor
  readonly now: Date
  readonly isDryRun?: boolean
}

export type PublishOutcome =
  | { readonly kind: 'published' | 'would-publish'; readonly release: ReleaseSummary; readonly counts: StatusCounts }
  | { readonly kind: 'same'; readonly release: ReleaseSummary }
  | { readonly kind: 'bad-rows'; readonly problems: readonly RowProblem[] }
  | { readonly kind: 'refused'; readonly refused: Refused }

/** A bulk import of a whole survey: ten thousand rows take longer than a visitor's change may. */
export const publishingLimitMs = 120_000

/** Publishes results as a release, all or nothing: see prepareRelease for what becomes of them. */
export function publishResults(db: WriteDb, request: PublishResults): Promise<PublishOutcome> {
  return inTransaction(db, tx => publishWithin(tx, request), { limitMs: publishingLimitMs })
}

/** The same in a transaction of the caller's, who keeps with it what belongs to the publication. */
export async function publishWithin(tx: WriteDb, request: PublishResults): Promise<PublishOutcome> {
  await onePublicationAtATime(tx)
  const prepared = await prepareRelease(tx, request)
  if (prepared.kind !== 'ready') return prepared
  const { release } = prepared
  const outcome = { release: summaryOf(release), counts: countStatuses(release.statuses) }
  if (request.isDryRun) return { kind: 'would-publish', ...outcome }
  if (!(await publishCriteria(tx, request.criteria)))
    return { kind: 'refused', refused: { why: 'criteria-changed', version: request.criteria.version } }
  // Before the rows: their tables look for it at once.
  await record(tx, {
    actor: request.actor,
    at: request.now,
    deed: release.correction ? 'release.correct' : 'release.publish',
    subject: { kind: 'release', id: release.id },
    after: {
      title: release.title,
      asOf: release.asOf,
      sha256: release.sha256,
      counts: outcome.counts,
      correction: release.correction,
    },
  })
  await writeRelease(tx, release)
  await announce(tx, { name: 'release-published', release: release.id })
  return { kind: 'published', ...outcome }
}

export type PreviewOutcome =
  | {
      readonly kind: 'would-publish'
      readonly release: ReleaseSummary
      readonly counts: StatusCounts
      readonly statuses: readonly PublishedStatus[]
    }
  | Exclude<PublishOutcome, { kind: 'published' | 'would-publish' }>

/** What publishing would make of these results, for a page: it only reads. */
export async function previewResults(db: ReadDb, request: ResultsToPublish): Promise<PreviewOutcome> {
  const prepared = await prepareRelease(db, request)
  if (prepared.kind !== 'ready') return prepared
  const { release } = prepared
  return {
    kind: 'would-publish',
    release: summaryOf(release),
    counts: countStatuses(release.statuses),
    statuses: release.statuses,
  }
}

/**
 * Two people who publish at once wait for each other until the first transaction ends, and the second sees what the first has done. Held
 * more than once in a transaction it is the same lock.
 */
export async function onePublicationAtATime(tx: WriteDb): Promise<void> {
  const lockOfPublishing = 7_300_001
  // The handle's type hides its tables; a lock needs none.
  await sql`select pg_advisory_xact_lock(${lockOfPublishing})`.execute(
    rows<ReleasesTables>(tx) as Parameters<ReturnType<typeof sql>['execute']>[0],
  )
}

const summaryOf = (release: ReleaseToWrite): ReleaseSummary => ({
  id: release.id,
  title: release.title,
  asOf: release.asOf,
  publishedOn: release.publishedOn,
  criteria: release.criteria,
  sha256: release.sha256,
  correction: release.correction,
  correctedBy: null,
})
