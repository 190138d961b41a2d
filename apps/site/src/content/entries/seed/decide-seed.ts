import type { EntryWords } from '../../../foundation/index.ts'
import type { EntryState, VersionOrigin } from '../entry-tables.ts'
import { sayTheSameWords } from '../entry-words.ts'

/** How an entry stands when the programme brings a text of it. */
export type Standing = {
  readonly state: EntryState
  /** Its newest version; null: it has none. */
  readonly newest: (EntryWords & { readonly origin: VersionOrigin }) | null
  readonly hasDraft: boolean
}

/** `first`, `renew`: a new version. `same`: there is nothing to do but to note it. `offer`: staff decide. */
export type SeedDecision = 'first' | 'renew' | 'same' | 'offer'

/** What becomes of a text that a new version of the programme brings: whatever staff have touched is theirs. */
export function decideSeed(standing: Standing | null, words: EntryWords): SeedDecision {
  if (standing === null) return 'first'
  if (standing.newest === null) return 'offer'
  const isSame = sayTheSameWords(standing.newest, words)
  if (isEdited(standing)) return isSame ? 'same' : 'offer'
  return isSame && standing.state === 'published' ? 'same' : 'renew'
}

/** Whether staff have touched an entry since the programme brought it. */
export const isEdited = ({ state, newest, hasDraft }: Standing): boolean =>
  hasDraft || state === 'taken-down' || state === 'new' || newest?.origin !== 'seed'
