import { canonicalJson } from '../../../foundation/index.ts'
import type { KeptDraft } from '../../evaluation/draft/draft-store.ts'
import type { KeptEdition } from '../../evaluation/edition/edition.ts'
import type { PosterDraft } from '../poster-draft.ts'
import { type MissingOnPoster, missingOnPoster, mostFigures } from '../words-of-poster.ts'
import type { Poster } from './poster.ts'

type Of = Pick<KeptEdition, 'edition' | 'sha256'>
export type Known = {
  readonly draft: KeptDraft<PosterDraft>
  /** Newest first, as are the posters. */
  readonly editions: readonly Of[]
  readonly posters: readonly Poster[]
}

type PlainWhy = 'changed' | 'no-edition' | 'no-figures' | 'too-many-figures' | 'nothing-new'
export type PosterRefused =
  | { readonly kind: 'no'; readonly why: PlainWhy }
  | { readonly kind: 'no'; readonly why: 'words-missing'; readonly missing: readonly MissingOnPoster[] }
export type PosterDecision =
  | { readonly kind: 'yes'; readonly number: number; readonly of: Of; readonly measures: readonly string[] }
  | PosterRefused

/** Whether the draft of a poster can be published as it is, and which number it takes. */
export function decidePoster({ draft, editions, posters }: Known, { basedOn }: { readonly basedOn: number }): PosterDecision {
  const no = (why: PlainWhy): PosterDecision => ({ kind: 'no', why })
  const { words, edition, measures: chosen } = draft.body
  if (draft.version !== basedOn) return no('changed')
  const of = editions.find(each => each.edition.number === edition)
  if (!of) return no('no-edition')
  const missing = missingOnPoster(words)
  if (missing.length > 0) return { kind: 'no', why: 'words-missing', missing }
  const measures = of.edition.figures.measures
    .filter(({ key, now }) => now !== null && chosen.includes(key))
    .map(({ key }) => key)
  if (measures.length === 0) return no('no-figures')
  if (measures.length > mostFigures) return no('too-many-figures')
  const [newest] = posters
  const isSame =
    newest?.edition.number === edition && canonicalJson([newest.words, newest.measures]) === canonicalJson([words, measures])
  return isSame ? no('nothing-new') : { kind: 'yes', number: (newest?.number ?? 0) + 1, of, measures }
}
