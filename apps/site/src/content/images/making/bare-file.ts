import { refuseMetadata } from '../../../foundation/index.ts'
import type { MadeFile } from './image-tasks.ts'

/** The only chunks that a picture of ours needs (RFC 9649, section 2; PNG, 11.2 and 11.3): pixels, what is seen through, how large a dot is. */
const needed = {
  webp: new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH']),
  png: new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND', 'pHYs']),
}

/**
 * Throws unless a file holds a picture and nothing else: no EXIF or XMP data, no colour profile, no text, nothing behind its end. We wrote it without any of that; this is the
 * second lock, since one picture that tells where somebody lives is one too many.
 */
export function refuseHidden({ format, bytes }: Pick<MadeFile, 'format' | 'bytes'>): void {
  if (format === 'jpeg') refuseMetadata(bytes)
  else {
    const names = format === 'webp' ? chunksOfWebp(bytes) : chunksOfPng(bytes)
    const extra = names.find(name => !needed[format].has(name))
    if (extra !== undefined) throw new Error(`A picture holds a part that it does not need: ${JSON.stringify(extra)}`)
  }
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const letters = (bytes: Uint8Array, from: number, count = 4): string =>
  Buffer.from(bytes.subarray(from, from + count)).toString('latin1')

function chunksOfWebp(bytes: Uint8Array): string[] {
  const view = viewOf(bytes)
  if (letters(bytes, 0) !== 'RIFF' || letters(bytes, 8) !== 'WEBP' || view.getUint32(4, true) + 8 !== bytes.length)
    throw new Error('A picture was not written as WebP')
  const names: string[] = []
  for (let at = 12; at < bytes.length; ) {
    const name = letters(bytes, at)
    // Its flags announce a profile (32), EXIF (8) or XMP (4) data, or a second frame (2): of ours, only what is seen through (16).
    if (name === 'VP8X' && ((bytes[at + 8] ?? 0) & ~16) !== 0) throw new Error('A picture announces hidden parts')
    names.push(name)
    const size = view.getUint32(at + 4, true)
    at += 8 + size + (size % 2)
  }
  return names
}

function chunksOfPng(bytes: Uint8Array): string[] {
  const view = viewOf(bytes)
  if (letters(bytes, 0, 8) !== '\x89PNG\r\n\x1a\n') throw new Error('A picture was not written as PNG')
  const names: string[] = []
  for (let at = 8; at < bytes.length; at += 12 + view.getUint32(at)) names.push(letters(bytes, at + 4))
  if (names.at(-1) !== 'IEND') throw new Error('A picture does not end where its pixels end')
  return names
}
