import type { Channel } from '../types.ts'
import type { Contact } from './contact-store.ts'

/** Where a further letter on a request goes. */
export type LetterGoes = {
  readonly channel: Channel
  /** The address of its mail; null when somebody delivers it by hand. */
  readonly to: string | null
  /** The web address of the trust's form; empty where none is known or needed. */
  readonly portalUrl: string
}

/**
 * How a letter on a request goes: by the request's own channel, which somebody may have changed for this one request, to the contact as it is
 * today. What the contact says of the channel counts for requests that do not exist yet. Where the contact has lost its address, mail still
 * goes to the one that the request itself went to.
 */
export function whereLettersGo(
  { channel, sentTo }: { readonly channel: Channel; readonly sentTo: string | null },
  contact: Pick<Contact, 'email' | 'portalUrl'> | null,
): LetterGoes {
  return {
    channel,
    to: channel === 'email' ? (contact?.email ?? sentTo) : null,
    portalUrl: channel === 'portal' ? (contact?.portalUrl ?? '') : '',
  }
}
