import { wilsonInterval } from '@spotlight/statistics'
import type { ChoiceQuestion } from '../questions/question-set.ts'
import { skipped } from '../questions/question-set.ts'
import type { ShownCell, ShownQuestion, ShownSurvey } from './protect-survey.ts'

/** Below so many answers to a question, before or after, nothing is compared: chance alone makes differences that large. */
export const fewestForComparison = 30

/** A share of those who answered, between 0 and 1, with limits that hold chance and rounding both. */
export type Share = { readonly value: number; readonly low: number; readonly high: number; readonly answered: number }

export type Compared =
  | {
      readonly kind: 'compared'
      readonly before: Share
      readonly after: Share
      readonly difference: { readonly value: number; readonly low: number; readonly high: number }
      /** `cannot-tell`: the difference may well be chance. */
      readonly verdict: 'more' | 'fewer' | 'cannot-tell'
    }
  | { readonly kind: 'too-few' }
  /** One of the two hides what it would take. */
  | { readonly kind: 'hidden' }
  /** It was not asked in the same words both times. */
  | { readonly kind: 'other-question' }

type Side = { readonly questions: readonly ChoiceQuestion[]; readonly shown: ShownSurvey }

/**
 * Sets two surveys of different people beside each other, question by question: the share that gave one of the good answers. It reckons with
 * nothing but what is already shown, so that no number behind it can come out.
 * Method: Wilson’s interval of each share, and of their difference the square-and-add of both (Newcombe RG. Interval estimation for the difference
 * between independent proportions. Stat Med 1998;17:873-890, method 10); the limits of each share are first widened by what rounding may hide.
 */
export function compareSurveys(before: Side, after: Side): { readonly id: string; readonly compared: Compared }[] {
  return after.questions.map(question => {
    const was = before.questions.find(({ id }) => id === question.id)
    if (!was || !isSame(was, question)) return { id: question.id, compared: { kind: 'other-question' } }
    return { id: question.id, compared: compareOne(question, before.shown, after.shown) }
  })
}

const isSame = (one: ChoiceQuestion, other: ChoiceQuestion): boolean => JSON.stringify(one) === JSON.stringify(other)

function compareOne(question: ChoiceQuestion, before: ShownSurvey, after: ShownSurvey): Compared {
  if (before.kind === 'too-few' || after.kind === 'too-few') return { kind: 'too-few' }
  const [was, is] = [shareOf(question, before), shareOf(question, after)]
  if (was === 'hidden' || is === 'hidden') return { kind: 'hidden' }
  if (was === 'too-few' || is === 'too-few') return { kind: 'too-few' }
  const value = is.value - was.value
  const low = value - Math.hypot(is.value - is.low, was.high - was.value)
  const high = value + Math.hypot(is.high - is.value, was.value - was.low)
  const verdict = low > 0 ? 'more' : high < 0 ? 'fewer' : 'cannot-tell'
  return { kind: 'compared', before: was, after: is, difference: { value, low, high }, verdict }
}

function shareOf(question: ChoiceQuestion, survey: Extract<ShownSurvey, { kind: 'shown' }>): Share | 'hidden' | 'too-few' {
  const cells = survey.questions.find(({ id }) => id === question.id)
  if (!cells || cells.isHidden) return 'hidden'
  const good = cellsOf(cells, question.good)
  if (good.some(({ shown }) => shown === '*')) return 'hidden'
  const aside = cellsOf(cells, [skipped, ...question.aside])
  const relevant = cells.cells.filter(({ id }) => id !== skipped && !question.aside.includes(id))
  const all = {
    low: Math.max(sum(relevant, 'low'), survey.low - sum(aside, 'high')),
    high: Math.min(sum(relevant, 'high'), survey.high - sum(aside, 'low')),
  }
  if (all.low < fewestForComparison) return 'too-few'
  // As every other number, to the nearest 5.
  const answered = Math.round((all.low + all.high) / 10) * 5
  const [low, high] = [sum(good, 'low'), sum(good, 'high')]
  const number = good.reduce((total, { shown }) => total + (shown === '*' ? 0 : shown), 0)
  return {
    answered,
    value: Math.min(1, number / answered),
    low: wilsonInterval(Math.min(low, all.high), all.high).low,
    high: wilsonInterval(Math.min(high, all.low), all.low).high,
  }
}

const cellsOf = ({ cells }: ShownQuestion, ids: readonly string[]): ShownCell[] => cells.filter(({ id }) => ids.includes(id))
const sum = (cells: readonly ShownCell[], end: 'low' | 'high'): number => cells.reduce((total, cell) => total + cell[end], 0)
