import { type Actor, dayInUk, type WriteDb } from '../../foundation/index.ts'
import { addDays } from '../legal-clock/calendar-days.ts'
import type { RequestKey } from '../requests/request-store.ts'
import type { LetterKind, LetterLanguage } from '../types.ts'
import { newestShown } from './link-store.ts'
import { makeLink } from './make-link.ts'
import { hiddenLink, holdsHiddenLink, withToken } from './private-link.ts'

/** So long a link works that goes with a letter of another kind: the day is in the letter where that says it. */
const answerDays = 28

export const answerUntil = (today: string): string => addDays(today, answerDays)

/** The fields of a letter that may hold a link for answering our questions on the page of the trust. */
export const answerLinkFields = (baseUrl: string, language: LetterLanguage, today: string) => ({
  status: '',
  link: hiddenLink(baseUrl, language),
  until: answerUntil(today),
})

type Letter = RequestKey & {
  readonly kind: LetterKind
  readonly text: string
  readonly to: string | null
  readonly actor: Actor
  readonly now: Date
}

/**
 * Makes the private link that a letter holds, in the transaction that writes the letter; the caller holds the request. Null where the
 * letter holds none, or goes by no mail. A letter with a draft result that is sent again shows what it showed.
 */
export async function linkInLetter(
  tx: WriteDb,
  letter: Letter,
): Promise<{ readonly id: number; readonly mailText: string } | null> {
  const { round, trustCode, kind, text, to, actor, now } = letter
  if (to === null || !holdsHiddenLink(text)) return null
  const before = kind === 'draft-result' ? await newestShown(tx, letter) : null
  const until = before && now < before.expiresAt ? dayInUk(new Date(before.expiresAt.getTime() - 1)) : answerUntil(dayInUk(now))
  const purpose = before ? 'draft-result' : 'answer'
  const { id, token } = await makeLink(tx, { round, trustCode, purpose, show: before, until, sentTo: to, actor, now })
  return { id, mailText: withToken(text, token) }
}
