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
  | {
      readonly source: 'withheld'
      readonly id: string
      readonly withheldOn: string
      readonly reason: string
      readonly sha256: string
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
