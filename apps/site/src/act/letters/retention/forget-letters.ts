import { type Actor, inTransaction, record } from '../../../foundation/index.ts'
import { subjectOfLetter } from '../ask-to-send-letter.ts'
import { forgetLetter } from '../by-letter-link.ts'
import type { LetterHouse } from '../letter.ts'
import { holdLetter } from '../letter-store.ts'
import { lettersDue } from '../letter-times.ts'
import { daysBefore, keptDays, unconfirmedDays } from './letter-retention.ts'

const actor: Actor = { kind: 'system', name: 'retention' }
const atOnce = 200

/**
 * Deletes letters whose time is over, with all that our mails said of them. That one was sent, when and to whom, stays. It may end at any moment,
 * and several processes may do it. Gives how many.
 */
export async function forgetLetters(house: LetterHouse): Promise<number> {
  const now = house.clock()
  const due = { before: daysBefore(now, keptDays), short: daysBefore(now, unconfirmedDays), limit: atOnce }
  let forgotten = 0
  for (let ids = await lettersDue(house.write, 'outlived', due); ids.length > 0; ) {
    for (const id of ids) forgotten += (await forgetOne(house, id, due)) ? 1 : 0
    ids = ids.length < atOnce ? [] : await lettersDue(house.write, 'outlived', due)
  }
  return forgotten
}

type Due = { readonly before: Date; readonly short: Date }

/** Looked at once more while it is held: its writer may press a button at this very moment. */
const forgetOne = (house: LetterHouse, id: number, { before, short }: Due): Promise<boolean> =>
  inTransaction(house.write, async tx => {
    const letter = await holdLetter(tx, id)
    if (!letter || (await lettersDue(tx, 'outlived', { before, short, limit: 1, id })).length === 0) return false
    const now = house.clock()
    await record(tx, { actor, at: now, deed: 'letter.forget', subject: subjectOfLetter(id) })
    await forgetLetter(tx, letter, now)
    return true
  })
