/** Why a file is not taken as a mail. */
export const fileFaults = ['too-large', 'too-many', 'empty', 'archive', 'outlook', 'several', 'no-mail'] as const
export type FileFault = (typeof fileFaults)[number]

const begins: readonly (readonly [FileFault, readonly number[]])[] = [
  // ZIP, gzip, 7z, RAR: what is in them has to be taken out by whoever brings them.
  ['archive', [0x50, 0x4b, 0x03, 0x04]],
  ['archive', [0x50, 0x4b, 0x05, 0x06]],
  ['archive', [0x1f, 0x8b]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['archive', [0x52, 0x61, 0x72, 0x21]],
  // What Outlook saves as .msg (OLE) or .pst.
  ['outlook', [0xd0, 0xcf, 0x11, 0xe0]],
  ['outlook', [0x21, 0x42, 0x44, 0x4e]],
]

const headings = /^(from|to|subject|date|message-id|received|return-path|delivered-to|mime-version)[ \t]*:/im
/** Between mails in one file of mailboxes (mbox). */
const nextMail = /\n\r?\nFrom \S+[^\n]{0,60}\d{4}[^\n]{0,20}\r?\n[A-Za-z-]{2,40}:/

/** Whether a file is one mail as mail programs save it (.eml); if not, what is the matter. Anything that has headings of a mail is one. */
export function fileFault(raw: Buffer): FileFault | null {
  if (raw.length === 0) return 'empty'
  const known = begins.find(([, bytes]) => bytes.every((byte, index) => raw[index] === byte))
  if (known) return known[0]
  const start = raw.subarray(0, 100 * 1024).toString('latin1')
  if (start.trim() === '') return 'empty'
  if (!headings.test(start)) return 'no-mail'
  return start.startsWith('From ') && nextMail.test(raw.toString('latin1')) ? 'several' : null
}
