import { type Actor, inTransaction, record, type WriteDb } from '../../foundation/index.ts'
import { enteredBy } from '../requests/entered-by.ts'
import { lockRequest, type RequestKey, subjectOf } from '../requests/request-store.ts'
import { lockReply, writeSettled } from './reply-store.ts'
import type { Reply, ReplyOutcome } from './reply-types.ts'

export type SettleOutcome =
  | { readonly outcome: 'settled' }
  | { readonly outcome: 'nothing-to-do' }
  | { readonly outcome: 'no-such-reply' }
  | { readonly outcome: 'words-missing' }
  /** Somebody else has said otherwise meanwhile. */
  | { readonly outcome: 'conflict'; readonly current: Reply }

type Settle = RequestKey & {
  readonly reply: number
  readonly as: ReplyOutcome
  /** What we did, in a sentence. */
  readonly words: string
  readonly actor: Actor
  readonly now: Date
}

/** Says that a reply was read, and what was done about it. Nothing else moves: answers and marks are changed on their own pages. */
export const settleReply = (db: WriteDb, { reply: id, as, words, actor, now, ...key }: Settle): Promise<SettleOutcome> =>
  inTransaction(db, async tx => {
    const reply = (await lockRequest(tx, key)) && (await lockReply(tx, key, id))
    if (!reply) return { outcome: 'no-such-reply' }
    if (reply.settledAs !== null) {
      const isSame = reply.settledAs === as && reply.settledWords === words
      return isSame ? { outcome: 'nothing-to-do' } : { outcome: 'conflict', current: reply }
    }
    if (words === '') return { outcome: 'words-missing' }
    await writeSettled(tx, id, { as, words, by: enteredBy(actor), at: now })
    await record(tx, {
      actor,
      at: now,
      deed: 'reply.settle',
      subject: subjectOf(key),
      after: { reply: id, number: reply.number, as, words },
    })
    return { outcome: 'settled' }
  })
