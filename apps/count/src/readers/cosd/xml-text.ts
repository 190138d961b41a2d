import { isAscii, isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'

/** The letters of the file are not what it says, or are of a kind that we do not read. */
export class EncodingProblem extends Error {}

export type XmlDecoder = {
  /** Hands on the text of the next bytes, with the bytes themselves where all of them are ASCII; an incomplete character at their end waits for the next ones. */
  write(bytes: Uint8Array, take: (text: string, plain?: Uint8Array) => void): void
  /** @throws EncodingProblem if the file ends inside a character */
  end(): void
}

/**
 * Says by its first bytes in which encoding an XML file is (XML 1.0, appendix F): a byte order mark, the pattern of zeros of UTF-16, else what the
 * declaration says, else UTF-8.
 *
 * @throws EncodingProblem for an encoding that we do not read
 */
export function xmlDecoder(start: Uint8Array): XmlDecoder {
  const [first = 0, second = 0, third = 0] = start
  if (first === 0xef && second === 0xbb && third === 0xbf) return utf8Decoder()
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return plainDecoder('utf-16le')
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return plainDecoder('utf-16be')
  const declaration = Buffer.from(start.buffer, start.byteOffset, Math.min(start.length, 300)).toString('latin1')
  const label = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(declaration)?.[1]?.toLowerCase() ?? 'utf-8'
  if (label === 'utf-8' || label === 'utf8' || label === 'us-ascii' || label === 'ascii') return utf8Decoder()
  if (label.startsWith('utf-16') || label.startsWith('utf16')) {
    throw new EncodingProblem('it says that it is in UTF-16 and is not')
  }
  return plainDecoder(label)
}

function plainDecoder(label: string): XmlDecoder {
  const decoder = open(label)
  const told = (work: () => string): string => {
    try {
      return work()
    } catch {
      throw new EncodingProblem(`a character is not right in ${label}`)
    }
  }
  return {
    write: (bytes, take) => take(told(() => decoder.decode(bytes, { stream: true }))),
    end: () => void told(() => decoder.decode()),
  }
}

function open(label: string): TextDecoder {
  try {
    return new TextDecoder(label, { fatal: true })
  } catch {
    throw new EncodingProblem(`its encoding ${label} is not one that we read; UTF-8, UTF-16, ISO-8859-1 and Windows-1252 are`)
  }
}

/** UTF-8 in pieces, several times faster than TextDecoder in a stream: almost all pieces of an extract are plain ASCII. */
function utf8Decoder(): XmlDecoder {
  let rest: Buffer = Buffer.alloc(0)
  let isStart = true
  const decode = (bytes: Buffer): string => {
    if (!isUtf8(bytes)) throw new EncodingProblem('a character is not right in UTF-8')
    const text = bytes.toString('utf8')
    return isStart && text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  }
  return {
    write(bytes, take) {
      const piece = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      const whole = rest.length === 0 ? piece : Buffer.concat([rest, piece])
      const end = wholeCharacters(whole)
      rest = end === whole.length ? Buffer.alloc(0) : Buffer.from(whole.subarray(end))
      for (const part of partsOf(whole.subarray(0, end))) {
        if (isAscii(part)) take(part.toString('latin1'), part)
        else take(decode(part))
        isStart = false
      }
    },
    end() {
      if (rest.length > 0) throw new EncodingProblem('the file ends inside a character')
    },
  }
}

const partBytes = 4096
const greaterThan = 62

/** A piece with signs beyond ASCII is cut behind tags, so that only the parts with such signs take longer. */
function* partsOf(bytes: Buffer): Generator<Buffer> {
  if (bytes.length <= partBytes || isAscii(bytes)) {
    if (bytes.length > 0) yield bytes
    return
  }
  for (let start = 0; start < bytes.length; ) {
    const tagEnd = bytes.indexOf(greaterThan, start + partBytes)
    const end = tagEnd < 0 ? bytes.length : tagEnd + 1
    yield bytes.subarray(start, end)
    start = end
  }
}

/** Where the last whole character of UTF-8 ends: at most three bytes can belong to one that is not complete. */
function wholeCharacters(bytes: Buffer): number {
  const { length } = bytes
  for (let back = 1; back <= Math.min(3, length); back += 1) {
    const byte = bytes[length - back] ?? 0
    if (byte < 0x80) return length
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? length - back : length
  }
  return length
}
