import { createHash } from 'node:crypto'
import { type Actor, dayInUk, inTransaction, type ReadDb, type WriteDb } from '../../foundation/index.ts'
import {
  type PreviewOutcome,
  previewResults,
  publishedCriteria,
  publishingLimitMs,
  publishWithin,
  type ReleaseId,
  type ReleaseSummary,
  type ResultRow,
  type ResultsToPublish,
} from '../../releases/index.ts'
import type { PublishingHouse } from '../publishing/publishing-house.ts'

export type Correction = {
  readonly parent: ReleaseSummary
  /** Of the trusts that are corrected; everything else is taken over. */
  readonly rows: readonly ResultRow[]
  /** In words for everybody. */
  readonly reason: string
  readonly now: Date
  readonly house: PublishingHouse
}

/** What a correction would be, for a page. Null where the criteria of the release are not there, which cannot happen to one that was published. */
export async function previewCorrection(db: ReadDb, correction: Correction): Promise<PreviewOutcome | null> {
  const request = await requestOf(db, correction)
  return request && previewResults(db, request)
}

export type CorrectionOutcome =
  /** Also when the same correction has been published before. */
  { readonly kind: 'corrected'; readonly release: ReleaseId } | Exclude<PreviewOutcome, { kind: 'would-publish' | 'same' }>

/** Publishes a correction: a new release that names its parent, the trusts and the reason. The same correction again is the same release. */
export const correctRelease = (
  db: WriteDb,
  correction: Correction & { readonly actor: Actor },
): Promise<CorrectionOutcome | null> =>
  inTransaction(
    db,
    async tx => {
      const request = await requestOf(tx, correction)
      if (!request) return null
      const outcome = await publishWithin(tx, { ...request, actor: correction.actor, now: correction.now })
      return outcome.kind === 'bad-rows' || outcome.kind === 'refused'
        ? outcome
        : { kind: 'corrected', release: outcome.release.id }
    },
    { limitMs: publishingLimitMs },
  )

/** A correction is read by the criteria of what it corrects, and counts answers up to the same day. */
async function requestOf(db: ReadDb, { parent, rows, reason, now, house }: Correction): Promise<ResultsToPublish | null> {
  const criteria = await publishedCriteria(db, parent.criteria)
  if (!criteria) return null
  return {
    campaign: house.campaign,
    criteria,
    rows,
    today: dayInUk(now),
    correction: { parent: parent.id, reason: reason.trim() },
  }
}

/** Of what a person has looked at before they publish it. */
export const fingerprintOfRows = (parent: string, rows: readonly ResultRow[]): string =>
  createHash('sha256')
    .update(JSON.stringify([parent, rows]))
    .digest('hex')
