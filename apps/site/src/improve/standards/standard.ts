import type { ContentEntry, EntryTexts, EntryWords } from '../../foundation/index.ts'

/** The three groups of the standards, in this order. */
export const standardGroups = ['information', 'treatment', 'palliative'] as const
export type StandardGroup = (typeof standardGroups)[number]

/** What we read to write a standard, and when. */
export type StandardSource = { readonly title: string; readonly link: string; readonly readOn: string }

/** One standard of care, as it was published. `version` is that of this one, not of them all. */
export type Standard = {
  readonly key: string
  readonly version: number
  readonly group: StandardGroup
  readonly order: number
  readonly sources: readonly StandardSource[]
  readonly reviewBy: string | null
  readonly en: EntryTexts
  readonly cy: EntryTexts | null
  readonly isMachineMade: boolean
}

/** All of them together, as they were from one moment on. Its number is what people sign, and what a unit measures itself by. */
export type Edition = {
  readonly number: number
  readonly madeAt: Date
  /** In the order of their groups, and within. */
  readonly standards: readonly Standard[]
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')

function sourcesIn(facts: EntryWords['facts']): StandardSource[] {
  const { sources } = facts
  if (!Array.isArray(sources)) return []
  return sources
    .filter(isRecord)
    .map(({ title, link, readOn }) => ({ title: textIn(title), link: textIn(link), readOn: textIn(readOn) }))
}

/** A published entry as a standard; null where its group is none of ours, which the form of the editor does not let through. */
export function standardOf(entry: ContentEntry): Standard | null {
  const { facts, key, version, en, cy, isMachineMade } = entry
  const group = standardGroups.find(each => each === facts.group)
  if (group === undefined) return null
  const order = typeof facts.order === 'number' ? facts.order : 0
  const reviewBy = textIn(facts.reviewBy) || null
  return { key, version, group, order, sources: sourcesIn(facts), reviewBy, en, cy, isMachineMade }
}

/** In the order in which they are read: by group, then as their editors put them. */
export const inOrder = (standards: readonly Standard[]): Standard[] =>
  [...standards].sort(
    (one, other) =>
      standardGroups.indexOf(one.group) - standardGroups.indexOf(other.group) ||
      one.order - other.order ||
      (one.key < other.key ? -1 : 1),
  )

/** Which versions of which standards: two editions that hold the same are one. */
export const contentsOf = (standards: readonly Standard[]): string =>
  standards
    .map(({ key, version }) => `${key}@${version}`)
    .sort()
    .join(' ')

/** What an edition has that the one before had not. */
export type Change = { readonly standard: Standard; readonly what: 'new' | 'changed' | 'gone' }

export function changesBetween(before: Edition | null, after: Edition): Change[] {
  const was = new Map((before?.standards ?? []).map(standard => [standard.key, standard]))
  const is = new Set(after.standards.map(({ key }) => key))
  const present = after.standards.flatMap((standard): Change[] => {
    const earlier = was.get(standard.key)
    if (!earlier) return [{ standard, what: 'new' }]
    return earlier.version === standard.version ? [] : [{ standard, what: 'changed' }]
  })
  const gone = [...was.values()].filter(({ key }) => !is.has(key)).map((standard): Change => ({ standard, what: 'gone' }))
  return [...present, ...gone]
}
