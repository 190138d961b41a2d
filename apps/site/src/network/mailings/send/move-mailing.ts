import {
  type Actor,
  announce,
  inTransaction,
  pauseBatch,
  recallBatch,
  record,
  resumeBatch,
  type WriteDb,
} from '../../../foundation/index.ts'
import type { NetworkHouse } from '../../network-house.ts'
import { subjectOfMailing } from '../draft/make-mailing.ts'
import { deleteMailing, holdMailing, type Mailing, updateMailing } from '../mailing-store.ts'
import { isUnderWay } from '../mailing-words.ts'
import { noteFate } from '../recipient-mail-store.ts'

/** What staff can do to a mailing besides writing and starting it. */
export type Move = 'pause' | 'resume' | 'stop' | 'unschedule' | 'delete' | 'show' | 'hide'
export type MoveOutcome = 'done' | 'nothing-to-do' | 'gone'

type Input = { readonly id: number; readonly move: Move; readonly actor: Actor }

/** Done twice it is done once. What is being handed over to a mail server at this moment still goes. */
export const moveMailing = (house: NetworkHouse, { id, move, actor }: Input): Promise<MoveOutcome> =>
  inTransaction(
    house.write,
    async tx => {
      const mailing = await holdMailing(tx, id)
      if (!mailing) return 'gone'
      if (!isPossible(mailing, move)) return 'nothing-to-do'
      const now = house.clock()
      await record(tx, { actor, at: now, deed: `mailing.${move}`, subject: subjectOfMailing(id) })
      await carryOut(tx, mailing, move, now)
      return 'done'
    },
    { limitMs: 30_000 },
  )

function isPossible({ state, isPublic }: Mailing, move: Move): boolean {
  switch (move) {
    case 'pause':
      return state === 'sending'
    case 'resume':
      return state === 'paused'
    case 'stop':
      return isUnderWay(state)
    case 'unschedule':
      return state === 'scheduled'
    case 'delete':
      return state === 'draft'
    case 'show':
      return !isPublic
    case 'hide':
      return isPublic
  }
}

async function carryOut(tx: WriteDb, { id, version, batchId }: Mailing, move: Move, now: Date): Promise<void> {
  const next = { version: version + 1 }
  switch (move) {
    case 'pause':
      if (batchId !== null) await pauseBatch(tx, batchId, now)
      return updateMailing(tx, id, { ...next, state: 'paused' })
    case 'resume':
      if (batchId !== null) await resumeBatch(tx, batchId)
      return updateMailing(tx, id, { ...next, state: 'sending' })
    case 'stop':
      if (batchId !== null) await noteFate(tx, await recallBatch(tx, batchId, now), 'taken-back')
      return updateMailing(tx, id, { ...next, state: 'stopped', ended_at: now })
    case 'unschedule':
      return updateMailing(tx, id, { ...next, state: 'draft', starts_at: null })
    case 'delete':
      return deleteMailing(tx, id)
    case 'show':
    case 'hide':
      await updateMailing(tx, id, { ...next, is_public: move === 'show' })
      // Pages that everybody can read are kept whole until news arrives.
      return announce(tx, { name: 'mailings-changed' })
  }
}
