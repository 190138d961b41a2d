/** Mail programs break a long line with `=`, also in the middle of a link (RFC 2045, 6.7); servers send it back to us like that. */
const softBreak = '(?:=\\r?\\n)?'
const spread = (text: string): string => [...text].join(softBreak)

/** What our own letters to staff hold that opens an account. */
const tokenInLink = new RegExp(
  `(${spread('/console/')}${softBreak}(?:${['enter', 'invitation', 'new-password'].map(spread).join('|')})${softBreak}/${softBreak})(?:[\\w-]${softBreak}){20,}`,
  'g',
)

/**
 * A text without the keys in its links. The outbox, and mail that comes back, are read by people who may not do what such a link lets its
 * owner do: whoever reads an administrator's invitation could become one.
 */
export const hideTokens = (text: string): string => text.replace(tokenInLink, '$1…')
