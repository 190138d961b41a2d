import type { IncomingMail } from './incoming-mail.ts'
import { isAtDomain, replyTokenIn } from './reply-token.ts'

/** More than anybody writes to in one mail. */
const mostRecipients = 20

/**
 * For whom a mail is that came as a file, by its own headings: each reply address of ours in it; else one address, ours before others, so
 * that the same file twice is the same mail twice.
 */
export function ourRecipients({ addressedTo }: Pick<IncomingMail, 'addressedTo'>, mailDomain: string): string[] {
  const replies = addressedTo.filter(address => replyTokenIn(address, mailDomain) !== null)
  if (replies.length > 0) return replies.slice(0, mostRecipients)
  return [addressedTo.find(address => isAtDomain(address, mailDomain)) ?? addressedTo[0] ?? '']
}
