import type { Law } from '../types.ts'
import { addDays, addMonths } from './calendar-days.ts'
import type { Holidays } from './holidays.ts'
import { chaseDays, exceptionalReviewDays, regulatorMonths, reviewDays } from './judge-clock.ts'
import { reviewAskDays } from './read-events.ts'
import { workingDaysAfter } from './working-days.ts'

/** What somebody can do whose request stays without an answer, each with its day. */
export type WhatNext = {
  /** A reminder: the day after the due date. */
  readonly chaseOn: string
  /** A review, when the reminder has had its time; until the fortieth working day after the due date. */
  readonly reviewOn: string
  readonly reviewUntil: string
  /** If it is asked for on `reviewOn`: the last day for its answer. */
  readonly reviewAnswerBy: string
  /** If it is asked for on `reviewOn` and stays silent: the regulator, from this day. */
  readonly regulatorOn: string
  /** FOISA s.47(4). The ICO sets no last day for silence. */
  readonly regulatorUntil: string | null
}

/** The steps after silence, by the same rules as the clock of a request (`judgeClock`), laid out ahead. */
export function whatNext({ due, law, holidays }: { due: string; law: Law; holidays: Holidays }): WhatNext {
  const after = (day: string, count: number): string => workingDaysAfter(day, count, law, holidays)
  const reviewOn = addDays(after(due, chaseDays), 1)
  const reviewAnswerBy = after(reviewOn, reviewDays)
  const lastOfReview = law === 'foia' ? after(reviewOn, exceptionalReviewDays) : reviewAnswerBy
  return {
    chaseOn: addDays(due, 1),
    reviewOn,
    reviewUntil: after(due, reviewAskDays),
    reviewAnswerBy,
    regulatorOn: addDays(lastOfReview, 1),
    regulatorUntil: law === 'foisa' ? addDays(addMonths(reviewAnswerBy, regulatorMonths), -1) : null,
  }
}
