import {
  type Actor,
  batchesAbout,
  inTransaction,
  pauseBatch,
  record,
  resumeBatch,
  type WriteDb,
} from '../../../foundation/index.ts'
import type { LetterHouse } from '../letter.ts'
import { aboutLetters, letterBatch } from '../send-kept-letter.ts'

/** Staff stop all letters from the next one on, or let them go on. False: it was so already. */
export const pauseLetters = (
  house: LetterHouse,
  { to, actor }: { readonly to: 'paused' | 'going'; readonly actor: Actor },
): Promise<boolean> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const isChanged = to === 'paused' ? await pauseBatch(tx, await letterBatch(tx, now), now) : await resume(tx)
    const deed = to === 'paused' ? 'letter.pause' : 'letter.resume'
    if (isChanged) await record(tx, { actor, at: now, deed, subject: { kind: 'letter-list', id: '' } })
    return isChanged
  })

async function resume(tx: WriteDb): Promise<boolean> {
  const [batch] = await batchesAbout(tx, aboutLetters)
  return batch !== undefined && resumeBatch(tx, batch.id)
}
