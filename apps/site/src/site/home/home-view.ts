import type { Pin } from '../../map/index.ts'
import type { EarlierResult, ReleaseSummary, StatusCounts } from '../../releases/index.ts'

/** The one number of the front page. */
export type TheNumber =
  | { readonly kind: 'release'; readonly release: ReleaseSummary; readonly counts: StatusCounts }
  /** Before the first release: what was known earlier. */
  | { readonly kind: 'earlier'; readonly result: EarlierResult; readonly surveyed: number }
  | { readonly kind: 'none'; readonly surveyed: number }

/** Somebody with secondary breast cancer, in their own words, with a picture. Invented in the example campaign. */
export type Voice = {
  readonly name: string
  readonly age: number
  readonly words: string
  readonly picture: { readonly src: string; readonly alt: string; readonly width: number; readonly height: number }
}

/** All that the front page shows, beside what other rooms add. */
export type HomeView = { readonly number: TheNumber; readonly pins: readonly Pin[]; readonly voices: readonly Voice[] }
