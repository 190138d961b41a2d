import type { AnswerClass, EventKind, Law } from '../types.ts'
import { firstFault, inOrder, type OrderedEvent, type OrderFault } from './event-order.ts'

export type NewEvent = {
  readonly kind: EventKind
  readonly on: string
  readonly until: string | null
  readonly answer: AnswerClass | null
}

/** What of the request the decision rests on. Days are `YYYY-MM-DD`, UK. */
export type EventGround = {
  readonly law: Law
  readonly today: string
  readonly sentOn: string | null
  readonly dueOn: string | null
}

/** `would-contradict`: something recorded for a later day could not have followed. */
export type EventRefusal =
  | OrderFault
  | 'not-a-day'
  | 'in-the-future'
  | 'before-sent'
  | 'before-received'
  | 'until-not-asked'
  | 'until-too-early'
  | 'answer-missing'
  | 'answer-does-not-fit'
  | 'same-day-differs'
  | 'not-due-yet'
  | 'would-contradict'

export type EventDecision =
  | { readonly decision: 'record' }
  | { readonly decision: 'nothing-to-do'; readonly id: number }
  | { readonly decision: 'refuse'; readonly reason: EventRefusal; readonly because: OrderedEvent | null }

/** The classes of answer that may stand beside an event, the one that is meant when none is named first. */
export const classesOf: Readonly<Partial<Record<EventKind, readonly AnswerClass[]>>> = {
  answered: ['answered', 'answered-in-part', 'not-held', 'elsewhere'],
  'answered-in-part': ['answered-in-part'],
  'not-held': ['not-held'],
  refused: ['refused-cost', 'refused-other'],
  'review-answered': ['answered', 'answered-in-part', 'not-held', 'refused-cost', 'refused-other', 'elsewhere'],
  'regulator-decided': ['answered', 'answered-in-part', 'not-held', 'refused-cost', 'refused-other', 'elsewhere'],
  withdrawn: ['elsewhere'],
}

/**
 * Whether an event can be recorded beside those that stand already (what was undone left out). The same event on the same day is nothing
 * to do, so that a form sent twice is harmless.
 */
export function decideEvent(existing: readonly OrderedEvent[], event: NewEvent, ground: EventGround): EventDecision {
  const refuse = (reason: EventRefusal, because: OrderedEvent | null = null): EventDecision => ({
    decision: 'refuse',
    reason,
    because,
  })
  const fault = faultOfItself(event, ground)
  if (fault) return refuse(fault)

  const same = existing.find(({ kind, on }) => kind === event.kind && on === event.on)
  if (same) {
    const isSame = same.until === event.until && same.answer === event.answer
    return isSame ? { decision: 'nothing-to-do', id: same.id } : refuse('same-day-differs', same)
  }
  // The law's own bar is said before anything about order.
  if (event.kind === 'extension-notified' && ground.law === 'foisa') return refuse('no-extension-in-scotland')
  const received = existing.find(({ kind }) => kind === 'received')
  if (received && event.kind === 'received') return refuse('received-already', received)
  if (received && event.on < received.on) return refuse('before-received', received)

  const added: OrderedEvent = { ...event, id: Number.MAX_SAFE_INTEGER }
  const wrong = firstFault([...existing, added], ground.law)
  if (wrong)
    return wrong.event === added ? refuse(wrong.fault, lastBefore(existing, added)) : refuse('would-contradict', wrong.event)
  return isTooEarly(existing, event, ground) ? refuse('not-due-yet') : { decision: 'record' }
}

/** Whether an event can be taken back: nothing that stands may rest on it. */
export function decideUndo(existing: readonly OrderedEvent[], id: number, law: Law): EventDecision {
  const wrong = firstFault(
    existing.filter(event => event.id !== id),
    law,
  )
  return wrong ? { decision: 'refuse', reason: 'would-contradict', because: wrong.event } : { decision: 'record' }
}

function faultOfItself({ kind, on, until, answer }: NewEvent, { today, sentOn }: EventGround): EventRefusal | null {
  if (!isDay(on) || (until !== null && !isDay(until))) return 'not-a-day'
  if (on > today) return 'in-the-future'
  if (sentOn !== null && on < sentOn) return 'before-sent'
  if (until !== null && kind !== 'extension-notified') return 'until-not-asked'
  if (until !== null && until <= on) return 'until-too-early'
  const classes = classesOf[kind]
  if (answer !== null && !classes?.includes(answer)) return 'answer-does-not-fit'
  // Refused on cost says something of the trust's records; refused otherwise does not. Nobody may leave that open.
  return kind === 'refused' && answer === null ? 'answer-missing' : null
}

/**
 * A review or a complaint needs something to complain of, or silence after the due day: an answer, or a fees notice that was not paid
 * (FOISA s.20(1) and (5); the same under FOIA). The legal clock reads it in the same way.
 */
function isTooEarly(existing: readonly OrderedEvent[], { kind, on }: NewEvent, { dueOn }: EventGround): boolean {
  if (kind !== 'review-asked' && kind !== 'regulator-asked') return false
  const before = inOrder(existing).filter(event => event.on <= on)
  const lastOfFees = before.findLast(event => event.kind === 'fees-asked' || event.kind === 'fees-paid')
  const hasGround =
    lastOfFees?.kind === 'fees-asked' || before.some(event => isAnswer(event.kind) || event.kind === 'review-asked')
  return !hasGround && (dueOn === null || on <= dueOn)
}

export const isAnswer = (kind: EventKind): boolean =>
  kind === 'answered' || kind === 'answered-in-part' || kind === 'refused' || kind === 'not-held'

const lastBefore = (existing: readonly OrderedEvent[], added: OrderedEvent): OrderedEvent | null =>
  inOrder(existing).findLast(event => event.on <= added.on) ?? null

/** A day of the calendar, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const instant = new Date(`${text}T12:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text)
}
