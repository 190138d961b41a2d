import { type Actor, inTransaction, record, type WriteDb } from '../../foundation/index.ts'
import { enteredBy } from '../requests/entered-by.ts'
import { lockRequest, type RequestKey, subjectOf } from '../requests/request-store.ts'
import { keyOf } from './redact/find-words.ts'
import type { Redaction } from './redact/redaction.ts'
import { decisionsOf, saveDecision } from './thread-store.ts'

/** What a person wants to be blacked out, or not. `isAdded`: they typed it, nobody suggested it. */
export type RedactionChange = Redaction & { readonly isOn: boolean; readonly isAdded: boolean }

export type RedactionOutcome =
  | { readonly outcome: 'changed' }
  | { readonly outcome: 'nothing-to-do' }
  | { readonly outcome: 'no-such-request' }

/**
 * Keeps what people decide about what is blacked out. Only what differs is changed, so two people who decide different things both get what
 * they decided, and the same form twice changes nothing. The log holds how many, never the words.
 */
export const changeRedactions = (
  db: WriteDb,
  {
    changes,
    actor,
    now,
    ...key
  }: RequestKey & { readonly changes: readonly RedactionChange[]; readonly actor: Actor; readonly now: Date },
): Promise<RedactionOutcome> =>
  inTransaction(db, async tx => {
    if (!(await lockRequest(tx, key))) return { outcome: 'no-such-request' }
    const decided = await decisionsOf(tx, key)
    const different = changes
      .map(change => ({ ...change, key: keyOf(change) }))
      .filter(change => change.key !== '' && change.isOn !== stateOf(decided, change))
    if (different.length === 0) return { outcome: 'nothing-to-do' }
    for (const change of different) await saveDecision(tx, key, change, { by: enteredBy(actor), at: now })
    const count = (isOn: boolean) => different.filter(change => change.isOn === isOn).length
    await record(tx, {
      actor,
      at: now,
      deed: 'thread.redact',
      subject: subjectOf(key),
      after: { blackedOut: count(true), shown: count(false) },
    })
    return { outcome: 'changed' }
  })

/** How it stands before: a suggestion that nobody has decided on is on, what nobody has typed yet is not. */
function stateOf(
  decided: readonly { readonly kind: string; readonly key: string; readonly isOn: boolean }[],
  { kind, key, isAdded }: RedactionChange & { readonly key: string },
): boolean {
  return decided.find(each => each.kind === kind && each.key === key)?.isOn ?? !isAdded
}
