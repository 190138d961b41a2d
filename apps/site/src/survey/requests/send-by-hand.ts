import { type Actor, dayInUk, inTransaction, record, type WriteDb } from '../../foundation/index.ts'
import type { Delivery } from '../types.ts'
import { type EventRefusal, isDay } from './decide-event.ts'
import { enteredBy } from './entered-by.ts'
import { recordEvent } from './record-event.ts'
import { lockRequest, type RequestKey, subjectOf } from './request-store.ts'
import { type Conflict, conflictOf, writeNextVersion } from './request-version.ts'

export type ByHandOutcome =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'nothing-to-do' }
  | { readonly outcome: 'no-such-request' }
  | { readonly outcome: 'refused'; readonly reason: EventRefusal | 'sent-already' | 'arrived-before-sent' }
  | Conflict

/** The letter can only be handed over where no mail of ours carries it, or may still carry it. */
export const canBeHandedOver: readonly Delivery[] = ['not-sent', 'bounced', 'failed', 'recalled']

/**
 * Notes that a person has sent the request itself: through the trust's form or by post, with the day it went and the day it arrived. The
 * clock begins with the arrival.
 */
export async function sendByHand(
  db: WriteDb,
  input: RequestKey & {
    readonly sentOn: string
    readonly arrivedOn: string
    readonly basedOn: number
    readonly actor: Actor
    readonly now: Date
  },
): Promise<ByHandOutcome> {
  const { round, trustCode, sentOn, arrivedOn, basedOn, actor, now } = input
  const key = { round, trustCode }
  if (!isDay(sentOn) || !isDay(arrivedOn)) return { outcome: 'refused', reason: 'not-a-day' }
  if (arrivedOn > dayInUk(now)) return { outcome: 'refused', reason: 'in-the-future' }
  if (arrivedOn < sentOn) return { outcome: 'refused', reason: 'arrived-before-sent' }
  try {
    return await inTransaction(db, async tx => {
      const request = await lockRequest(tx, key)
      if (!request) return { outcome: 'no-such-request' }
      if (request.delivery === 'by-hand' && request.sentOn === sentOn) return { outcome: 'nothing-to-do' }
      const conflict = conflictOf(request, basedOn)
      if (conflict) return conflict
      if (!canBeHandedOver.includes(request.delivery)) return { outcome: 'refused', reason: 'sent-already' }
      await writeNextVersion(tx, request, { delivery: 'by-hand', sent_on: sentOn, changed_at: now, changed_by: enteredBy(actor) })
      await record(tx, {
        actor,
        at: now,
        deed: 'request.by-hand',
        subject: subjectOf(key),
        before: { delivery: request.delivery, sentOn: request.sentOn },
        after: { delivery: 'by-hand', sentOn },
      })
      const recorded = await recordEvent(tx, { ...key, kind: 'received', on: arrivedOn, isSentAgain: true, note: '', actor, now })
      // Half of it would be a letter without a clock: the delivery goes back too.
      if (recorded.outcome === 'refused') throw new NotHandedOver(recorded.reason)
      return { outcome: 'sent' }
    })
  } catch (error) {
    if (error instanceof NotHandedOver) return { outcome: 'refused', reason: error.reason }
    throw error
  }
}

class NotHandedOver extends Error {
  readonly reason: EventRefusal
  constructor(reason: EventRefusal) {
    super(reason)
    this.reason = reason
  }
}
