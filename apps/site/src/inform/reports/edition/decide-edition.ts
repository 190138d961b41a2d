import { decideNextEdition, type Locale } from '../../../foundation/index.ts'
import type { ReleaseSummary } from '../../../releases/index.ts'
import { type MissingWords, missingWords, type Report } from '../report.ts'
import { type Edition, wordFields } from './edition.ts'

/** What is asked for. `release` is null for a report that is not made from one. */
export type Asked = { readonly release: string | null; readonly reason: Readonly<Record<Locale, string>> }

export type Decision =
  /** `replaces`: the edition that it puts right, of the same round; null: the first, or about a new round. */
  | { readonly kind: 'yes'; readonly edition: number; readonly replaces: number | null; readonly release: ReleaseSummary | null }
  | EditionRefused

export type EditionRefused =
  | { readonly kind: 'no'; readonly why: 'forthcoming' | 'unknown-release' | 'reason-missing' | 'nothing-new' }
  | { readonly kind: 'no'; readonly why: 'words-missing'; readonly missing: readonly MissingWords[] }
  | { readonly kind: 'no'; readonly why: 'release-corrected'; readonly by: string }
  | { readonly kind: 'no'; readonly why: 'older-release'; readonly newest: string }

export type Known = {
  readonly report: Report
  /** The newest edition, if there is one. */
  readonly newest: Edition | null
  /** Newest first, as allReleases gives them. */
  readonly releases: readonly ReleaseSummary[]
}

/** A release and its corrections are one round. */
const roundOf = (release: string): string => release.split('.')[0] ?? release

/** Whether an edition can be published, and which number it takes. An edition of the same round as the newest one puts that one right, and says why. */
export function decideEdition({ report, newest, releases }: Known, asked: Asked): Decision {
  if (report.state === 'forthcoming') return { kind: 'no', why: 'forthcoming' }
  const missing = missingWords(report)
  if (missing.length > 0) return { kind: 'no', why: 'words-missing', missing }
  const release = report.state === 'release' ? releases.find(({ id }) => id === asked.release) : null
  if (release === undefined) return { kind: 'no', why: 'unknown-release' }
  if (release && release.correctedBy !== null) return { kind: 'no', why: 'release-corrected', by: release.correctedBy }
  const before = newest?.figures?.release.id ?? null
  if (isOlder(release?.id ?? null, before, releases)) return { kind: 'no', why: 'older-release', newest: before ?? '' }
  const decided = decideNextEdition(
    {
      newest: newest?.edition ?? null,
      isNew: !newest || (release?.id ?? null) !== before || !saysTheSame(report, newest),
    },
    { corrects: newest && putsRight(release?.id ?? null, before) ? newest.edition : null, reason: asked.reason },
  )
  if (decided.kind === 'no') return decided
  return { kind: 'yes', edition: decided.number, replaces: decided.replaces?.number ?? null, release }
}

/** Whether an edition from `release` would put right the one from `before`, and must say why. */
export const putsRight = (release: string | null, before: string | null): boolean =>
  release === null || before === null ? release === before : roundOf(release) === roundOf(before)

/** The numbers of a report never go back in time. */
function isOlder(release: string | null, before: string | null, releases: readonly ReleaseSummary[]): boolean {
  if (release === null || before === null) return false
  const place = (id: string) => releases.findIndex(each => each.id === id)
  return place(release) > place(before)
}

const saysTheSame = ({ words }: Report, edition: Edition): boolean =>
  (['en', 'cy'] as const).every(locale => wordFields.every(field => words[locale][field] === edition.words[locale][field]))
