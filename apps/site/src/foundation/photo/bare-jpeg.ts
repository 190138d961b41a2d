/** The only marker segments that a picture needs (ISO/IEC 10918-1, table B.1): tables, frames, scans, and the heading of JFIF. */
const needed = new Set([0xc0, 0xc1, 0xc2, 0xc4, 0xda, 0xdb, 0xdd, 0xe0])

/**
 * Throws unless a JPEG holds a picture and nothing else: no EXIF, no place, no camera, no comment, no smaller picture of what was cut off. What comes here was
 * written by us without any of that; this is the second lock, since one photograph that tells where somebody lives is one too many.
 */
export function refuseMetadata(jpeg: Uint8Array): void {
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) throw new Error('A photograph was not written as JPEG')
  let at = 2
  let hasScan = false
  while (at + 4 <= jpeg.length) {
    if (jpeg[at] !== 0xff) throw new Error('A photograph holds something between its segments')
    const marker = jpeg[at + 1] ?? 0
    if (marker === 0xd9) break
    if (!needed.has(marker)) throw new Error(`A photograph holds a segment that it does not need: ${marker.toString(16)}`)
    const length = (jpeg[at + 2] ?? 0) * 256 + (jpeg[at + 3] ?? 0)
    if (marker === 0xe0 && Buffer.from(jpeg.subarray(at + 4, at + 9)).toString('latin1') !== 'JFIF\0')
      throw new Error('A photograph holds a heading that is not JFIF')
    at += 2 + length
    if (marker !== 0xda) continue
    hasScan = true
    // Coded pixels: after 0xff stands a zero or a restart, until the next segment.
    while (at < jpeg.length - 1 && !(jpeg[at] === 0xff && jpeg[at + 1] !== 0 && !isRestart(jpeg[at + 1] ?? 0))) at += 1
  }
  if (!hasScan || at !== jpeg.length - 2) throw new Error('A photograph does not end where its picture ends')
}

const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7
