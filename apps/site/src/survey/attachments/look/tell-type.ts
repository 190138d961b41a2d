import { fileTypeFromBuffer } from 'file-type'
import type { FindingKind } from '../findings.ts'
import { decodeText } from './decode-text.ts'

/** How a file is looked into, and what it is called; a zip says what it is only when it is open. */
export type Told =
  | { readonly as: 'zip' | 'pdf' | 'mail' | 'html' | 'csv' | 'text'; readonly type: string }
  /** There is nothing in it for us but what it is. */
  | { readonly as: 'closed'; readonly type: string; readonly finding: FindingKind }

const closed = (type: string, finding: FindingKind): Told => ({ as: 'closed', type, finding })

/** Tells what a file is, from its content alone: its name and what its mail says of it are anybody's claim. */
export async function tellType(bytes: Buffer): Promise<Told> {
  if (bytes.length === 0) return closed('application/x-empty', 'no-text')
  const start = bytes.subarray(0, 1024).toString('latin1')
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return { as: 'zip', type: 'application/zip' }
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return tellCompoundFile(bytes)
  if (start.startsWith('{\\rtf')) return closed('application/rtf', 'could-not-look')
  if (/^\s*%PDF-/.test(start)) return { as: 'pdf', type: 'application/pdf' }
  if (start.startsWith('\x1f\x8b')) return closed('application/gzip', 'unknown-archive')
  if (start.startsWith('MZ') || start.startsWith('\x7fELF') || start.startsWith('#!'))
    return closed('application/x-program', 'program')
  const known = await fileTypeFromBuffer(bytes.subarray(0, 64 * 1024))
  if (known && known.mime !== 'application/xml') return tellKnown(known.mime)
  if (start.includes('%PDF-')) return { as: 'pdf', type: 'application/pdf' }
  const text = decodeText(bytes.subarray(0, 64 * 1024))
  return text === null ? closed('application/octet-stream', 'unknown-type') : tellText(text)
}

/** The formats before 2007, and everything that is kept behind a password (MS-CFB). */
function tellCompoundFile(bytes: Buffer): Told {
  const holds = (name: string) => bytes.includes(Buffer.from(name, 'utf16le'))
  if (holds('EncryptedPackage')) return closed('application/x-encrypted-office', 'encrypted')
  if (holds('Workbook') || holds('Book')) return closed('application/vnd.ms-excel', 'old-format')
  if (holds('WordDocument')) return closed('application/msword', 'old-format')
  if (holds('PowerPoint Document')) return closed('application/vnd.ms-powerpoint', 'old-format')
  if (holds('__properties_version1.0')) return closed('application/vnd.ms-outlook', 'old-format')
  return closed('application/x-cfb', 'old-format')
}

const archives = /x-(7z|rar|bzip|xz|tar|lzip|compress|lzh|ar\b|unix-archive|apache-arrow|iso)|zstd|vnd\.ms-cab|vnd\.rar/

function tellKnown(type: string): Told {
  if (/^(image|audio|video)\//.test(type)) return closed(type, 'no-text')
  if (/x-msdownload|x-elf|x-mach|x-msi|java|wasm|x-shockwave|x-ms-shortcut/.test(type)) return closed(type, 'program')
  return closed(type, archives.test(type) ? 'unknown-archive' : 'unknown-type')
}

function tellText(text: string): Told {
  const start = text.slice(0, 4096).trimStart()
  if (/^<(!doctype html|html|head|body|meta|table|div|p|script)\b/i.test(start) || /<html[\s>]/i.test(start)) {
    return { as: 'html', type: 'text/html' }
  }
  if (isMail(start)) return { as: 'mail', type: 'message/rfc822' }
  return isTable(text) ? { as: 'csv', type: 'text/csv' } : { as: 'text', type: 'text/plain' }
}

/** Headings from the very first line, and among them one that only mails have. */
function isMail(start: string): boolean {
  const headings =
    /^(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}/.exec(`${start.replace(/\r\n?/g, '\n')}\n`)?.[0] ?? ''
  return /^(received|message-id|mime-version|return-path|content-type):/im.test(headings)
}

/** Lines that all have the same number of commas, semicolons or tabs, and one at least. */
function isTable(text: string): boolean {
  const lines = text
    .split(/\r?\n/, 21)
    .filter(line => line.trim() !== '')
    .slice(0, 20)
  // The last line of what was read may be cut off.
  const whole = text.length >= 60_000 ? lines.slice(0, -1) : lines
  if (whole.length < 2) return false
  return [',', ';', '\t'].some(mark => {
    const counts = whole.map(line => line.replace(/"[^"]*"/g, '').split(mark).length)
    return counts[0] !== undefined && counts[0] > 1 && counts.every(count => count === counts[0])
  })
}
