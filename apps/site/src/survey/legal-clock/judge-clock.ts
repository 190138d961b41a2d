// Long because: every state in which a request can stand is decided here, one after another; apart, nobody could see that none is missing.
import type { ClockState, Law, LetterKind, NextStep } from '../types.ts'
import { addDays, addMonths } from './calendar-days.ts'
import type { CountedDay } from './due-date.ts'
import type { Holidays } from './holidays.ts'
import { type ClockEvent, dueOf, type Facts, readEvents, reviewAskDays, reviewSince } from './read-events.ts'
import { type ClockReason, reason } from './reasons.ts'
import { workingDaysAfter, workingDaysBetween } from './working-days.ts'

/** FOIA code of practice: twenty working days for a review, forty in exceptional cases. FOISA s.21(1): twenty. */
export const reviewDays = 20
export const exceptionalReviewDays = 40
/** Our own practice: a reminder first, and a review when it has had this many working days. */
export const chaseDays = 10
/** ICO: “within six weeks of receiving your final response or last substantive contact”. */
const regulatorDays = 42
/** FOISA s.47(4): “before the expiry of six months”. */
export const regulatorMonths = 6

/** Where a request stands in law on a day, what can be done next, and why. */
export type ClockReading = {
  readonly state: ClockState
  readonly receivedOn: string | null
  /** The last day for what is awaited: the answer, in a review the review’s; null while nothing runs. */
  readonly dueOn: string | null
  /** The last day for the answer to the request itself, also when it has come or is being reviewed. Letters name this one. */
  readonly answerDueOn: string | null
  /** The earlier date for those who do not count a holiday that was announced after the receipt; null when there is none. */
  readonly dueOtherwise: string | null
  readonly answeredOn: string | null
  readonly nextStep: NextStep
  /** The first day for it. */
  readonly nextStepOn: string | null
  /** The last day for it; null when it has none. */
  readonly nextStepUntil: string | null
  /** The letter that does it. */
  readonly letter: LetterKind | null
  readonly reasons: readonly ClockReason[]
  /** The days of the count, for a calendar. Empty before receipt. */
  readonly days: readonly CountedDay[]
}

type Verdict = Pick<ClockReading, 'state' | 'dueOn' | 'nextStep' | 'nextStepOn' | 'nextStepUntil' | 'letter'> & {
  readonly reasons: readonly ClockReason[]
}
type Around = { readonly law: Law; readonly holidays: Holidays; readonly today: string }

const done = (state: ClockState, letter: LetterKind | null = null): Verdict => ({
  state,
  dueOn: null,
  nextStep: 'nothing',
  nextStepOn: null,
  nextStepUntil: null,
  letter,
  reasons: [],
})

/**
 * The legal clock of one request. The same events, holidays and day always give the same reading; an order of events that cannot be is
 * named in the reasons, never thrown.
 *
 * @param input.events in any order; those undone are left out
 * @param input.today the day in the United Kingdom
 */
export function judgeClock(input: { law: Law; events: readonly ClockEvent[]; holidays: Holidays; today: string }): ClockReading {
  const facts = readEvents(input.events, input)
  const { reasons, ...verdict } = judge(facts, input)
  const isStill = facts.unclearSince !== null || facts.fees !== null
  const answerDueOn = isStill ? null : dueOf(facts)
  const isDecided = verdict.state === 'answered' || verdict.state === 'regulator'
  return {
    ...verdict,
    dueOn: verdict.dueOn ?? (isDecided ? answerDueOn : null),
    answerDueOn,
    receivedOn: facts.receivedOn,
    dueOtherwise: facts.due?.dueOtherwise ?? null,
    answeredOn: facts.answer?.on ?? null,
    days: facts.due?.days ?? [],
    reasons: [...(facts.due?.reasons ?? []), ...facts.reasons, ...reasons],
  }
}

function judge(facts: Facts, around: Around): Verdict {
  if (facts.withdrawnOn !== null) return done('ended')
  if (facts.regulator !== null) return atRegulator(facts, facts.regulator)
  if (facts.review !== null && facts.review.answeredOn === null) return inReview(facts.review.askedOn, around)
  // A review of silence that brought an answer leaves the answer to be judged like any other.
  const wasReviewed = facts.review !== null && !(facts.review.ofSilence && facts.answer !== null)
  if (wasReviewed && facts.review?.answeredOn) return askRegulator(facts.review.answeredOn, facts.review.answeredOn, around)
  if (facts.answer !== null) return answered(facts, facts.answer, around)
  const due = dueOf(facts)
  if (due === null) return notDelivered(around)
  if (facts.fees !== null) return feesOpen(facts, facts.fees, around)
  if (facts.unclearSince !== null) return unclear(facts.unclearSince)
  return around.today > due ? overdue(facts, due, around) : running(facts, due)
}

const notDelivered = ({ today }: Around): Verdict => ({
  ...done('not-started', 'request'),
  nextStep: 'deliver',
  reasons: [reason('not-delivered', today, null)],
})

/** FOISA s.10 and FOIA s.10 say “promptly”; a reminder is due when the last day has passed. */
function running(facts: Facts, due: string): Verdict {
  const nextStepOn = addDays(due, 1)
  return {
    ...done(facts.extendedUntil === null ? 'running' : 'extended'),
    dueOn: due,
    nextStep: 'wait',
    nextStepOn,
    reasons: [reason('wait-for-answer', due, null, { chaseOn: nextStepOn })],
  }
}

const unclear = (since: string): Verdict => ({
  ...done('paused', 'clarification-given'),
  nextStep: 'give-clarification',
  nextStepOn: since,
})

function feesOpen(facts: Facts, fees: NonNullable<Facts['fees']>, around: Around): Verdict {
  const { law, today } = around
  if (today > fees.until) return { ...done('ended'), reasons: [reason('fees-lapsed', fees.until, `${law}-9`)] }
  if (fees.declinedOn === null) {
    return {
      ...done('paused', 'fees-declined'),
      nextStep: 'answer-fees',
      nextStepOn: fees.askedOn,
      nextStepUntil: fees.until,
    }
  }
  return { ...askReview(facts, fees.declinedOn, around), state: 'paused', dueOn: null }
}

/** First a friendly reminder; then the review, which is the trust’s own chance to mend it; then the regulator. */
function overdue(facts: Facts, due: string, around: Around): Verdict {
  const { law, holidays, today } = around
  const chaseOn = addDays(due, 1)
  const reviewOn = addDays(workingDaysAfter(due, chaseDays, law, holidays), 1)
  const review = askReview(facts, reviewOn, around)
  const late = reason('overdue-since', due, `${law}-10`, { days: workingDaysBetween(due, today, law, holidays) })
  if (today < reviewOn) {
    return {
      ...done('overdue', 'chase'),
      dueOn: due,
      nextStep: 'chase',
      nextStepOn: chaseOn,
      reasons: [late, reason('chase-first', reviewOn, 'our-practice', { days: chaseDays }), ...review.reasons],
    }
  }
  if (review.nextStep === 'nothing') return silentTooLong(due, [late, ...review.reasons], around)
  return { ...review, state: 'overdue', dueOn: due, reasons: [late, ...review.reasons] }
}

/** The time for asking has passed, and still nothing came. The ICO takes complaints of silence; in Scotland the authority may still review (s.20(6)). */
function silentTooLong(due: string, reasons: readonly ClockReason[], { law, holidays }: Around): Verdict {
  const on = addDays(workingDaysAfter(due, reviewAskDays, law, holidays), 1)
  if (law === 'foisa') return { ...done('overdue', 'review'), dueOn: due, nextStep: 'ask-review', nextStepOn: on, reasons }
  return {
    ...done('overdue', 'regulator'),
    dueOn: due,
    nextStep: 'ask-regulator',
    nextStepOn: on,
    reasons: [...reasons, reason('regulator-when-silent', on, 'ico-complaints')],
  }
}

/** Asking for a review: guidance under FOIA, a right under FOISA s.20. After its time nothing is left to be done by right. */
function askReview(facts: Facts, from: string, { law, holidays, today }: Around): Verdict {
  const since = reviewSince(facts, law)
  if (since === null) return done('answered')
  const until = workingDaysAfter(since, reviewAskDays, law, holidays)
  const source = law === 'foia' ? 'ico-dissatisfied' : 'foisa-20'
  if (today > until) return { ...done('answered'), reasons: [reason('review-time-over', until, source)] }
  return {
    ...done('answered', 'review'),
    nextStep: 'ask-review',
    nextStepOn: from,
    nextStepUntil: until,
    reasons: [reason('review-until', until, source)],
  }
}

function answered(facts: Facts, { kind, on }: NonNullable<Facts['answer']>, around: Around): Verdict {
  const due = dueOf(facts)
  const { law, holidays } = around
  const inTime =
    due === null
      ? []
      : on <= due
        ? [reason('answered-in-time', on, `${law}-10`, { due })]
        : [reason('answered-late', on, `${law}-10`, { due, days: workingDaysBetween(due, on, law, holidays) })]
  const review = askReview(facts, on, around)
  // A whole answer wants thanks. That a review of it could be asked for is said, not proposed.
  const next = kind === 'answered' ? done('answered', 'thanks') : review
  return { ...next, dueOn: due, reasons: [...inTime, ...review.reasons] }
}

/** FOIA: a reminder while the review may still be a hard case, then the regulator. FOISA knows no second term, so the regulator comes at once. */
function inReview(askedOn: string, { law, holidays, today }: Around): Verdict {
  const due = workingDaysAfter(askedOn, reviewDays, law, holidays)
  const dueSource = law === 'foia' ? 'ico-reviews' : 'foisa-21'
  const dueReason = reason('review-due', due, dueSource, { askedOn, days: reviewDays })
  if (today <= due) {
    return { ...done('review'), dueOn: due, nextStep: 'wait', nextStepOn: addDays(due, 1), reasons: [dueReason] }
  }
  if (law === 'foisa') {
    const next = askRegulator(due, addDays(due, 1), { law, holidays, today })
    return { ...next, state: 'review-overdue', dueOn: due, reasons: [dueReason, ...next.reasons] }
  }
  const last = workingDaysAfter(askedOn, exceptionalReviewDays, law, holidays)
  const exceptional = reason('review-exceptional', last, 'ico-reviews', { days: exceptionalReviewDays })
  if (today <= last) {
    return {
      ...done('review-overdue', 'chase-review'),
      dueOn: due,
      nextStep: 'chase-review',
      nextStepOn: addDays(due, 1),
      reasons: [dueReason, exceptional],
    }
  }
  return {
    ...done('review-overdue', 'regulator'),
    dueOn: due,
    nextStep: 'ask-regulator',
    nextStepOn: addDays(last, 1),
    reasons: [dueReason, reason('review-silent', last, 'ico-complaints', { days: exceptionalReviewDays })],
  }
}

/** @param since the day of the final answer, or the end of the time for it */
function askRegulator(since: string, firstDay: string, { law, today }: Around): Verdict {
  const source = law === 'foia' ? 'ico-complaints' : 'foisa-47'
  // Six months expire with the end of the day before the corresponding one is over: the day before is always in time.
  const until = law === 'foia' ? addDays(since, regulatorDays) : addDays(addMonths(since, regulatorMonths), -1)
  if (today > until) return { ...done('answered'), reasons: [reason('regulator-time-over', until, source)] }
  return {
    ...done('answered', 'regulator'),
    nextStep: 'ask-regulator',
    nextStepOn: firstDay,
    nextStepUntil: until,
    reasons: [reason('regulator-until', until, source)],
  }
}

/** What the regulator has in hand is waited for; an answer that comes meanwhile is shown beside it. */
function atRegulator({ answer }: Facts, { decidedOn }: NonNullable<Facts['regulator']>): Verdict {
  if (decidedOn === null) return { ...done('regulator'), nextStep: 'wait' }
  return done(answer !== null && answer.on >= decidedOn ? 'answered' : 'ended')
}
