import { eventsThatCount } from '../requests/clock-of-request.ts'
import type { RequestFacts } from '../rounds/criteria/decide-status.ts'
import type { AnswerClass, Delivery, LegalEvent, SurveyRequest } from '../types.ts'

type RequestAsKnown = Pick<SurveyRequest, 'delivery' | 'clock' | 'answer' | 'dueOn'>

/** A person has read something that answers: whether it is a good answer is for the marks. */
export const isSubstance = (answer: AnswerClass): boolean =>
  answer !== 'none' && answer !== 'acknowledged' && answer !== 'clarification-asked' && answer !== 'fees-asked'

const onItsWay: readonly Delivery[] = ['queued', 'held', 'sending', 'uncertain', 'by-hand']

/** The letter may still arrive, or nobody knows whether it did: nothing can be said of it yet. */
export const isUnderWay = ({ delivery }: Pick<SurveyRequest, 'delivery'>, { delivered }: RequestFacts): boolean =>
  !delivered && onItsWay.includes(delivery)

/**
 * What happened to a request besides its answers. It was delivered when a receipt of it counts in law, or the trust has reacted. It is
 * silent when the day for the answer is over and nothing came that answers: a review or a complaint about that silence changes nothing of
 * it. A request that we withdrew, or whose fee we did not pay, is not silent: somebody has to say what came of it.
 *
 * @param events of this request, those undone included
 * @param today `YYYY-MM-DD`, UK
 */
export function factsOf(request: RequestAsKnown, events: readonly LegalEvent[], today: string): RequestFacts {
  const counting = eventsThatCount(request.delivery, events)
  const delivered = counting.some(({ kind }) => kind !== 'withdrawn')
  if (!delivered || isSubstance(request.answer) || !isTimeOver(request, today)) return { delivered, silence: null }
  if (counting.some(({ kind }) => kind === 'clarification-given')) return { delivered, silence: 'clarified-then-silence' }
  return { delivered, silence: request.answer === 'none' ? 'nothing' : 'acknowledged-only' }
}

function isTimeOver({ clock, dueOn }: RequestAsKnown, today: string): boolean {
  switch (clock) {
    case 'overdue':
    case 'review':
    case 'review-overdue':
    case 'regulator':
      return true
    // The clocks are reckoned once a day: a due day that has passed counts before that, too.
    case 'running':
    case 'extended':
      return dueOn !== null && dueOn < today
    case 'not-started':
    case 'paused':
    case 'answered':
    case 'ended':
      return false
  }
}

/** The trust still has time, or waits for us. */
export const isClockRunning = ({ clock }: Pick<SurveyRequest, 'clock'>, { silence }: RequestFacts): boolean =>
  silence === null && (clock === 'running' || clock === 'extended' || clock === 'paused')
