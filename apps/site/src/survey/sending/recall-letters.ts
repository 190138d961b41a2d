import { countBatch, inTransaction, recallBatch, record, rows, type WriteDb, writes } from '../../foundation/index.ts'
import { lockRound, updateRound } from '../rounds/round-store.ts'
import type { SurveyTables, WritableSurveyTables } from '../schema.ts'
import type { Round, RoundId } from '../types.ts'
import { type BatchInput, batchOfRound } from './hold-batch.ts'
import { moveDelivery } from './letters-of-mails.ts'
import { openWhenSettled } from './open-when-settled.ts'

export type RecallOutcome =
  | {
      readonly outcome: 'recalled'
      readonly count: number
      /** Letters that were just being handed over: they may have gone. */
      readonly leaving: number
      /** Nothing had left: the round is a draft again. */
      readonly isDraftAgain: boolean
    }
  | { readonly outcome: 'nothing-to-do' | 'no-such-batch' | 'no-such-round' }

/**
 * Takes back the letters of a batch that have not left. Those that are being handed over at this moment are left alone, and said. Where not
 * a single letter of the round has left, nobody outside knows of it: the requests are taken away and the round is a draft again. Else the
 * requests whose letters were recalled stay, and can be sent later.
 */
export const recallLetters = (db: WriteDb, input: BatchInput): Promise<RecallOutcome> =>
  inTransaction(db, tx => recallIn(tx, input), { limitMs: 30_000 })

async function recallIn(tx: WriteDb, input: BatchInput): Promise<RecallOutcome> {
  const { actor, now } = input
  const round = await lockRound(tx, input.round)
  if (!round) return { outcome: 'no-such-round' }
  const batch = await batchOfRound(tx, round.id, input.batch)
  if (!batch) return { outcome: 'no-such-batch' }
  const recalled = await recallBatch(tx, batch.id, now)
  if (recalled.length === 0) return { outcome: 'nothing-to-do' }
  await moveDelivery(tx, recalled, { round: round.id, from: ['queued', 'held'], to: 'recalled', actor, now })
  const leaving = (await countBatch(tx, batch.id)).get('sending') ?? 0
  const isDraftAgain = await becomeDraft(tx, round, input)
  await record(tx, {
    actor,
    at: now,
    deed: 'round.recall',
    subject: { kind: 'round', id: round.id },
    before: { state: round.state },
    after: { letters: batch.what, recalled: recalled.length, leaving, ...(isDraftAgain ? { state: 'draft' } : {}) },
  })
  if (!isDraftAgain) await openWhenSettled(tx, round.id, { actor, now })
  return { outcome: 'recalled', count: recalled.length, leaving, isDraftAgain }
}

async function becomeDraft(tx: WriteDb, round: Round, { actor, now }: BatchInput): Promise<boolean> {
  if (round.state !== 'sending' || (await hasLeftATrace(tx, round.id))) return false
  const db = writes<WritableSurveyTables>(tx)
  await db.deleteFrom('message').where('round_id', '=', round.id).execute()
  await db.deleteFrom('request').where('round_id', '=', round.id).execute()
  await updateRound(tx, { ...round, state: 'draft', version: round.version + 1, sentAt: null }, { actor: actor.name, now })
  return true
}

/** Anything that happened to a request beyond its being written and recalled: then its rows are history and stay. */
async function hasLeftATrace(tx: WriteDb, round: RoundId): Promise<boolean> {
  const db = rows<SurveyTables>(tx)
  const moved = db
    .selectFrom('request')
    .select('trust_code')
    .where('round_id', '=', round)
    .where('delivery', 'not in', ['recalled', 'not-sent'])
  const event = db.selectFrom('request_event').select('trust_code').where('round_id', '=', round)
  const other = db
    .selectFrom('message')
    .select('trust_code')
    .where('round_id', '=', round)
    .where(eb => eb.or([eb('direction', '!=', 'out'), eb('letter_kind', '!=', 'request'), eb('letter_kind', 'is', null)]))
  const found = [
    await moved.limit(1).executeTakeFirst(),
    await event.limit(1).executeTakeFirst(),
    await other.limit(1).executeTakeFirst(),
  ]
  return found.some(row => row !== undefined)
}
