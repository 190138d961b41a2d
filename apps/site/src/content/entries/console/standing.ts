import type { ContentEntry, EntryKind } from '../../../foundation/index.ts'
import type { EntryForStaff } from '../entry-store.ts'
import { noWords, titleOf } from '../entry-words.ts'

/** How an entry stands, for the lists of the console. */
export type Standing = {
  readonly entry: EntryForStaff
  readonly name: string
  readonly welsh: 'missing' | 'machine' | 'there'
  readonly reviewBy: string | null
  readonly isOverdue: boolean
  readonly isOffered: boolean
  readonly changedAt: Date
}

export const filters = ['all', 'drafts', 'overdue', 'welsh', 'machine', 'offers', 'hidden'] as const
export type Filter = (typeof filters)[number]

/** `today` is the day in the United Kingdom. Only what the public sees can be overdue. */
export function standingOf(kind: EntryKind, entry: EntryForStaff, today: string): Standing {
  const { version, draft, offer } = entry
  const words = draft?.words ?? version ?? offer?.words ?? noWords
  const reviewBy = entry.state === 'published' && version ? reviewDayOf(kind, version) : null
  return {
    entry,
    name: titleOf(kind, { ...words, key: entry.key }),
    welsh: words.cy === null ? 'missing' : words.isMachineMade ? 'machine' : 'there',
    reviewBy,
    isOverdue: reviewBy !== null && reviewBy < today,
    isOffered: offer?.state === 'offered',
    changedAt: draft?.savedAt ?? version?.publishedAt ?? entry.madeAt,
  }
}

/** By when somebody should look at it again; null: nobody has said so, or not as a day. */
export function reviewDayOf(kind: Pick<EntryKind, 'reviewDay'>, entry: ContentEntry): string | null {
  const day = kind.reviewDay?.(entry) ?? null
  return day !== null && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null
}

export function passes(filter: Filter, { entry, welsh, isOverdue, isOffered }: Standing): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'drafts':
      return entry.draft !== null
    case 'overdue':
      return isOverdue
    case 'welsh':
      return welsh === 'missing'
    case 'machine':
      return welsh === 'machine'
    case 'offers':
      return isOffered
    case 'hidden':
      return entry.state !== 'published'
  }
}
