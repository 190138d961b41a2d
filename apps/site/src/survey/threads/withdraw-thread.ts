import { type Actor, announce, inTransaction, record, type WriteDb } from '../../foundation/index.ts'
import { enteredBy } from '../requests/entered-by.ts'
import { lockRequest, type RequestKey, subjectOf } from '../requests/request-store.ts'
import type { Bilingual } from '../types.ts'
import { endVersion, versionsOf } from './thread-store.ts'

export type WithdrawThreadOutcome =
  | { readonly outcome: 'withdrawn' }
  | { readonly outcome: 'nothing-to-do' }
  | { readonly outcome: 'reason-missing' }

/** Takes published letters away from everybody at once. That they stood here, until when, and why they do no more, stays to be read. */
export const withdrawThread = (
  db: WriteDb,
  {
    version,
    because,
    actor,
    now,
    ...key
  }: RequestKey & { readonly version: number; readonly because: Bilingual; readonly actor: Actor; readonly now: Date },
): Promise<WithdrawThreadOutcome> =>
  inTransaction(db, async tx => {
    await lockRequest(tx, key)
    const standing = (await versionsOf(tx, key)).find(({ ended }) => ended === null)
    // Of another version than the form was made for, nobody has said that it should go.
    if (standing?.version !== version) return { outcome: 'nothing-to-do' }
    if (because.en === '') return { outcome: 'reason-missing' }
    await endVersion(tx, standing, { how: 'withdrawn', because, by: enteredBy(actor), at: now })
    await record(tx, {
      actor,
      at: now,
      deed: 'thread.withdraw',
      subject: subjectOf(key),
      before: { version, sha256: standing.sha256 },
      after: { because: because.en },
    })
    await announce(tx, { name: 'letters-published' })
    return { outcome: 'withdrawn' }
  })
