/** What our own letters to staff hold that opens an account. */
const tokenInLink = /(\/console\/(?:enter|invitation|new-password)\/)[\w-]{20,}/g

/**
 * A text without the keys in its links. The outbox is read by people who may not do what such a link lets its owner do: whoever reads
 * an administrator's invitation could become one.
 */
export const hideTokens = (text: string): string => text.replace(tokenInLink, '$1…')
