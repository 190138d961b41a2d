export type HeadText = { text: string; encoding: 'utf-8' | 'utf-16le' | 'windows-1252' }

/**
 * The beginning of a file as text, without a byte order mark; undefined if it is not text. UTF-8 if it is that (a character cut off at the end of the sample
 * does not count against it), UTF-16 if a mark says so, else the Windows alphabet in which older hospital systems write.
 */
export function decodeHead(head: Buffer): HeadText | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(head), encoding: 'utf-16le' }
  // A zero byte or many control signs are no text in any alphabet that extracts come in.
  if (head.includes(0) || controlSigns(head) > head.length / 100) return undefined
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true }), encoding: 'utf-8' }
  } catch {
    return { text: new TextDecoder('windows-1252').decode(head), encoding: 'windows-1252' }
  }
}

const controlSigns = (head: Buffer): number =>
  head.reduce((count, byte) => count + Number(byte < 32 && ![9, 10, 12, 13, 26].includes(byte)), 0)
