import { type Actor, inTransaction, record, rows, type WriteDb } from '../../foundation/index.ts'
import { lockRound, updateRound } from '../rounds/round-store.ts'
import type { SurveyTables } from '../schema.ts'
import type { MarkingMode, RoundId } from '../types.ts'

export type ModeOutcome = {
  readonly outcome: 'changed' | 'nothing-to-do' | 'marked-already' | 'closed' | 'no-such-round'
}

/** Chooses how a round is marked. Once somebody has marked anything it stays: what was marked openly cannot be made blind. */
export const changeMarkingMode = (
  db: WriteDb,
  {
    round: id,
    mode,
    actor,
    now,
  }: { readonly round: RoundId; readonly mode: MarkingMode; readonly actor: Actor; readonly now: Date },
): Promise<ModeOutcome> =>
  inTransaction(db, async tx => {
    const round = await lockRound(tx, id)
    if (!round) return { outcome: 'no-such-round' }
    if (round.markingMode === mode) return { outcome: 'nothing-to-do' }
    if (round.state === 'closed') return { outcome: 'closed' }
    if (await isAnythingMarked(tx, id)) return { outcome: 'marked-already' }
    await updateRound(tx, { ...round, markingMode: mode, version: round.version + 1 }, { actor: actor.name, now })
    await record(tx, {
      actor,
      at: now,
      deed: 'round.marking',
      subject: { kind: 'round', id },
      before: { markingMode: round.markingMode },
      after: { markingMode: mode },
    })
    return { outcome: 'changed' }
  })

export const isAnythingMarked = async (db: Parameters<typeof rows>[0], round: RoundId): Promise<boolean> =>
  (await rows<SurveyTables>(db)
    .selectFrom('marking')
    .select('slot')
    .where('round_id', '=', round)
    .limit(1)
    .executeTakeFirst()) !== undefined
