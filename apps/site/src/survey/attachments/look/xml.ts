import { TextDecoder } from 'node:util'
import { SaxesParser } from 'saxes'
import { CannotLook } from './budget.ts'

export type Attributes = Readonly<Record<string, string | undefined>>

export type XmlHearer = {
  /** Names come without the prefix of their namespace. */
  readonly open?: (name: string, attributes: Attributes) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

/**
 * Reads XML while it arrives. Entities of its own making are not known and end the reading, as every other fault does: a program that is
 * more patient than we are might show something else.
 */
export async function readXml(chunks: AsyncIterable<Buffer>, hearer: XmlHearer): Promise<void> {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false })
  const { open, text, close } = hearer
  if (open) parser.on('opentag', ({ name, attributes }) => open(localName(name), attributes))
  if (close) parser.on('closetag', ({ name }) => close(localName(name)))
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^(utf-?8|utf-?16(le|be)?|us-ascii)$/i.test(encoding)) throw new CannotLook('could-not-look')
  })
  parser.on('error', () => {
    throw new CannotLook('broken')
  })
  let decoder: TextDecoder | null = null
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true })
    parser.write(decoded(decoder, chunk))
  }
  parser.close()
}

function decoded(decoder: TextDecoder, chunk: Buffer): string {
  try {
    return decoder.decode(chunk, { stream: true })
  } catch {
    throw new CannotLook('broken')
  }
}

/** By its first bytes: a mark, or a `<` that takes two bytes. */
function encodingOf([first, second]: Buffer): string {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be'
  return 'utf-8'
}

const localName = (name: string): string => (name.includes(':') ? name.slice(name.indexOf(':') + 1) : name)

/** What office programs write for yes. */
export const isOn = (value: string | undefined): boolean => value === '1' || value === 'true' || value === 'on'
