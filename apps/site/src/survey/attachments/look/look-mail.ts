import { Readable } from 'node:stream'
import { MailParser, type ParsedPart } from 'mailparser'
import { textOfHtml } from '../../mail-in/text-of-html.ts'
import { bounds, CannotLook } from './budget.ts'
import type { LookInside } from './look-inside.ts'
import type { Noted } from './noted.ts'

/** A mail that was sent on as a file: its words, and the files in it. */
export async function lookIntoMail(bytes: Buffer, noted: Noted, lookInside: LookInside): Promise<void> {
  const parser = new MailParser({ skipHtmlToText: true, maxHeadSize: 100 * 1024, maxChildNodes: 500 })
  const files: { name: string; content: Buffer }[] = []
  let words = ''
  try {
    Readable.from([bytes]).pipe(parser)
    for await (const part of parser as AsyncIterable<ParsedPart>) {
      if (part.type === 'text') {
        words = part.text?.trim() ? part.text : textOfHtml(part.html ?? '')
        continue
      }
      files.push({ name: part.filename ?? '', content: await contentOf(part) })
      part.release()
    }
  } catch (error) {
    throw error instanceof CannotLook ? error : new CannotLook('broken')
  } finally {
    parser.on('error', () => {})
    parser.destroy()
  }
  noted.page(words)
  for (const { name, content } of files) await lookInside(name, content)
}

async function contentOf(part: Extract<ParsedPart, { type: 'attachment' }>): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of part.content as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > bounds.partBytes) throw new CannotLook('too-much-work')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
