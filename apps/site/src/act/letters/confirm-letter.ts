import { createHash } from 'node:crypto'
import { inTransaction, record, type Translate } from '../../foundation/index.ts'
import { flagText, mustBeSeenFirst, noteActed } from '../../network/index.ts'
import { subjectOfLetter, writerActor } from './ask-to-send-letter.ts'
import { concernsOf } from './concerns-of.ts'
import { flagOfLetter } from './console/links.ts'
import type { LetterHouse, LetterSource } from './letter.ts'
import { isTooLate, letterOfLink } from './letter-links.ts'
import { holdLetter, type KeptLetter, writeLetter } from './letter-store.ts'
import { sendKeptLetter } from './send-kept-letter.ts'

export type RecipientOf = (letter: KeptLetter) => LetterSource['recipientNow']

export type ConfirmOutcome =
  | { readonly outcome: 'unknown' | 'words' }
  | { readonly outcome: 'confirmed' | 'held' | 'done' | 'too-late'; readonly letter: KeptLetter }
  | { readonly outcome: 'gone'; readonly letter: KeptLetter; readonly why: string }

/** What pressing the button means, word for word: kept with the letter. */
export function agreedWords(
  t: Translate,
  { recipientName, agreedHealth }: Pick<KeptLetter, 'recipientName' | 'agreedHealth'>,
): string {
  const words = t('act-letters.mine.agree', { to: recipientName })
  return agreedHealth === null ? words : `${words} ${agreedHealth}`
}

/** By which the button says which words stood beside it. */
export const hashOfWords = (words: string): string => createHash('sha256').update(words).digest('hex')

type Confirming = {
  readonly token: string
  /** The hash of the words beside the button. */
  readonly words: string
  readonly recipientOf: RecipientOf
}

/**
 * The writer says by the link in their mail that it was they who wrote, and that it may go. Pressed twice it sends once. Where the guard had
 * concerns, a person looks at it first.
 */
export const confirmLetter = (house: LetterHouse, { token, words, recipientOf }: Confirming): Promise<ConfirmOutcome> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const id = await letterOfLink(tx, token)
    const letter = id === null ? null : await holdLetter(tx, id)
    if (!letter) return { outcome: 'unknown' }
    if (letter.state !== 'asked') return { outcome: 'done', letter }
    if (isTooLate(letter.askedAt, now)) return { outcome: 'too-late', letter }
    const agreed = agreedWords(house.messages.in(letter.locale), letter)
    if (hashOfWords(agreed) !== words) return { outcome: 'words' }
    const there = await recipientOf(letter)(tx, house, letter)
    if (there.kind === 'gone') return { outcome: 'gone', letter, why: there.why }
    const concerns = concernsOf(letter.concerns)
    const isHeld = mustBeSeenFirst(concerns)
    await record(tx, {
      actor: writerActor,
      at: now,
      deed: isHeld ? 'letter.hold' : 'letter.confirm',
      subject: subjectOfLetter(letter.id),
    })
    await writeLetter(tx, letter.id, { state: 'held', confirmed_at: now, agreed })
    // Of members of the network alone, who agreed to it: that they wrote, and nothing of the letter.
    await noteActed(tx, { address: letter.writerAddress, kind: letter.kind })
    if (isHeld) await flagText(tx, { ...flagOfLetter(letter.id), concerns, now })
    else await sendKeptLetter(tx, house, { letter, to: there.address, now })
    return { outcome: isHeld ? 'held' : 'confirmed', letter }
  })
