import type { Holidays } from '../legal-clock/holidays.ts'
import { type ClockReading, judgeClock } from '../legal-clock/judge-clock.ts'
import type { Delivery, LegalEvent, SurveyRequest } from '../types.ts'
import { isAnswer } from './decide-event.ts'

const went: readonly Delivery[] = ['sent', 'delivered', 'by-hand']

const reactions: readonly LegalEvent['kind'][] = [
  'acknowledged',
  'clarification-asked',
  'fees-asked',
  'extension-notified',
  'review-answered',
]

/**
 * The events from which the law counts: those not undone; and not a receipt that only the sending of the mail speaks for, when that mail
 * came back or is being sent again, unless the trust has reacted since. A bounced letter starts no clock: "bounced" is never "no response".
 */
export function eventsThatCount<Event extends LegalEvent>(delivery: Delivery, events: readonly Event[]): Event[] {
  const standing = events.filter(event => event.undoneAt === null)
  if (went.includes(delivery)) return standing
  const trustReacted = standing.some(({ kind }) => reactions.includes(kind) || isAnswer(kind))
  return trustReacted ? standing : standing.filter(({ kind, enteredBy }) => kind !== 'received' || enteredBy !== 'system')
}

/** The clock of one request on a day, as the rules of its law read its events. */
export const clockOfRequest = (input: {
  readonly request: Pick<SurveyRequest, 'law' | 'delivery'>
  readonly events: readonly LegalEvent[]
  readonly holidays: Holidays
  readonly today: string
}): ClockReading =>
  judgeClock({
    law: input.request.law,
    events: eventsThatCount(input.request.delivery, input.events),
    holidays: input.holidays,
    today: input.today,
  })
