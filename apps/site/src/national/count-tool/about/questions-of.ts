import type { ContentEntry } from '../../../foundation/index.ts'

/** The kind of entry that a question is. */
export const questionKindName = 'count-question'

/** What a question is about, in the order of the page. */
export const questionGroups = ['data', 'law', 'security', 'after'] as const
export type QuestionGroup = (typeof questionGroups)[number]

const orderOf = ({ facts }: ContentEntry): number => (typeof facts.order === 'number' ? facts.order : 1000)

/** The questions of one group, in their order. */
export const questionsAbout = (group: QuestionGroup, entries: readonly ContentEntry[]): ContentEntry[] =>
  entries.filter(({ facts }) => facts.group === group).toSorted((a, b) => orderOf(a) - orderOf(b) || (a.key < b.key ? -1 : 1))

/** The questions with this one as it would be. */
export const withQuestion = (entry: ContentEntry, entries: readonly ContentEntry[]): ContentEntry[] => [
  ...entries.filter(({ key }) => key !== entry.key),
  entry,
]
