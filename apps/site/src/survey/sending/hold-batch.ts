import {
  type Actor,
  batchesAbout,
  inTransaction,
  type MailBatch,
  pauseBatch,
  type ReadDb,
  record,
  releaseHeld,
  resumeBatch,
  type WriteDb,
} from '../../foundation/index.ts'
import type { RoundId } from '../types.ts'
import { batchAbout } from './batch-about.ts'
import { moveDelivery } from './letters-of-mails.ts'

export type BatchInput = { readonly round: RoundId; readonly batch: number; readonly actor: Actor; readonly now: Date }

export type BatchOutcome = { readonly outcome: 'done' | 'nothing-to-do' | 'no-such-batch' }

/** Stops the letters of a batch from leaving, from the next one on. */
export const pauseLetters = (db: WriteDb, input: BatchInput): Promise<BatchOutcome> =>
  onBatch(db, input, 'round.pause', tx => pauseBatch(tx, input.batch, input.now))

/** Lets them go on. */
export const resumeLetters = (db: WriteDb, input: BatchInput): Promise<BatchOutcome> =>
  onBatch(db, input, 'round.resume', tx => resumeBatch(tx, input.batch))

/** Sends the letters that were written while no mail server was known. */
export const releaseLetters = (db: WriteDb, input: BatchInput): Promise<BatchOutcome> =>
  onBatch(db, input, 'round.release', async tx => {
    const released = await releaseHeld(tx, input.batch, input.now)
    await moveDelivery(tx, released, { from: ['held'], to: 'queued', ...input })
    return released.length > 0
  })

/** A batch of another round is not found, whatever its number. */
export async function batchOfRound(tx: ReadDb, round: RoundId, id: number): Promise<MailBatch | null> {
  return (await batchesAbout(tx, batchAbout(round))).find(batch => batch.id === id) ?? null
}

const onBatch = (
  db: WriteDb,
  { round, batch, actor, now }: BatchInput,
  deed: string,
  act: (tx: WriteDb) => Promise<boolean>,
): Promise<BatchOutcome> =>
  inTransaction(
    db,
    async (tx): Promise<BatchOutcome> => {
      const found = await batchOfRound(tx, round, batch)
      if (!found) return { outcome: 'no-such-batch' }
      if (!(await act(tx))) return { outcome: 'nothing-to-do' }
      await record(tx, { actor, at: now, deed, subject: { kind: 'round', id: round }, after: { letters: found.what, batch } })
      return { outcome: 'done' }
    },
    { limitMs: 30_000 },
  )
