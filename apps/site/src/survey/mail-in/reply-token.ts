/** What stands between `reply+` and the `@` of the address that a request is answered at. */
export type ReplyToken = string

/** The token in a recipient's address at our domain; null when there is none. Mail servers may change the case of an address. */
export function replyTokenIn(address: string, mailDomain: string): ReplyToken | null {
  const at = address.lastIndexOf('@')
  if (at < 0 || !isAtDomain(address, mailDomain)) return null
  return /^reply\+([A-Za-z0-9_-]{8,100})$/i.exec(address.slice(0, at))?.[1]?.toLowerCase() ?? null
}

/** Mail for any other domain is refused: this server passes nothing on. */
export function isAtDomain(address: string, mailDomain: string): boolean {
  const domain = address
    .slice(address.lastIndexOf('@') + 1)
    .toLowerCase()
    .replace(/\.$/, '')
  return address.includes('@') && domain === mailDomain.toLowerCase()
}
