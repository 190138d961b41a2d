import { type Actor, inTransaction, record, type WriteDb } from '../../../foundation/index.ts'
import { callsForHelp, dropFlag } from '../../../network/index.ts'
import { subjectOfLetter } from '../ask-to-send-letter.ts'
import { concernsOf } from '../concerns-of.ts'
import type { RecipientOf } from '../confirm-letter.ts'
import type { LetterHouse } from '../letter.ts'
import { holdLetter, type KeptLetter, letterById, writeLetter } from '../letter-store.ts'
import { sendKeptLetter } from '../send-kept-letter.ts'
import { flagOfLetter } from './links.ts'

type Deciding = { readonly id: number; readonly actor: Actor }

/** Staff read a letter that is held, or whose writer may need help. That they did is entered. Null: it is neither (any more). */
export const readHeldLetter = (house: LetterHouse, { id, actor }: Deciding): Promise<KeptLetter | null> =>
  inTransaction(house.write, async tx => {
    const letter = await letterById(tx, id)
    if (!letter || !(letter.state === 'held' || callsForHelp(concernsOf(letter.concerns)))) return null
    await record(tx, { actor, at: house.clock(), deed: 'letter.read', subject: subjectOfLetter(id) })
    return letter
  })

export type DecisionOutcome = 'done' | 'not-held' | { readonly why: string }

/** Staff let a held letter go. `why`: who it is to is not there any more. */
export const releaseLetter = (
  house: LetterHouse,
  { id, actor, recipientOf }: Deciding & { recipientOf: RecipientOf },
): Promise<DecisionOutcome> =>
  decide(house, id, async (tx, letter, now) => {
    const there = await recipientOf(letter)(tx, house, letter)
    if (there.kind === 'gone') return { why: there.why }
    await record(tx, { actor, at: now, deed: 'letter.release', subject: subjectOfLetter(id) })
    await dropFlag(tx, { of: flagOfLetter(id), now })
    await sendKeptLetter(tx, house, { letter, to: there.address, now })
    return 'done'
  })

/** Staff do not let it go. Its writer is told, and it is deleted some days later. */
export const refuseLetter = (house: LetterHouse, { id, actor }: Deciding): Promise<DecisionOutcome> =>
  decide(house, id, async (tx, _letter, now) => {
    await record(tx, { actor, at: now, deed: 'letter.refuse', subject: subjectOfLetter(id) })
    await dropFlag(tx, { of: flagOfLetter(id), now })
    await writeLetter(tx, id, { state: 'refused', settled_at: now, told_at: null })
    return 'done'
  })

type Decide = (tx: WriteDb, letter: KeptLetter, now: Date) => Promise<DecisionOutcome>

const decide = (house: LetterHouse, id: number, work: Decide): Promise<DecisionOutcome> =>
  inTransaction(house.write, async tx => {
    const letter = await holdLetter(tx, id)
    return letter?.state === 'held' ? work(tx, letter, house.clock()) : 'not-held'
  })
