import { type Channel, channels } from '../types.ts'
import { isEmailAddress } from './email-address.ts'

/** What somebody typed into the form of a contact, as it came. */
export type TypedContact = {
  readonly email: string
  readonly channel: string
  readonly portalUrl: string
  readonly note: string
  /** Somebody has found out that mail to the address arrives after all. */
  readonly worksAgain?: boolean
}

export type ContactFault = {
  readonly field: 'email' | 'channel' | 'portalUrl' | 'note'
  /** The message `contacts.faults.<why>` says it. */
  readonly why: 'email-wrong' | 'email-missing' | 'channel-missing' | 'portal-wrong' | 'portal-missing' | 'note-long'
}

export type CheckedContact = {
  readonly email: string | null
  readonly channel: Channel
  readonly portalUrl: string | null
  readonly note: string
  readonly worksAgain: boolean
}

export const longestNote = 2000

/** Reads the form, or says what is to be mended. An address is kept also where the trust wants a form or a letter: it may still be needed. */
export function checkContact(
  typed: TypedContact,
): { words: CheckedContact; faults: null } | { words: null; faults: ContactFault[] } {
  const email = typed.email.trim()
  const portalUrl = typed.portalUrl.trim()
  const note = typed.note.replace(/\r\n?/g, '\n').trim()
  const channel = channels.find(one => one === typed.channel)
  const faults: ContactFault[] = []
  if (channel === undefined) faults.push({ field: 'channel', why: 'channel-missing' })
  if (email !== '' && !isEmailAddress(email)) faults.push({ field: 'email', why: 'email-wrong' })
  if (email === '' && channel === 'email') faults.push({ field: 'email', why: 'email-missing' })
  if (portalUrl !== '' && !isWebAddress(portalUrl)) faults.push({ field: 'portalUrl', why: 'portal-wrong' })
  if (portalUrl === '' && channel === 'portal') faults.push({ field: 'portalUrl', why: 'portal-missing' })
  if (note.length > longestNote) faults.push({ field: 'note', why: 'note-long' })
  if (channel === undefined || faults.length > 0) return { words: null, faults }
  const worksAgain = typed.worksAgain === true
  return { words: { email: email || null, channel, portalUrl: portalUrl || null, note, worksAgain }, faults: null }
}

const isWebAddress = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && text.length <= 2000 && !/[\s\p{Cc}]/u.test(text)
