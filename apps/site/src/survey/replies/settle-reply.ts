import { type Actor, inTransaction, record, type WriteDb } from '../../foundation/index.ts'
import { enteredBy } from '../requests/entered-by.ts'
import { lockRequest, messagesOf, type RequestKey, subjectOf } from '../requests/request-store.ts'
import { writeNextVersion } from '../requests/request-version.ts'
import type { SurveyRequest } from '../types.ts'
import { linksOf } from './link-store.ts'
import { lockReply, repliesOf, writeSettled } from './reply-store.ts'
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

/**
 * Says that a reply was read, and what was done about it. Answers and marks are changed on their own pages; where nothing else has come from
 * the trust since it was shown its draft result, nothing is left to be read.
 */
export const settleReply = (db: WriteDb, { reply: id, as, words, actor, now, ...key }: Settle): Promise<SettleOutcome> =>
  inTransaction(db, async tx => {
    const request = await lockRequest(tx, key)
    const reply = request && (await lockReply(tx, key, id))
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
    if (request.work === 'to-read' && (await isAllRead(tx, reply))) await noteAllRead(tx, request, { actor, now })
    return { outcome: 'settled' }
  })

/** A draft result is shown only where everything is read: what came before it needs no second look. */
async function isAllRead(tx: WriteDb, { linkId, round, trustCode }: Reply): Promise<boolean> {
  const key = { round, trustCode }
  const link = (await linksOf(tx, key)).find(({ id }) => id === linkId)
  if (link?.purpose !== 'draft-result') return false
  const replies = await repliesOf(tx, key)
  const messages = await messagesOf(tx, round, trustCode)
  return (
    replies.every(({ settledAs, verdict }) => settledAs !== null && verdict !== 'answer') &&
    messages.every(({ direction, at, cameBy }) => direction !== 'in' || cameBy === 'reply-page' || at < link.madeAt)
  )
}

async function noteAllRead(tx: WriteDb, request: SurveyRequest, { actor, now }: Pick<Settle, 'actor' | 'now'>): Promise<void> {
  await writeNextVersion(tx, request, { work: 'done', changed_at: now, changed_by: enteredBy(actor) })
  await record(tx, {
    actor,
    at: now,
    deed: 'request.follow',
    subject: subjectOf(request),
    before: { work: request.work },
    after: { work: 'done' },
  })
}
