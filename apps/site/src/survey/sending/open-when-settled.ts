import { type Actor, record, rows, type WriteDb } from '../../foundation/index.ts'
import { lockRound, updateRound } from '../rounds/round-store.ts'
import type { SurveyTables } from '../schema.ts'
import type { RoundId } from '../types.ts'

/**
 * Opens a round of which no letter waits any more, in the caller's transaction. The round is locked first: of two processes that settle the
 * last two letters at once, the second sees what the first has done. What is uncertain or has failed is for a person, and the round is open.
 */
export async function openWhenSettled(tx: WriteDb, id: RoundId, { actor, now }: { actor: Actor; now: Date }): Promise<boolean> {
  const round = await lockRound(tx, id)
  if (round?.state !== 'sending') return false
  const waiting = await rows<SurveyTables>(tx)
    .selectFrom('request')
    .select('trust_code')
    .where('round_id', '=', id)
    .where('delivery', 'in', ['queued', 'held', 'sending'])
    .limit(1)
    .executeTakeFirst()
  if (waiting) return false
  await updateRound(tx, { ...round, state: 'open', version: round.version + 1 }, { actor: 'system', now })
  await record(tx, {
    actor,
    at: now,
    deed: 'round.open',
    subject: { kind: 'round', id },
    before: { state: 'sending' },
    after: { state: 'open' },
  })
  return true
}
