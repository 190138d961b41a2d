export type Decoded = { readonly text: string; readonly encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252' }

/**
 * What Windows-1252 has at 0x80 to 0x9F (whatwg encoding standard, index windows-1252). Written out because the platform's own
 * decoder takes these bytes for control characters in some Node versions, which would lose every ’ and € of a saved spreadsheet.
 */
const windows1252High = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/**
 * The text of a file that a spreadsheet has saved: UTF-8 with or without a byte-order mark, UTF-16 with one (or recognised by its zero
 * bytes), else Windows-1252, which can hold any bytes at all. Every line end becomes a line feed.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const { text, encoding } = decode(bytes)
  return { text: text.replace(/\r\n?/g, '\n'), encoding }
}

function decode(bytes: Uint8Array): Decoded {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'UTF-16' }
  if (first === 0xfe && second === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'UTF-16' }
  // A header in Latin letters without a mark: every second byte is zero.
  if (first !== 0 && second === 0 && bytes[3] === 0)
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'UTF-16' }
  if (first === 0 && second !== 0 && third === 0) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'UTF-16' }
  try {
    // The decoder takes a UTF-8 byte-order mark off by itself.
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' }
  } catch {
    return { text: decodeWindows1252(bytes), encoding: 'Windows-1252' }
  }
}

const decodeWindows1252 = (bytes: Uint8Array): string =>
  Array.from(bytes, byte =>
    byte >= 0x80 && byte <= 0x9f ? (windows1252High[byte - 0x80] ?? '') : String.fromCharCode(byte),
  ).join('')
