/** What we take, by its first bytes and never by what its sender calls it. */
export type PhotoType = 'jpeg' | 'png' | 'webp'

/** What somebody has sent that is no photograph we can show. Each has its words: `sign.photo.faults.<fault>`. */
export const typeFaults = ['empty', 'heic', 'avif', 'gif', 'animated', 'svg', 'pdf', 'video', 'not-a-photo'] as const
export type TypeFault = (typeof typeFaults)[number]

/**
 * Signatures: JPEG (ISO/IEC 10918-1, SOI and the marker after it), PNG (ISO/IEC 15948, 5.2; APNG by its `acTL` before the first `IDAT`), WebP (RFC 9649, 2.4;
 * animated by the flag in `VP8X`), HEIF and AVIF (ISO/IEC 23008-12, the brands in `ftyp`), GIF, PDF. SVG has none: it is text with a tag in it.
 */
export function recognisePhoto(bytes: Uint8Array): { readonly type: PhotoType } | { readonly fault: TypeFault } {
  if (bytes.length === 0) return { fault: 'empty' }
  const text = (from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1')
  if (text(0, 3) === '\xff\xd8\xff') return { type: 'jpeg' }
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return isAnimatedPng(bytes) ? { fault: 'animated' } : { type: 'png' }
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') {
    const isAnimated = text(12, 16) === 'VP8X' && ((bytes[20] ?? 0) & 0b10) !== 0
    return isAnimated ? { fault: 'animated' } : { type: 'webp' }
  }
  if (text(0, 4) === 'GIF8') return { fault: 'gif' }
  if (text(4, 8) === 'ftyp') return { fault: faultOfBrand(text(8, 12)) }
  // A PDF may begin a little later (ISO 32000-1, annex H); what calls itself a tag is looked for in what a text editor shows first.
  if (text(0, 1024).includes('%PDF-')) return { fault: 'pdf' }
  if (/<svg[\s>]/i.test(text(0, 4096))) return { fault: 'svg' }
  return { fault: 'not-a-photo' }
}

function faultOfBrand(brand: string): TypeFault {
  if (/^(avif|avis)$/.test(brand)) return 'avif'
  return /^(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand) ? 'heic' : 'video'
}

/** Chunk by chunk: the letters may stand in the pixels of any picture. */
function isAnimatedPng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 8; at + 8 <= bytes.length; ) {
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1')
    if (type === 'acTL') return true
    if (type === 'IDAT') return false
    at += 12 + view.getUint32(at)
  }
  return false
}
