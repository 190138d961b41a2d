import type { Submission } from '@spotlight/submission'
import type { Nation, TrustCode } from '../register/index.ts'

/** Shapes of what has been published. A release is immutable: these are read from its own rows, never from the register of today. */

export const statusCodes = ['collecting', 'partial', 'not-collecting', 'no-response', 'not-asked'] as const
export type StatusCode = (typeof statusCodes)[number]

/** `2026-1`, or `2026-1.1` for its first correction. */
export type ReleaseId = string

export type ReleaseSummary = {
  readonly id: ReleaseId
  readonly title: string
  /** The day up to which answers are counted, `YYYY-MM-DD`. */
  readonly asOf: string
  readonly publishedOn: string
  readonly criteria: string
  /** SHA-256 of the release's canonical JSON, hexadecimal. */
  readonly sha256: string
  readonly correction: { readonly parent: ReleaseId; readonly trustCodes: readonly string[]; readonly reason: string } | null
  /** The correction that replaces this release, if there is one. */
  readonly correctedBy: ReleaseId | null
}

/** A file that the trust sent, known by its name and its checksum: the file itself is not part of a release. */
export type EvidenceFile = { readonly name: string; readonly sha256: string; readonly page: number | null }

/**
 * What the trust counted itself, rounded by the disclosure rule and signed by it. `*`, `merged` and `dropped` are numbers that are kept
 * back: never none. Only its aggregates; how it was received is told in docs/tables/submission.md.
 */
export type SubmissionEvidence = {
  readonly source: 'submission'
  readonly id: string
  /** SHA-256 of the signed bytes, hexadecimal: names the submission for good. */
  readonly sha256: string
  readonly keyId: string
  readonly receivedOn: string
  /** The day on which people were counted, `YYYY-MM-DD`. */
  readonly asAt: string
  /** `spotlight-count 0.1.0`. */
  readonly program: string
  readonly definitions: { readonly version: string; readonly sha256: string }
  /** The version of the criteria by which completeness was judged. */
  readonly countCriteria: string
  readonly incidence: Submission['incidence']
  readonly prevalence: Submission['prevalence']
  readonly completeness: Submission['completeness']
}

/**
 * Where a status comes from; what the trust itself said is quoted, figures are its own. What is marked `?` came after the first releases:
 * it is left out where there is nothing to say, so that the bytes of those stay as they are.
 */
export type Evidence =
  | {
      readonly source: 'quote'
      readonly id: string
      readonly quote: string
      readonly language: 'en' | 'cy'
      readonly dated: string | null
      readonly url: string | null
      /** The same in the other of the two languages, by us. */
      readonly translation?: string
      /** The file in which it stands. */
      readonly file?: EvidenceFile
    }
  | { readonly source: 'link'; readonly id: string; readonly url: string; readonly dated: string | null }
  | (EvidenceFile & { readonly source: 'file'; readonly id: string; readonly dated: string | null })
  | SubmissionEvidence
  | {
      readonly source: 'withheld'
      readonly id: string
      readonly withheldOn: string
      readonly reason: string
      readonly sha256: string
    }

/** What can follow from a count: a hospital that sends one has answered. */
export type OfferedStatus = 'collecting' | 'partial' | 'not-collecting'

/** A signed-off submission that the next release, or a correction of the newest, takes up as evidence. At most one of a trust stands. */
export type Offer = {
  readonly trust: string
  readonly status: OfferedStatus
  readonly evidence: Omit<SubmissionEvidence, 'id'>
  readonly offeredAt: Date
}

export type Figures = {
  readonly diagnosed: number | null
  readonly deNovo: number | null
  readonly recurrent: number | null
  readonly periodStart: string | null
  readonly periodEnd: string | null
}

/** One trust in one release, as it was then. */
export type PublishedStatus = {
  readonly release: ReleaseId
  readonly code: TrustCode
  readonly name: string
  readonly nameCy: string | null
  readonly nation: Nation
  readonly kind: string
  readonly regionCode: string
  readonly regionName: string
  readonly lat: number | null
  readonly lon: number | null
  /** null for a trust that is excluded: it is listed with its reason, outside every denominator. */
  readonly status: StatusCode | null
  readonly excludedReason: string | null
  /** The rule of the criteria that decided, e.g. `records-some`. */
  readonly criterion: string | null
  readonly answeredOn: string | null
  readonly figures: Figures
  readonly evidence: readonly Evidence[]
  readonly note: string | null
  /** The note in Welsh; for a trust that is excluded, the reason in Welsh. */
  readonly noteCy?: string
}

export type StatusCounts = Readonly<Record<StatusCode, number>> & {
  /** collecting + partial + not-collecting. */
  readonly answered: number
  /** partial + not-collecting: those that answered and do not count everyone. */
  readonly notCountingEveryone: number
  readonly surveyed: number
  readonly excluded: number
}

/** A row of a results file that was left out of the release, listed in it with the reasons. */
export type SkippedRow = { readonly line: number; readonly code: string | null; readonly reasons: readonly string[] }
