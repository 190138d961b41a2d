/** What a mail program would take for something else in a name. */
const special = /["\\<>@,;:()[\]]/g

/**
 * A name and an address as they stand in a header. The name can begin no header, no second address and no comment: what could is a blank.
 */
export function namedAddress(name: string, address: string): string {
  const clean = name
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/gu, ' ')
    .replace(special, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return clean === '' ? address : `"${clean}" <${address}>`
}

/**
 * Where a mail about a letter is returned when it cannot be delivered: an address of its own, made of its Message-ID. Null for a site whose
 * domain is no one's on the internet.
 */
export function letterReturnAddress(messageId: string, mailDomain: string): string | null {
  const own = /^<([0-9a-f-]{36})@/.exec(messageId)?.[1]
  return mailDomain === 'localhost' || own === undefined ? null : `letters+${own}@${mailDomain}`
}

/** The Message-ID of the mail that was returned to this address; null when it is none of these. */
export function letterMessageReturnedTo(recipient: string, mailDomain: string): string | null {
  const own = /^letters\+([0-9a-f-]{36})@(.+)$/.exec(recipient.trim().toLowerCase())
  return own?.[2] === mailDomain.toLowerCase() ? `<${own[1]}@${mailDomain}>` : null
}
