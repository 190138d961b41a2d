/**
 * The characters for which a TrueType or OpenType font has a glyph, from its `cmap` table, formats 4 and 12.
 * Layout: OpenType specification 1.9, "cmap — Character to Glyph Index Mapping Table".
 */
export function codePointsOf(font: Buffer): Set<number> {
  const cmap = tableStart(font, 'cmap')
  const found = new Set<number>()
  const subtables = font.readUInt16BE(cmap + 2)
  for (let index = 0; index < subtables; index++) {
    const start = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4)
    const format = font.readUInt16BE(start)
    if (format === 4) readFormat4(font, start, found)
    if (format === 12) readFormat12(font, start, found)
  }
  return found
}

/** Where a table of the font begins. */
export function tableStart(font: Buffer, tag: string): number {
  const tables = font.readUInt16BE(4)
  for (let index = 0; index < tables; index++) {
    const record = 12 + index * 16
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8)
  }
  throw new Error(`The font has no table "${tag}"`)
}

function readFormat4(font: Buffer, start: number, found: Set<number>): void {
  const segments = font.readUInt16BE(start + 6) / 2
  for (let index = 0; index < segments; index++) {
    const last = font.readUInt16BE(start + 14 + index * 2)
    const first = font.readUInt16BE(start + 16 + segments * 2 + index * 2)
    // The last segment is 0xFFFF, which is no character.
    for (let point = first; point <= last && point < 0xffff; point++) found.add(point)
  }
}

function readFormat12(font: Buffer, start: number, found: Set<number>): void {
  const groups = font.readUInt32BE(start + 12)
  for (let index = 0; index < groups; index++) {
    const group = start + 16 + index * 12
    for (let point = font.readUInt32BE(group); point <= font.readUInt32BE(group + 4); point++) found.add(point)
  }
}
