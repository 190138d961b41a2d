import type { MailFailure } from './mail.ts'

/** How one attempt ended. `uncertain`: the message was on its way, and the server's answer was not heard. */
export type Delivery =
  | { readonly kind: 'sent' }
  | {
      readonly kind: 'not-sent'
      readonly why: Extract<MailFailure, 'not-reached' | 'sign-in-refused' | 'not-private' | 'refused-for-now'>
    }
  | { readonly kind: 'refused'; readonly why: Extract<MailFailure, 'refused' | 'no-such-address'> }
  | { readonly kind: 'uncertain' }

/** What an error of the library says of the mail it happened to. `isOnItsWay`: its text had begun to go. */
export function deliveryAfter(error: unknown, isOnItsWay: boolean): Delivery {
  const status = numberIn(error, 'responseCode')
  const code = textIn(error, 'code')
  if (code === 'EAUTH') return { kind: 'not-sent', why: 'sign-in-refused' }
  if (code === 'ETLS') return { kind: 'not-sent', why: 'not-private' }
  if (status >= 500) return { kind: 'refused', why: isOfTheAddress(error) ? 'no-such-address' : 'refused' }
  if (status >= 400) return { kind: 'not-sent', why: 'refused-for-now' }
  return isOnItsWay ? { kind: 'uncertain' } : { kind: 'not-sent', why: 'not-reached' }
}

/** Whether the server has said no to this one mail, and the line can go on with the next (RFC 5321, 3.8: 421 is the server going away). */
export const isOfThisMail = (error: unknown): boolean =>
  ['EENVELOPE', 'EMESSAGE'].includes(textIn(error, 'code')) && numberIn(error, 'responseCode') !== 421

/**
 * Whether a 5xx answer is about the one who was to get the mail, in the words of RFC 3463: 5.1.1 no such mailbox, 5.1.2 no such domain, 5.1.3
 * no address, 5.1.6 moved away, 5.1.10 takes no mail (RFC 7505), 5.2.1 closed. Any other refusal may be about us, and says nothing of them.
 */
const isOfTheAddress = (error: unknown): boolean =>
  textIn(error, 'command') === 'RCPT TO' && /^5\d\d[ -]5\.(1\.(1|2|3|6|10)|2\.1)\b/.test(textIn(error, 'response'))

const numberIn = (error: unknown, name: string): number =>
  typeof error === 'object' && error !== null && name in error ? Number(error[name as keyof typeof error]) : 0

const textIn = (error: unknown, name: string): string =>
  typeof error === 'object' && error !== null && name in error ? String(error[name as keyof typeof error]) : ''
