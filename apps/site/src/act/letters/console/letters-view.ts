import { batchesAbout, type ReadDb } from '../../../foundation/index.ts'
import { constituenciesByCodes, trustsByCodes } from '../../../register/index.ts'
import { countLetters, type KeptLetter, lettersIn, lettersOfNeed } from '../letter-store.ts'
import type { LetterState } from '../letter-words.ts'
import { aboutLetters } from '../send-kept-letter.ts'
import { type RecipientTotal, totalsByRecipient } from '../totals/letter-totals.ts'

/** What staff see of a letter without opening it: nothing of who wrote it, and none of its words. */
export type ListedLetter = Pick<KeptLetter, 'id' | 'recipientName' | 'askedAt' | 'settledAt' | 'concerns'>

/** With what the constituency or trust is called; its code where the register knows no name for it. */
export type NamedTotal = RecipientTotal & { readonly place: string }

export type LettersView = {
  readonly counts: ReadonlyMap<LetterState, number>
  readonly isPaused: boolean
  /** In which somebody may need help: held or not. */
  readonly ofNeed: readonly ListedLetter[]
  readonly held: readonly ListedLetter[]
  readonly uncertain: readonly ListedLetter[]
  readonly totals: readonly NamedTotal[]
}

const listed = 200

export async function lettersView(db: ReadDb): Promise<LettersView> {
  const [batch] = await batchesAbout(db, aboutLetters)
  const ofNeed = await lettersOfNeed(db, listed)
  // One that is both stands once, above.
  const held = (await lettersIn(db, ['held'], listed)).filter(({ id }) => !ofNeed.some(letter => letter.id === id))
  return {
    counts: await countLetters(db),
    isPaused: (batch?.pausedAt ?? null) !== null,
    ofNeed,
    held,
    uncertain: await lettersIn(db, ['uncertain'], listed),
    totals: await withNames(db, await totalsByRecipient(db, listed)),
  }
}

async function withNames(db: ReadDb, totals: readonly RecipientTotal[]): Promise<NamedTotal[]> {
  const codes = totals.map(({ recipientCode }) => recipientCode)
  const places = [...(await constituenciesByCodes(db, codes)), ...(await trustsByCodes(db, codes))]
  const names = new Map(places.map(({ code, name }): [string, string] => [code, name]))
  return totals.map(total => ({ ...total, place: names.get(total.recipientCode) ?? total.recipientCode }))
}
