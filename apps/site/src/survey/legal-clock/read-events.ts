// Long because: one event after another is read by one set of cases; apart, the order in which they may come could not be seen.
import type { EventKind, Law, LegalEvent } from '../types.ts'
import { addDays, addMonths, laterOf } from './calendar-days.ts'
import { type DueDate, dueDate, type Span } from './due-date.ts'
import type { Holidays } from './holidays.ts'
import { type ClockReason, problem, reason } from './reasons.ts'
import { workingDayFrom, workingDaysAfter } from './working-days.ts'

/** ICO’s guidance on s.10(3): no more than 20 further working days, 40 in all. */
export const extensionDays = 20
/** FOIA code of practice; a right under FOISA s.20(5). */
export const reviewAskDays = 40

/** What an event may come as: without what the store keeps beside it. */
export type ClockEvent = Pick<LegalEvent, 'id' | 'kind' | 'on' | 'until' | 'undoneAt'>
type AnswerKind = Extract<EventKind, 'answered' | 'answered-in-part' | 'refused' | 'not-held'>

/** Where a request stands after its events, before today is looked at. */
export type Facts = {
  readonly receivedOn: string | null
  /** The receipt from which the twenty days count: of the request, or of its clarification. */
  readonly countsFrom: string | null
  readonly due: DueDate | null
  readonly extendedUntil: string | null
  /** The trust has asked what is meant, and waits. */
  readonly unclearSince: string | null
  /** The trust has asked for money, and waits. `until` is the last day for paying. */
  readonly fees: { readonly askedOn: string; readonly until: string; readonly declinedOn: string | null } | null
  readonly answer: { readonly kind: AnswerKind; readonly on: string } | null
  /** `ofSilence`: nothing had come when it was asked for. */
  readonly review: { readonly askedOn: string; readonly answeredOn: string | null; readonly ofSilence: boolean } | null
  readonly regulator: { readonly askedOn: string; readonly decidedOn: string | null } | null
  readonly withdrawnOn: string | null
  readonly spans: readonly Span[]
  readonly reasons: readonly ClockReason[]
}

const nothingYet: Facts = {
  receivedOn: null,
  countsFrom: null,
  due: null,
  extendedUntil: null,
  unclearSince: null,
  fees: null,
  answer: null,
  review: null,
  regulator: null,
  withdrawnOn: null,
  spans: [],
  reasons: [],
}

type Around = { readonly law: Law; readonly holidays: Holidays; readonly today: string }

/**
 * Reads the events of a request one after another, in the order of their days. What does not fit (an answer to a question that nobody asked,
 * an event of tomorrow) is named among the reasons and otherwise left out. Never throws.
 */
export function readEvents(events: readonly ClockEvent[], around: Around): Facts {
  const standing = events
    .filter(({ undoneAt }) => undoneAt === null)
    .toSorted((a, b) => (a.on === b.on ? receipt(a) - receipt(b) || a.id - b.id : a.on < b.on ? -1 : 1))
  return standing.reduce((facts, event) => readOne(facts, event, around), nothingYet)
}

/** On one day the receipt comes first, whenever it was entered. */
const receipt = ({ kind }: ClockEvent): number => (kind === 'received' ? 0 : 1)

/** The day until whose end an answer may come: the twentieth working day, or that of an extension. */
export const dueOf = ({ due, extendedUntil }: Pick<Facts, 'due' | 'extendedUntil'>): string | null =>
  due === null ? null : extendedUntil === null ? due.due : laterOf(due.due, extendedUntil)

const isStopped = ({ unclearSince, fees }: Pick<Facts, 'unclearSince' | 'fees'>): boolean =>
  unclearSince !== null || fees !== null
const going = { unclearSince: null, fees: null } as const

const say = (facts: Facts, ...reasons: ClockReason[]): Facts => ({ ...facts, reasons: [...facts.reasons, ...reasons] })

function readOne(facts: Facts, event: ClockEvent, around: Around): Facts {
  const { kind, on } = event
  if (on > around.today) return say(facts, problem('in-the-future', on))
  if (facts.withdrawnOn !== null) return say(facts, problem('after-the-end', on))
  switch (kind) {
    case 'received':
      return facts.receivedOn === null
        ? count({ ...facts, receivedOn: on, countsFrom: on }, around)
        : say(facts, problem('received-twice', on))
    case 'acknowledged':
      return facts.receivedOn === null ? say(facts, problem('no-receipt', on)) : facts
    case 'clarification-asked':
    case 'fees-asked':
    case 'extension-notified':
      return readInterruption(facts, event, around)
    case 'clarification-given':
      return clarify(facts, on, around)
    case 'fees-paid':
    case 'fees-declined':
      return readFees(facts, kind, on, around)
    case 'answered':
    case 'answered-in-part':
    case 'refused':
    case 'not-held':
      return answer(facts, kind, on)
    case 'review-asked':
    case 'review-answered':
      return readReview(facts, kind, on, around)
    case 'regulator-asked':
    case 'regulator-decided':
      return readRegulator(facts, kind, on, around)
    case 'withdrawn':
      return say({ ...facts, ...going, withdrawnOn: on }, reason('withdrawn', on, null))
  }
}

function count(facts: Facts, { law, holidays }: Around): Facts {
  if (facts.countsFrom === null) return facts
  return { ...facts, due: dueDate({ received: facts.countsFrom, law, holidays, leftOut: facts.spans }) }
}

/** What only makes sense while an answer is awaited. */
function readInterruption(facts: Facts, event: ClockEvent, around: Around): Facts {
  const { kind, on } = event
  const due = dueOf(facts)
  if (due === null) return say(facts, problem('no-receipt', on))
  if (facts.answer !== null)
    return say(facts, problem(kind === 'extension-notified' ? 'extension-after-answer' : 'asked-after-answer', on))
  if (kind === 'extension-notified') return extend(facts, event, due, around)
  const isLate = on > due && !isStopped(facts)
  return kind === 'fees-asked' ? askForFees(facts, on, due, isLate, around) : askWhatIsMeant(facts, on, due, isLate, around)
}

function askForFees(facts: Facts, on: string, due: string, isLate: boolean, { law }: Around): Facts {
  // A fees notice may only be given within the time for answering (FOIA s.9(1), FOISA s.9(1)).
  if (isLate) return say(facts, problem('fees-notice-late', on, `${law}-9`, { due }))
  // “Within the period of three months beginning with the day on which the fees notice is given”: the notice’s own day is the first.
  const until = addDays(addMonths(on, 3), -1)
  return say({ ...facts, fees: { askedOn: on, until, declinedOn: null } }, reason('fees-pause', on, `${law}-9`, { until }))
}

function askWhatIsMeant(facts: Facts, on: string, due: string, isLate: boolean, { law }: Around): Facts {
  const late = isLate ? [reason('clarification-asked-late', on, `${law}-10`, { due })] : []
  return say({ ...facts, unclearSince: on }, reason('clarification-stops', on, `${law}-1-3`), ...late)
}

/** FOIA s.10(6): the date of receipt is, if later, the day on which the further information is received. FOISA s.10(1)(b): the same. */
function clarify(facts: Facts, on: string, around: Around): Facts {
  if (facts.unclearSince === null) return say(facts, problem('not-asked-for-clarification', on))
  const fresh = count({ ...facts, unclearSince: null, countsFrom: on, extendedUntil: null }, around)
  return say(fresh, reason('clarification-restarts', on, `${around.law}-10`))
}

function readFees(facts: Facts, kind: 'fees-paid' | 'fees-declined', on: string, around: Around): Facts {
  const { fees } = facts
  const source = `${around.law}-9` as const
  if (fees === null) return say(facts, problem('not-asked-for-fees', on))
  const { until } = fees
  if (kind === 'fees-declined') {
    return say({ ...facts, fees: { ...fees, declinedOn: on } }, reason('fees-declined', on, source, { until }))
  }
  if (on > until) return say(facts, problem('fees-paid-late', on, source, { until }))
  const paid = count({ ...facts, fees: null, spans: [...facts.spans, { from: fees.askedOn, until: on }] }, around)
  return say(paid, reason('fees-days-left-out', on, `${around.law}-10`, { from: fees.askedOn }))
}

/**
 * FOIA s.10(3): where the public interest must be weighed, until such time as is reasonable; s.17(2): the notice that says so is due within
 * the twenty days and names the day. FOISA knows no such extension.
 */
function extend(facts: Facts, { on, until }: ClockEvent, due: string, { law, holidays }: Around): Facts {
  if (law === 'foisa') return say(facts, problem('extension-not-in-scotland', on, 'foisa-10'))
  if (on > due && !isStopped(facts)) return say(facts, problem('extension-late', on, 'foia-17', { due }))
  const guidance = workingDaysAfter(facts.due?.due ?? due, extensionDays, law, holidays)
  if (until === null) {
    return say({ ...facts, extendedUntil: guidance }, reason('extended-by-guidance', on, 'ico-time-limits', { until: guidance }))
  }
  if (until <= due) return say(facts, problem('extension-too-short', on, 'foia-17', { until, due }))
  // An answer by a Saturday is an answer by Monday: nothing is called overdue too early.
  const named = workingDayFrom(until, law, holidays)
  const beyond = named > guidance ? [reason('extended-beyond-guidance', on, 'ico-time-limits', { until: named, guidance })] : []
  return say({ ...facts, extendedUntil: named }, reason('extended-until', on, 'foia-17', { until: named }), ...beyond)
}

/** The newest answer counts: the rest of one that came in parts, or what the trust sent when it was asked again. */
function answer(facts: Facts, kind: AnswerKind, on: string): Facts {
  const early = facts.receivedOn === null ? [problem('no-receipt', on)] : []
  const inPart = kind === 'answered-in-part' ? [reason('answered-in-part', on, null)] : []
  const review = facts.review && facts.review.answeredOn === null ? { ...facts.review, answeredOn: on } : facts.review
  return say({ ...facts, ...going, answer: { kind, on }, review }, ...early, ...inPart)
}

function readReview(facts: Facts, kind: 'review-asked' | 'review-answered', on: string, { law, holidays }: Around): Facts {
  const { review } = facts
  if (kind === 'review-answered') {
    // An answer that comes after long silence has ended the review already; its own letter may follow.
    if (review === null || (review.answeredOn !== null && !review.ofSilence)) return say(facts, problem('review-not-asked', on))
    return { ...facts, review: { ...review, answeredOn: on } }
  }
  if (review !== null && review.answeredOn === null) return say(facts, problem('review-asked-twice', on))
  const due = dueOf(facts)
  const since = reviewSince(facts, law)
  // FOISA s.20(1) and (5): after an answer, a fees notice, or the end of the time. Under FOIA a review of nothing is no review either.
  if (since === null || (facts.answer === null && facts.fees === null && due !== null && on <= due)) {
    return say(facts, problem('review-too-early', on, law === 'foia' ? 'ico-reviews' : 'foisa-20', due === null ? {} : { due }))
  }
  const until = workingDaysAfter(since, reviewAskDays, law, holidays)
  const late = on > until ? [reason('review-asked-late', on, law === 'foia' ? 'ico-dissatisfied' : 'foisa-20', { until })] : []
  return say({ ...facts, review: { askedOn: on, answeredOn: null, ofSilence: facts.answer === null } }, ...late)
}

/**
 * The day after which the forty working days for asking a review count. FOIA (guidance): the answer, or the end of the time when none came.
 * FOISA s.20(5): the end of the time for answering; the answer itself when it came after that.
 */
export function reviewSince(facts: Pick<Facts, 'due' | 'extendedUntil' | 'answer' | 'fees'>, law: Law): string | null {
  const due = dueOf(facts)
  const notice = facts.answer?.on ?? facts.fees?.askedOn ?? null
  if (notice === null || due === null) return notice ?? due
  return law === 'foisa' ? laterOf(notice, due) : notice
}

function readRegulator(facts: Facts, kind: 'regulator-asked' | 'regulator-decided', on: string, { law }: Around): Facts {
  const { regulator } = facts
  if (kind === 'regulator-decided') {
    if (regulator === null) return say(facts, problem('regulator-not-asked', on))
    return say({ ...facts, regulator: { ...regulator, decidedOn: on } }, reason('regulator-decided', on, null))
  }
  // FOISA s.47(1): only after a review was asked for. The ICO may take a complaint without one, most of all when nothing came.
  const early = facts.review === null && law === 'foisa' ? [problem('regulator-without-review', on, 'foisa-47')] : []
  return say({ ...facts, regulator: { askedOn: on, decidedOn: null } }, reason('regulator-asked', on, null), ...early)
}
