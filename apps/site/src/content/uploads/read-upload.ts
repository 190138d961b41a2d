import { HTTPException } from 'hono/http-exception'
import { type Ctx, readMultipart } from '../../foundation/index.ts'

/** A form of the console with one file. Whoever sends it was let in before this is called. */
export type Upload = {
  /** One line, without blanks around it. */
  readonly line: (name: string) => string
  /** As it was typed, several lines. */
  readonly lines: (name: string) => string
  readonly isTicked: (name: string) => boolean
  /** The number in a hidden field; 0 where there is none. */
  readonly number: (name: string) => number
  /** `name` is what the sender’s machine calls it: not safe to use as it is. */
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null
  readonly isTooLarge: boolean
}

const textBytes = 64 * 1024

/** How much a form with a file may bring in all. */
export const uploadBodyBytes = (fileBytes: number): number => fileBytes + textBytes + 16 * 1024

/** Reads a form with one file, which is held in memory: whoever works here sends one at a time. */
export async function readUpload(c: Ctx, fileBytes: number): Promise<Upload> {
  const sent = await readMultipart<Uint8Array>(c.req.raw, { files: 1, fileBytes, textBytes }, async (content, limitBytes) => {
    const parts: Buffer[] = []
    let size = 0
    for await (const part of content) {
      size += part.length
      if (size > limitBytes) return null
      parts.push(Buffer.from(part))
    }
    return Buffer.concat(parts)
  })
  if (sent === null) throw new HTTPException(400)
  const { fields, files, refused } = sent
  // No text of ours or of PostgreSQL's holds a NUL, and no keyboard types one.
  if ([...fields.values()].some(value => typeof value === 'string' && value.includes('\0'))) throw new HTTPException(400)
  const text = (name: string): string => {
    const value = fields.get(name)
    return typeof value === 'string' ? value : ''
  }
  const [file] = files
  return {
    line: name => plainLine(text(name)),
    lines: name => text(name).replaceAll(/\r\n?/g, '\n').trim(),
    isTicked: name => text(name) === 'yes',
    number: name => wholeNumber(text(name)),
    file: file ? { name: file.name, bytes: file.kept } : null,
    isTooLarge: refused.length > 0,
  }
}

/** One line for people to read: without marks that nobody sees or that turn the direction of writing, one blank at a time. */
export const plainLine = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()

/** A number from outside that the database can hold; 0 where it is none. */
export function wholeNumber(text: string): number {
  const number = /^\d{1,15}$/.test(text) ? Number(text) : 0
  return number <= 2_147_483_647 ? number : 0
}
