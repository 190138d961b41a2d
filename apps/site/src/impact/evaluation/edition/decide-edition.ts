import { decideNextEdition, type Locale } from '../../../foundation/index.ts'
import type { KeptDraft } from '../draft/draft-store.ts'
import type { ReportDraft } from '../draft/report-draft.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { type MissingWords, missingWords } from '../words-of-report.ts'
import { changesBetween, isNothing } from './changes-between.ts'
import type { Edition, Replaces } from './edition.ts'

/** What is asked for. */
export type Asked = {
  /** The version of the draft that whoever publishes was shown. */
  readonly basedOn: number
  /** The edition that it puts right; null: a report of its own. */
  readonly corrects: number | null
  readonly reason: Readonly<Record<Locale, string>>
}

export type Known = {
  readonly draft: KeptDraft<ReportDraft>
  /** Newest first. */
  readonly editions: readonly Edition[]
}

type PlainWhy = 'changed' | 'no-figures' | 'nothing-new' | 'reason-missing' | 'unknown-edition'
export type EditionRefused =
  | { readonly kind: 'no'; readonly why: PlainWhy }
  | { readonly kind: 'no'; readonly why: 'words-missing'; readonly missing: readonly MissingWords[] }
  | { readonly kind: 'no'; readonly why: 'already-corrected'; readonly by: number }
export type Decision =
  | { readonly kind: 'yes'; readonly number: number; readonly figures: Snapshot; readonly replaces: Replaces | null }
  | EditionRefused

/** Whether the draft can be published as it is, and which number it takes. */
export function decideEdition({ draft, editions }: Known, asked: Asked): Decision {
  const no = (why: PlainWhy): Decision => ({ kind: 'no', why })
  const { words, figures } = draft.body
  if (draft.version !== asked.basedOn) return no('changed')
  if (figures === null) return no('no-figures')
  const missing = missingWords(words)
  if (missing.length > 0) return { kind: 'no', why: 'words-missing', missing }
  const said = { words, figures }
  const [newest] = editions
  const wrong = editions.find(edition => edition.number === asked.corrects)
  const decided = decideNextEdition(
    { newest: newest?.number ?? null, isNew: !newest || !isNothing(changesBetween(newest, said)) },
    asked,
    () => againstCorrecting(wrong, editions),
  )
  if (decided.kind === 'no') return decided
  const { number, replaces } = decided
  return {
    kind: 'yes',
    number,
    figures,
    replaces: wrong && replaces ? { ...replaces, changed: changesBetween(wrong, said) } : null,
  }
}

function againstCorrecting(wrong: Edition | undefined, editions: readonly Edition[]): EditionRefused | null {
  if (!wrong) return { kind: 'no', why: 'unknown-edition' }
  const by = editions.find(({ replaces }) => replaces?.number === wrong.number)
  return by ? { kind: 'no', why: 'already-corrected', by: by.number } : null
}
