/** Mail programs break a long line with `=`, also in the middle of a link (RFC 2045, 6.7); servers send it back to us like that. */
const softBreak = '(?:=\\r?\\n)?'
const spread = (text: string): string => [...text].join(softBreak)

const doors = [
  '/act/letters/mine/',
  '/act/sign/wall/confirm/',
  '/act/sign/wall/mine/',
  '/console/enter/',
  '/console/invitation/',
  '/console/new-password/',
  '/hospital/enter/',
  '/network/confirm/',
  '/professionals/confirm/',
  '/reply/',
  '/reply/confirm/',
  '/standards/endorse/mine/',
  '/training/mine/',
  '/stories/confirm/',
  '/stories/mine/',
  '/updates/address/',
  '/updates/confirm/',
  '/updates/leave/',
  '/updates/preferences/',
  '/updates/stop/',
]

/** What our own letters hold that opens an account, the private page of a trust, or what is kept about a supporter. */
const tokenInLink = new RegExp(`((?:${doors.map(spread).join('|')})${softBreak})(?:[\\w-]${softBreak}){20,}`, 'g')

/**
 * A text without the keys in its links. The outbox, and mail that comes back, are read by people who may not do what such a link lets its
 * owner do: whoever reads an administrator's invitation could become one.
 */
export const hideTokens = (text: string): string => text.replace(tokenInLink, '$1…')
