import { type Actor, record, type WriteDb } from '../../foundation/index.ts'
import { holidaysOf } from '../holidays/holiday-store.ts'
import type { DueMove } from './clock-columns.ts'
import { decideUndo } from './decide-event.ts'
import { enteredBy } from './entered-by.ts'
import type { OrderedEvent } from './event-order.ts'
import { reckon } from './reckon.ts'
import { eventsOf, lockRequest, type RequestKey, subjectOf } from './request-store.ts'
import { type Conflict, conflictOf, writeNextVersion } from './request-version.ts'
import { markUndone } from './take-back-receipt.ts'
import { fieldsAfterUndoing } from './what-follows.ts'

export type UndoOutcome =
  | { readonly outcome: 'undone'; readonly due: DueMove | null }
  | { readonly outcome: 'nothing-to-do' }
  /** Another event that stands could not have happened without it. */
  | { readonly outcome: 'refused'; readonly because: OrderedEvent }
  | { readonly outcome: 'no-such-event' }
  | Conflict

/**
 * Takes an event back, in the caller's transaction. It stays in the history, marked; the clock, the answer and our work are reckoned again
 * from what is left. Twice is nothing to do.
 */
export async function undoEvent(
  tx: WriteDb,
  {
    round,
    trustCode,
    id,
    basedOn,
    actor,
    now,
  }: RequestKey & {
    readonly id: number
    readonly basedOn?: number
    readonly actor: Actor
    readonly now: Date
  },
): Promise<UndoOutcome> {
  const key = { round, trustCode }
  const request = await lockRequest(tx, key)
  const all = request ? await eventsOf(tx, round, trustCode) : []
  const event = all.find(one => one.id === id)
  if (!request || !event) return { outcome: 'no-such-event' }
  if (event.undoneAt !== null) return { outcome: 'nothing-to-do' }
  const conflict = conflictOf(request, basedOn)
  if (conflict) return conflict

  const standing = all.filter(one => one.undoneAt === null)
  const decided = decideUndo(standing, id, request.law)
  if (decided.decision === 'refuse' && decided.because) return { outcome: 'refused', because: decided.because }
  await markUndone(tx, key, event, { actor, now })

  const { answer, work } = fieldsAfterUndoing(
    request,
    standing,
    standing.filter(one => one.id !== id),
  )
  await writeNextVersion(tx, request, { answer, work, changed_at: now, changed_by: enteredBy(actor) })
  if (answer !== request.answer || work !== request.work) {
    const before = { answer: request.answer, work: request.work }
    await record(tx, { actor, at: now, deed: 'request.follow', subject: subjectOf(key), before, after: { answer, work } })
  }
  const holidays = await holidaysOf(tx)
  return { outcome: 'undone', due: await reckon(tx, { ...key, holidays, actor, now, why: `undone.${event.kind}` }) }
}
