import type { ReviewAnswer } from '../decide/index.ts'
import type { AnswerValue, ReviewItem } from './item.ts'

export type { ReviewAnswer }

export type Given = { answer: AnswerValue; by: string; note: string; at: string }

export function makeAnswer(item: ReviewItem, given: Given): ReviewAnswer {
  return {
    at: given.at,
    by: given.by,
    subject: { kind: item.kind, keys: [...item.keys] },
    answer: given.answer,
    note: given.note,
    asked: { why: item.why, evidence: [...item.asked] },
  }
}

/**
 * The answers that concern an item, in the order in which they came. A case is found again by any of the person’s keys, so an answer stays when a
 * person gains a key; a link and a conflict by all of theirs.
 */
export function answersTo(item: ReviewItem, answers: readonly ReviewAnswer[]): ReviewAnswer[] {
  const keys = new Set(item.keys)
  return answers.filter(({ subject }) => {
    if (subject.kind !== item.kind) return false
    if (item.kind === 'case') return subject.keys.some(key => keys.has(key))
    return subject.keys.length === keys.size && subject.keys.every(key => keys.has(key))
  })
}

/** Whether an answer says nothing that the last one did not. */
export const isRepeated = (last: ReviewAnswer | undefined, given: Omit<Given, 'at'>): boolean =>
  last !== undefined && last.answer === given.answer && last.by === given.by && last.note === given.note
