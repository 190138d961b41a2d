import type { MdtColumn, MdtMap } from './mdt-map.ts'

export type Places = Readonly<Partial<Record<MdtColumn, number>>>
/** Where the rows begin (the index of the first one after the header) and which column is which. */
export type Header = { firstRow: number; places: Places; missing: readonly string[] }

const rowsLooked = 30
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase()

/**
 * Finds the header that a mapping describes: the first row, or pair of rows with cells merged over them, with the most of its columns. In a pair a column goes by
 * its lower name, its upper one where the lower cell is empty, or both.
 */
export function findHeader(rows: readonly (readonly string[])[], { columns }: MdtMap): Header {
  const wanted = Object.entries(columns).filter(([, name]) => name !== undefined)
  let best: Header = { firstRow: 0, places: {}, missing: wanted.map(([, name]) => name ?? '') }
  for (const [at, row] of rows.slice(0, rowsLooked).entries()) {
    const below = rows[at + 1]
    const single = row.map(cell => [plain(cell)])
    const pair = below === undefined ? undefined : merged(row, below)
    for (const [names, height] of [[single, 1] as const, ...(pair ? [[pair, 2] as const] : [])]) {
      const header = match(names, wanted, at + height)
      if (header.missing.length < best.missing.length) best = header
    }
  }
  return best
}

function match(
  names: readonly (readonly string[])[],
  wanted: readonly (readonly [string, string | undefined])[],
  firstRow: number,
): Header {
  const places: Partial<Record<MdtColumn, number>> = {}
  const missing: string[] = []
  for (const [column, name = ''] of wanted) {
    const place = names.findIndex(each => each.includes(plain(name)))
    // The entries come from the mapping's own columns.
    if (place >= 0) places[column as MdtColumn] = place
    else missing.push(name)
  }
  return { firstRow, places, missing }
}

/** A cell merged over several columns is written in the first of them only. */
function merged(upper: readonly string[], lower: readonly string[]): string[][] {
  let group = ''
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, at) => {
    const above = plain(upper[at] ?? '')
    const below = plain(lower[at] ?? '')
    if (above !== '') group = above
    return below === '' ? [above] : [below, `${group} ${below}`]
  })
}
