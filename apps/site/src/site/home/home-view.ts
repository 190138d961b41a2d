import type { PublicStory } from '../../inform/index.ts'
import type { Pin } from '../../map/index.ts'
import type { EarlierResult, ReleaseSummary, StartedCounting, StatusCounts } from '../../releases/index.ts'

/** The one number of the front page. */
export type TheNumber =
  | { readonly kind: 'release'; readonly release: ReleaseSummary; readonly counts: StatusCounts }
  /** Before the first release: what was known earlier. */
  | { readonly kind: 'earlier'; readonly result: EarlierResult; readonly surveyed: number }
  | { readonly kind: 'none'; readonly surveyed: number }

/** All that the front page shows, beside what other rooms add. */
export type HomeView = {
  readonly number: TheNumber
  /** The day in the UK. */
  readonly today: string
  /** What the newest release changed; null where nothing did. */
  readonly started: StartedCounting | null
  readonly pins: readonly Pin[]
  /** What people tell of themselves; none until somebody has. */
  readonly stories: readonly PublicStory[]
}
