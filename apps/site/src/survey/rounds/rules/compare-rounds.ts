import type { Bilingual, Question, RoundId } from '../../types.ts'

/** A round as far as comparing needs it. */
export type RoundToCompare = { readonly id: RoundId; readonly questions: readonly Question[] }

export type Comparison =
  | { readonly kind: 'comparable'; readonly later: Question; readonly earlier: Question; readonly isSameWording: boolean }
  /** Answers of the two rounds must not be set beside each other, and this is why. */
  | { readonly kind: 'not-comparable'; readonly later: Question; readonly earlier: Question; readonly reason: Bilingual }
  /** Of another type than the question that it repeats: nobody has to say why a number does not compare with a text. */
  | { readonly kind: 'other-type'; readonly later: Question; readonly earlier: Question }
  /** The later round asks it for the first time. */
  | { readonly kind: 'added'; readonly later: Question }
  /** The later round does not ask it any more. */
  | { readonly kind: 'dropped'; readonly earlier: Question }

/**
 * What can be compared between two rounds, question by question: first those of the later round in its order, then what it has dropped.
 * A question repeats an earlier one only where the later round says so (`comparesWith`), never because two names happen to be alike.
 * `reason` is never empty: a question without one is comparable.
 */
export function compareRounds(earlier: RoundToCompare, later: RoundToCompare): Comparison[] {
  const before = new Map(earlier.questions.map(question => [question.id, question]))
  const repeated = new Set<string>()
  const compared = later.questions.map((question): Comparison => {
    const link = question.comparesWith
    const old = link?.round === earlier.id ? before.get(link.question) : undefined
    if (!old) return { kind: 'added', later: question }
    repeated.add(old.id)
    return compareQuestions(old, question)
  })
  const dropped = earlier.questions.filter(({ id }) => !repeated.has(id))
  return [...compared, ...dropped.map((question): Comparison => ({ kind: 'dropped', earlier: question }))]
}

function compareQuestions(earlier: Question, later: Question): Comparison {
  if (later.notComparable && later.notComparable.en.trim() !== '') {
    return { kind: 'not-comparable', later, earlier, reason: later.notComparable }
  }
  if (later.type !== earlier.type) return { kind: 'other-type', later, earlier }
  return { kind: 'comparable', later, earlier, isSameWording: sameWords(later.wording.en, earlier.wording.en) }
}

const sameWords = (one: string, other: string): boolean => one.trim().replace(/\s+/g, ' ') === other.trim().replace(/\s+/g, ' ')

/** Of two rounds, in whatever order they are given: which one came first. */
export const inOrderOfTime = <Kind extends { readonly id: RoundId }>(one: Kind, other: Kind): readonly [Kind, Kind] =>
  one.id.localeCompare(other.id, 'en', { numeric: true }) <= 0 ? [one, other] : [other, one]
