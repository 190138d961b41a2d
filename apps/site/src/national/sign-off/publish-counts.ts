import { createHash } from 'node:crypto'
import { type Actor, dayInUk, inTransaction, type ReadDb, type Services } from '../../foundation/index.ts'
import {
  applyOffer,
  historyOf,
  latestRelease,
  offerOf,
  onePublicationAtATime,
  type PreviewOutcome,
  type PublishedStatus,
  previewResults,
  publishedCriteria,
  publishingLimitMs,
  publishWithin,
  type ReleaseId,
  type ReleaseSummary,
  type ResultRow,
  type ResultsToPublish,
  rowOfOffer,
  rowOfStatus,
} from '../../releases/index.ts'

/** What a correction of the newest release would say of a trust, now that its counts are as they are. */
export type CountsToPublish = {
  readonly release: ReleaseSummary
  readonly before: PublishedStatus | null
  readonly row: ResultRow
  /** Changes with anything of it. */
  readonly fingerprint: string
}

/**
 * The row that the newest release would have for a trust: with the count that stands, or, where the release holds one that was withdrawn, as it
 * was before it. Null where the release says it already, or there is none.
 */
export async function countsToPublish(db: ReadDb, trust: string): Promise<CountsToPublish | null> {
  const release = await latestRelease(db)
  if (!release) return null
  const history = await historyOf(db, [trust])
  const before = history.find(each => each.release.id === release.id)?.status ?? null
  const offer = await offerOf(db, trust)
  const held = before ? countOf(before) : null
  if ((offer?.evidence.sha256 ?? null) === held) return null
  const row = offer
    ? before
      ? applyOffer(rowOfStatus(before), offer, release.asOf)
      : rowOfOffer(offer, release.asOf)
    : withoutCount(trust, before, history.find(({ status }) => countOf(status) === null)?.status ?? null)
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([release.id, row]))
    .digest('hex')
  return { release, before, row, fingerprint }
}

const countOf = ({ evidence }: PublishedStatus): string | null =>
  evidence.find(piece => piece.source === 'submission')?.sha256 ?? null

/** As it was when no count was known of it; notices of what is withheld stay where they are. */
function withoutCount(trust: string, now: PublishedStatus | null, earlier: PublishedStatus | null): ResultRow {
  const notices = (now ? (rowOfStatus(now).evidence ?? []) : []).filter(piece => piece.source === 'withheld')
  if (earlier) {
    const row = rowOfStatus(earlier)
    return { ...row, evidence: [...(row.evidence ?? []).filter(piece => piece.source !== 'withheld'), ...notices] }
  }
  const figures = { diagnosed: null, deNovo: null, recurrent: null, periodStart: null, periodEnd: null }
  const nothing = { criterion: null, answeredOn: null, evidenceUrl: null, quote: null, quoteLanguage: 'en', note: null } as const
  return { ...nothing, line: null, code: trust, status: 'not-asked', figures, evidence: notices }
}

/** What publishing would make of it, for a page. */
export async function previewCounts(db: ReadDb, services: Services, counts: CountsToPublish): Promise<PreviewOutcome | null> {
  const request = await requestOf(db, services, { counts, reason: '–' })
  return request && previewResults(db, request)
}

export type PublishCounts = {
  readonly trust: string
  /** Of what whoever publishes has looked at. */
  readonly fingerprint: string
  /** In words for everybody. */
  readonly reason: string
  readonly actor: Actor
}

export type PublishCountsOutcome =
  | { readonly outcome: 'published'; readonly release: ReleaseId }
  /** The release says it already: the same form again, or somebody else was first. */
  | { readonly outcome: 'nothing' }
  | { readonly outcome: 'changed' }
  | { readonly outcome: 'not-possible' }

/** Publishes what the counts of a trust say as a correction of the newest release, if it still is what was looked at. */
export const publishCounts = (
  services: Services,
  { trust, fingerprint, reason, actor }: PublishCounts,
): Promise<PublishCountsOutcome> =>
  inTransaction(
    services.write,
    async (tx): Promise<PublishCountsOutcome> => {
      await onePublicationAtATime(tx)
      const counts = await countsToPublish(tx, trust)
      if (!counts) return { outcome: 'nothing' }
      if (counts.fingerprint !== fingerprint) return { outcome: 'changed' }
      const request = await requestOf(tx, services, { counts, reason })
      if (!request) return { outcome: 'not-possible' }
      const outcome = await publishWithin(tx, { ...request, actor, now: services.clock() })
      if (outcome.kind === 'same') return { outcome: 'nothing' }
      return outcome.kind === 'published' ? { outcome: 'published', release: outcome.release.id } : { outcome: 'not-possible' }
    },
    { limitMs: publishingLimitMs },
  )

/** A correction is read by the criteria of what it corrects, and counts answers up to the same day. */
async function requestOf(
  db: ReadDb,
  { campaign, clock }: Services,
  { counts: { release, row }, reason }: { readonly counts: CountsToPublish; readonly reason: string },
): Promise<ResultsToPublish | null> {
  const criteria = await publishedCriteria(db, release.criteria)
  return (
    criteria && {
      campaign,
      criteria,
      rows: [row],
      today: dayInUk(clock()),
      correction: { parent: release.id, reason: reason.trim() },
    }
  )
}
