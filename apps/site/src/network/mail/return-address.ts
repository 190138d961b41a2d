/**
 * Where a mail to a supporter is returned when it cannot be delivered: an address of its own, made of its Message-ID, so that a mail server
 * that sends back nothing but "no" still says of whom. Null for a site whose domain is no one's on the internet: nothing would come back.
 */
export function returnAddress(messageId: string, mailDomain: string): string | null {
  if (mailDomain === 'localhost') return null
  const own = idIn(messageId)
  return own === null ? null : `returns+${own}@${mailDomain}`
}

/** The Message-ID of the mail that was returned to this address; null when it is none of these. */
export function messageReturnedTo(recipient: string, mailDomain: string): string | null {
  const own = /^returns\+([0-9a-f-]{36})@(.+)$/.exec(recipient.trim().toLowerCase())
  return own?.[2] === mailDomain.toLowerCase() ? `<${own[1]}@${mailDomain}>` : null
}

const idIn = (messageId: string): string | null => /^<([0-9a-f-]{36})@/.exec(messageId)?.[1] ?? null
