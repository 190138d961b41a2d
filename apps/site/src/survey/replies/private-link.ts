import { type Locale, localPath } from '../../foundation/index.ts'
import { replyLink } from './links.ts'

/** What stands in a letter in the place of a token while people read it, and for good in the thread. */
const hidden = '…'

/** The private link of a letter that has not left: nobody but the trust is to hold its token. */
export const hiddenLink = (baseUrl: string, locale: Locale): string => privateLink(baseUrl, locale, hidden)

export const privateLink = (baseUrl: string, locale: Locale, token: string): string =>
  baseUrl + localPath(locale, replyLink(token))

/** Whether a letter still waits for the token of its private link. */
export const holdsHiddenLink = (text: string): boolean => text.includes(replyLink(hidden))

/** The letter as it leaves: the same link, with its token. */
export const withToken = (text: string, token: string): string => text.replaceAll(replyLink(hidden), replyLink(token))
