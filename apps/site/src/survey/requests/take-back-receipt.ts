import { type Actor, record, type WriteDb, writes } from '../../foundation/index.ts'
import type { EventKind } from '../types.ts'
import { enteredBy } from './entered-by.ts'
import { type RequestKey, subjectOf } from './request-store.ts'
import type { RecordedEvent, RequestTables } from './request-tables.ts'

/**
 * A letter that was sent again after the first came back begins the clock anew: the earlier receipt, which is taken back then.
 * Null when something shows that the first letter had arrived.
 */
export function receiptSentAgain(
  standing: readonly RecordedEvent[],
  { kind, on, isSentAgain }: { readonly kind: EventKind; readonly on: string; readonly isSentAgain: boolean },
): RecordedEvent | null {
  const [only, ...others] = standing
  if (only === undefined || others.length > 0 || !isSentAgain) return null
  return kind === 'received' && only.kind === 'received' && only.on < on ? only : null
}

/** Marks an event as undone; it stays in the history. */
export async function markUndone(
  tx: WriteDb,
  key: RequestKey,
  event: RecordedEvent,
  { actor, now }: { actor: Actor; now: Date },
): Promise<void> {
  await writes<RequestTables>(tx)
    .updateTable('request_event')
    .set({ undone_at: now, undone_by: enteredBy(actor) })
    .where('id', '=', event.id)
    .where('undone_at', 'is', null)
    .execute()
  const { id, kind, on, until, answer } = event
  await record(tx, {
    actor,
    at: now,
    deed: 'request.undo',
    subject: subjectOf(key),
    before: { event: id, kind, on, until, answer },
  })
}
