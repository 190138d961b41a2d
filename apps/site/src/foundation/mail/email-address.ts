const localPart = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const label = /^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/

/**
 * Whether a text is one e-mail address that every mail server can be given: ASCII, no name beside it, no second address, lengths as in
 * RFC 5321. It says nothing of whether somebody reads there.
 */
export function isEmailAddress(text: string): boolean {
  const at = text.lastIndexOf('@')
  const local = text.slice(0, at)
  const labels = text.slice(at + 1).split('.')
  return (
    at > 0 &&
    text.length <= 254 &&
    at <= 64 &&
    localPart.test(local) &&
    labels.length > 1 &&
    labels.every(part => label.test(part))
  )
}

/** Two spellings of one address: mail servers tell no capitals apart, and so do we not. */
export const isSameAddress = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase()
