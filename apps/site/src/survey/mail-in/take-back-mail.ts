import { type Actor, inTransaction, record, type WriteDb } from '../../foundation/index.ts'
import { eventsOf, lockRequest, type RequestKey, subjectOf } from '../requests/request-store.ts'
import { lockIncoming, moveMessage } from './mail-in-store.ts'
import { takeBackBounce } from './undo-guess.ts'

export type TakeBackOutcome =
  | { readonly outcome: 'changed' }
  /** Something that stands in the request's history rests on this mail. */
  | { readonly outcome: 'refused' }
  /** There is no such mail here, or nobody has filed it by hand. */
  | { readonly outcome: 'no-such-message' }

/**
 * Takes a mail that a person has filed under the wrong request back into the holding pen, where it waits as it did before. What it had said
 * of a letter that came back goes with it; that the request is to be read stays, for a person to look. A mail that its own token has filed
 * is not moved, and none on which an event rests that stands.
 */
export const takeMailBack = (
  db: WriteDb,
  { messageId, actor, now, ...key }: RequestKey & { readonly messageId: number; readonly actor: Actor; readonly now: Date },
): Promise<TakeBackOutcome> =>
  inTransaction(db, async tx => {
    // The request first, as whoever enters an event does: nothing can come to rest on the mail meanwhile.
    const request = await lockRequest(tx, key)
    const message = request && (await lockIncoming(tx, messageId))
    if (!message || message.held_because === null) return { outcome: 'no-such-message' }
    if (message.round_id !== key.round || message.trust_code !== key.trustCode) return { outcome: 'no-such-message' }
    const events = await eventsOf(tx, key.round, key.trustCode)
    if (events.some(event => event.messageId === messageId && event.undoneAt === null)) return { outcome: 'refused' }
    if (message.guess === 'bounce' && !message.guess_undone) await takeBackBounce(tx, message, { ...key, actor, now })
    await moveMessage(tx, messageId, { round_id: null, trust_code: null, filed_by: null })
    await record(tx, {
      actor,
      at: now,
      deed: 'held-mail.take-back',
      subject: { kind: 'message', id: String(messageId) },
      before: { request: subjectOf(key).id, filedBy: message.filed_by },
      after: { heldBecause: message.held_because },
    })
    return { outcome: 'changed' }
  })
