/** Bytes as text: by their mark, else UTF-8, else what older Windows programs write. Null: they are no text. */
export function decodeText(bytes: Buffer): string | null {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return decode(bytes, 'utf-16le')
  if (first === 0xfe && second === 0xff) return decode(bytes, 'utf-16be')
  // The end may be cut within a letter.
  const utf8 = decode(bytes, 'utf-8') ?? decode(bytes.subarray(0, -3), 'utf-8')
  const text = utf8 ?? decode(bytes, 'windows-1252')
  return text === null || noText.test(text) ? null : text
}

// Control characters but tabs, line ends, page ends and the end of file of old systems.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what tells other files from text
const noText = /[\u0000-\u0008\u000e-\u0019\u001c-\u001f]/

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
