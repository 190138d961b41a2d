import { addressedTo, datedAt, linesOf } from './header-lines.ts'
import { type IncomingMail, noSigns } from './incoming-mail.ts'
import { longestText, storableLine, storableText } from './storable-text.ts'

const headChars = 100 * 1024

/** A mail that is no mail: its words are kept all the same, and a person looks at the file. */
export function asPlainText(raw: Buffer): IncomingMail {
  const text = raw.subarray(0, longestText * 2).toString(isUtf8(raw.subarray(0, longestText)) ? 'utf8' : 'latin1')
  const header = (name: string) => {
    const found = new RegExp(`^${name}:[ \\t]*(.{0,500})`, 'im').exec(text.slice(0, headChars))?.[1]
    return found === undefined || found.trim() === '' ? null : storableLine(found)
  }
  return {
    messageId: header('Message-ID'),
    answers: [header('In-Reply-To')].filter(id => id !== null),
    from: header('From') ?? '',
    addressedTo: addressedTo(linesOf(text)),
    datedAt: datedAt(linesOf(text)),
    subject: header('Subject') ?? '',
    text: storableText(text),
    attachments: [],
    authentication: null,
    signs: noSigns,
    isWhole: false,
  }
}

const isUtf8 = (bytes: Buffer): boolean => bytes.toString('utf8').match(/\ufffd/g) === null
