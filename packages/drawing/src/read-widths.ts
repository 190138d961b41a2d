/**
 * How wide each character of a TrueType font is, in em, by its code point. Layout: OpenType specification 1.9, "cmap" (format 4), "head",
 * "hhea" and "hmtx". Kerning is left out: it only ever brings letters closer together by a hair.
 */
export function readWidths(font: Buffer): Map<number, number> {
  const unitsPerEm = font.readUInt16BE(tableStart(font, 'head') + 18)
  const longMetrics = font.readUInt16BE(tableStart(font, 'hhea') + 34)
  const metrics = tableStart(font, 'hmtx')
  // Glyphs past the last long metric share its width.
  const widthOf = (glyph: number) => font.readUInt16BE(metrics + 4 * Math.min(glyph, longMetrics - 1)) / unitsPerEm
  return new Map([...glyphsOf(font)].map(([point, glyph]) => [point, widthOf(glyph)]))
}

function tableStart(font: Buffer, tag: string): number {
  const tables = font.readUInt16BE(4)
  for (let index = 0; index < tables; index += 1) {
    const record = 12 + index * 16
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8)
  }
  throw new Error(`The font has no table "${tag}"`)
}

function glyphsOf(font: Buffer): Map<number, number> {
  const cmap = tableStart(font, 'cmap')
  const subtables = font.readUInt16BE(cmap + 2)
  for (let index = 0; index < subtables; index += 1) {
    const start = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4)
    if (font.readUInt16BE(start) === 4) return readFormat4(font, start)
  }
  throw new Error('The font has no character map of format 4')
}

function readFormat4(font: Buffer, start: number): Map<number, number> {
  const found = new Map<number, number>()
  const segments = font.readUInt16BE(start + 6) / 2
  const [ends, starts] = [start + 14, start + 16 + segments * 2]
  const [deltas, offsets] = [starts + segments * 2, starts + segments * 4]
  for (let index = 0; index < segments; index += 1) {
    const first = font.readUInt16BE(starts + index * 2)
    const last = font.readUInt16BE(ends + index * 2)
    const delta = font.readUInt16BE(deltas + index * 2)
    const at = offsets + index * 2
    const offset = font.readUInt16BE(at)
    // The last segment is 0xFFFF, which is no character.
    for (let point = first; point <= last && point < 0xffff; point += 1) {
      const raw = offset === 0 ? point : font.readUInt16BE(at + offset + (point - first) * 2)
      const glyph = raw === 0 ? 0 : (raw + delta) & 0xffff
      if (glyph !== 0) found.set(point, glyph)
    }
  }
  return found
}
