import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { type HeaderWithParameters, MailParser, type MimePart, type ParsedAddresses, type ParsedPart } from 'mailparser'
import { asPlainText } from './as-plain-text.ts'
import { ownAuthentication } from './authentication.ts'
import { addressedTo, datedAt, type HeaderLines } from './header-lines.ts'
import type { IncomingMail, MailSigns } from './incoming-mail.ts'
import { safeContentType, safeFileName } from './safe-file-name.ts'
import { longestText, storableLine, storableText } from './storable-text.ts'
import { textOfHtml } from './text-of-html.ts'
import { unflow } from './unflow.ts'

/** Bounds for what takes a mail apart: mails come from anybody, and reading long lists of addresses takes the square of their length. */
const limits = { maxHeadSize: 100 * 1024, maxChildNodes: 500, parts: 300, reportBytes: 64 * 1024, patienceMs: 20_000 }

type Part = {
  readonly name: string
  readonly type: string
  readonly bytes: number
  readonly sha256: string
  readonly start: Buffer
}
type Taken = { readonly parser: FlowKeepingParser; readonly parts: readonly Part[]; readonly text: string; readonly html: string }

/** Takes a file that came in a mail, while it is read. */
export type KeepFile = (content: AsyncIterable<Buffer>) => Promise<{ readonly sha256: string; readonly bytes: number }>

/** A file of a mail could not be kept, for a reason that lies with us: the mail has to be read again. */
export class FileNotKept extends Error {}

/**
 * Reads a mail, and gives each file in it to `keepFile`. Never throws for what is in it: what cannot be taken apart is kept as the text that
 * it is.
 */
export async function readMail(raw: Buffer, keepFile: KeepFile = onlyHash): Promise<IncomingMail> {
  try {
    const taken = await takeApart(raw, keepFile)
    return foundNothing(taken) && !isTrulyEmpty(raw) ? asPlainText(raw) : asIncoming(taken)
  } catch (error) {
    if (error instanceof FileNotKept) throw error
    return asPlainText(raw)
  }
}

const onlyHash: KeepFile = async content => {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of content) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { sha256: hash.digest('hex'), bytes }
}

const foundNothing = ({ text, html, parts }: Taken): boolean => text.trim() === '' && html.trim() === '' && parts.length === 0

/** Headings, a blank line and nothing after it: a mail that says nothing, as people do send by mistake. */
function isTrulyEmpty(raw: Buffer): boolean {
  const start = raw.subarray(0, limits.maxHeadSize).toString('latin1')
  const blank = /\r?\n\r?\n/.exec(start)
  const hasHeadings = /^(from|subject|to|date|message-id|received|mime-version):/im.test(start)
  return hasHeadings && start.length === raw.length && (blank === null || start.slice(blank.index).trim() === '')
}

/**
 * Leaves soft line breaks to us: mailparser adds each line to all that went before, and half a megabyte of short ones would stop the whole
 * site for a quarter of a minute.
 */
class FlowKeepingParser extends MailParser {
  flow: { readonly isSpaceLeftOut: boolean } | null = null

  override createNode(part: MimePart): unknown {
    if (part.flowed) this.flow = { isSpaceLeftOut: part.delSp }
    part.flowed = false
    return super.createNode(part)
  }
}

async function takeApart(raw: Buffer, keepFile: KeepFile): Promise<Taken> {
  const { maxHeadSize, maxChildNodes, patienceMs } = limits
  const parser = new FlowKeepingParser({ skipHtmlToText: true, keepDeliveryStatus: true, maxHeadSize, maxChildNodes })
  const parts: Part[] = []
  let text = ''
  let html = ''
  let timer: NodeJS.Timeout | undefined
  const gaveUp = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('This mail takes too long to take apart')), patienceMs)
    parser.once('error', reject)
  })
  const read = async () => {
    // The parser is a stream of parts; its types know only streams of anything.
    for await (const part of parser as AsyncIterable<ParsedPart>) {
      if (part.type === 'text') {
        text = inWholeLines(part.text ?? '', parser)
        html = part.html ?? ''
        continue
      }
      if (parts.length >= limits.parts) throw new Error('Too many parts')
      parts.push(await readPart(part, parts.length + 1, keepFile))
      part.release()
    }
  }
  try {
    Readable.from(slices(raw)).pipe(parser)
    await Promise.race([read(), gaveUp])
  } finally {
    clearTimeout(timer)
    // What is still under way when we gave up must not throw where nobody listens.
    parser.on('error', () => {})
    parser.destroy()
  }
  return { parser, parts, text, html }
}

const inWholeLines = (text: string, { flow }: FlowKeepingParser): string =>
  flow === null ? text : unflow(text.slice(0, longestText * 2), flow)

/** In pieces, so that other requests get their turn while a large mail is read. */
function* slices(raw: Buffer): Generator<Buffer> {
  for (let at = 0; at < raw.length; at += 65_536) yield raw.subarray(at, at + 65_536)
}

type AttachedPart = Extract<ParsedPart, { type: 'attachment' }>

async function readPart(part: AttachedPart, position: number, keepFile: KeepFile): Promise<Part> {
  const start: Buffer[] = []
  let seen = 0
  async function* passing() {
    for await (const chunk of part.content as AsyncIterable<Buffer>) {
      if (seen < limits.reportBytes) start.push(chunk.subarray(0, limits.reportBytes - seen))
      seen += chunk.length
      yield chunk
    }
  }
  const [name, type] = [safeFileName(part.filename, position), safeContentType(part.contentType)]
  const kept = await (isReportPart(type) ? onlyHash : keepFile)(passing())
  return { name, type, ...kept, start: Buffer.concat(start) }
}

function asIncoming({ parser, parts, text, html }: Taken): IncomingMail {
  const headers = parser.headers || new Map<string, unknown>()
  const lines = parser.headerLines || []
  const signs = signsOf(headers, parts)
  return {
    messageId: lineIn(headers, 'message-id'),
    answers: [...new Set([lineIn(headers, 'in-reply-to'), ...listIn(headers, 'references')])]
      .filter(id => id !== null)
      .slice(0, 50),
    from: storableLine(addressesIn(headers, 'from')),
    addressedTo: addressedTo(lines),
    datedAt: datedAt(lines),
    subject: lineIn(headers, 'subject') ?? '',
    text: storableText(fuller(text, html)).trimEnd(),
    attachments: parts
      .filter(part => !isReportPart(part.type))
      .map(({ name, type, bytes, sha256 }) => ({ name, type, bytes, sha256 })),
    authentication: authenticationOf(lines),
    signs,
    isWhole: true,
  }
}

/** Some programs put only a greeting into the plain version: whichever says clearly more is kept. */
function fuller(text: string, html: string): string {
  if (html === '') return text
  const words = textOfHtml(html)
  return words.length > text.trim().length * 1.5 + 200 || text.trim() === '' ? words : text
}

const isReportPart = (type: string): boolean =>
  type === 'message/delivery-status' ||
  type === 'message/disposition-notification' ||
  type === 'message/feedback-report' ||
  type === 'text/rfc822-headers'

function signsOf(headers: ReadonlyMap<string, unknown>, parts: readonly Part[]): MailSigns {
  const startOf = (...types: string[]) => {
    const part = parts.find(({ type }) => types.includes(type))
    return part ? storableText(part.start.toString('utf8')) : null
  }
  const report = headers.get('content-type')
  return {
    reportType: isWithParameters(report) ? (report.params?.['report-type']?.toLowerCase() ?? null) : null,
    deliveryStatus: startOf('message/delivery-status', 'message/global-delivery-status'),
    dispositionNotification: startOf('message/disposition-notification'),
    feedback: startOf('message/feedback-report'),
    returnedHeaders: startOf('text/rfc822-headers', 'message/rfc822'),
    autoSubmitted: lineIn(headers, 'auto-submitted')?.toLowerCase() ?? null,
    precedence: lineIn(headers, 'precedence')?.toLowerCase() ?? null,
    hasAutoReplyHeader: ['x-autoreply', 'x-autorespond', 'x-autoresponder'].some(name => headers.has(name)),
  }
}

const isWithParameters = (value: unknown): value is HeaderWithParameters =>
  typeof value === 'object' && value !== null && 'params' in value

function lineIn(headers: ReadonlyMap<string, unknown>, name: string): string | null {
  const value = headers.get(name)
  const first = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' && first.trim() !== '' ? storableLine(first) : null
}

function listIn(headers: ReadonlyMap<string, unknown>, name: string): string[] {
  const value = headers.get(name)
  return [value]
    .flat()
    .filter(item => typeof item === 'string')
    .map(item => storableLine(item))
}

const isAddresses = (value: unknown): value is ParsedAddresses => typeof value === 'object' && value !== null && 'value' in value

function addressesIn(headers: ReadonlyMap<string, unknown>, name: string): string {
  const value = [headers.get(name)].flat()[0]
  if (!isAddresses(value)) return ''
  const [first] = value.value
  return first?.address ?? first?.name ?? ''
}

function authenticationOf(lines: HeaderLines): string | null {
  const of = (name: string) =>
    lines.filter(({ key }) => key === name).map(({ line }) => storableLine(line.replace(/^[^:]*:/, ''), 2000))
  return ownAuthentication(of('authentication-results').slice(0, 20), of('received')[0])
}
