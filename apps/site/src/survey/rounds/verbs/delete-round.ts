import { type Actor, inTransaction, record, type WriteDb } from '../../../foundation/index.ts'
import type { RoundId } from '../../types.ts'
import { allRounds, lockRound, questionsOf, removeRound } from '../round-store.ts'

export type DeleteRoundOutcome =
  | { readonly outcome: 'deleted' | 'gone' | 'not-draft' }
  /** Other rounds are copies of it, and their questions name it. */
  | { readonly outcome: 'has-copies'; readonly copies: readonly RoundId[] }

type DeleteRound = { readonly round: RoundId; readonly actor: Actor; readonly now: Date }

/** Takes away a round that is still a draft. What has been sent is never deleted. */
export const deleteRound = (db: WriteDb, { round: id, actor, now }: DeleteRound): Promise<DeleteRoundOutcome> =>
  inTransaction(db, async (tx): Promise<DeleteRoundOutcome> => {
    const round = await lockRound(tx, id)
    if (!round) return { outcome: 'gone' }
    if (round.state !== 'draft') return { outcome: 'not-draft' }
    const copies = (await allRounds(tx)).filter(({ copiedFrom }) => copiedFrom === id)
    if (copies.length > 0) return { outcome: 'has-copies', copies: copies.map(copy => copy.id) }
    const { name, criteria, sendOn, repliesBy } = round
    const before = {
      name,
      sendOn,
      repliesBy,
      criteria: criteria.version,
      questions: (await questionsOf(tx, id)).map(each => each.id),
    }
    await removeRound(tx, id)
    await record(tx, { actor, at: now, deed: 'round.delete', subject: { kind: 'round', id }, before })
    return { outcome: 'deleted' }
  })
