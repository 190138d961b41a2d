import { type Actor, dayInUk, inTransaction, type WriteDb } from '../../foundation/index.ts'
import type { EventOutcome } from './record-event.ts'
import { recordEvent } from './record-event.ts'
import { type RequestKey, requestOf } from './request-store.ts'

/**
 * Ends one request because the trust that has taken this one over answers its own: nothing is deleted, the other is named, and it can be
 * taken back like any event. `otherCode` must have a request of the same round.
 */
export const answerElsewhere = (
  db: WriteDb,
  {
    otherCode,
    note,
    actor,
    now,
    basedOn,
    ...key
  }: RequestKey & {
    readonly otherCode: string
    /** Names the other request in words. */
    readonly note: string
    readonly basedOn: number
    readonly actor: Actor
    readonly now: Date
  },
): Promise<EventOutcome> =>
  inTransaction(db, async tx => {
    const other = otherCode === key.trustCode ? null : await requestOf(tx, key.round, otherCode)
    if (!other) return { outcome: 'no-such-request' }
    return recordEvent(tx, { ...key, kind: 'withdrawn', answer: 'elsewhere', on: dayInUk(now), note, basedOn, actor, now })
  })
