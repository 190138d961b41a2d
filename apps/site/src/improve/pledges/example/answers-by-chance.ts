import { choiceQuestions, type QuestionSet } from '../questions/question-set.ts'

/**
 * Numbers from 0 up to 1 that look like chance and are the same for the same seed, on every machine (mulberry32, in the public domain).
 */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Wanted = {
  readonly set: QuestionSet
  readonly people: number
  /** Of a hundred, how many take each choice. */
  readonly shares: Readonly<Record<string, readonly number[]>>
  readonly chance: () => number
}

/** Invented answers of invented people: each of them chooses by chance, as often as `shares` say. */
export function answersByChance({ set, people, shares, chance }: Wanted): Record<string, string>[] {
  return Array.from({ length: people }, () =>
    Object.fromEntries(
      choiceQuestions(set).flatMap(({ id, choices }) => {
        const point = chance() * 100
        let sum = 0
        const taken = choices.find((_, index) => {
          sum += shares[id]?.[index] ?? 0
          return point < sum
        })
        return taken ? [[id, taken.id]] : []
      }),
    ),
  )
}
