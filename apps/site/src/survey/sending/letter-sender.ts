// What a mail program would take for something else in a name.
const special = /["\\<>@,;:()[\]]/g

/**
 * The From of a letter: who asks, and the address at which the answer to this one request arrives. A name can begin no header, no second
 * address and no comment.
 */
export function letterSender(name: string, address: string): string {
  const clean = name
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/gu, ' ')
    .replace(special, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return clean === '' ? address : `"${clean}" <${address}>`
}
