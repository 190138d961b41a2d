export type Cell = string | number | undefined

/** Comma-separated values as RFC 4180 has them, with CRLF as Windows systems write them where asked. */
export function csvOf(header: readonly string[], rows: readonly (readonly Cell[])[], lineEnd: '\n' | '\r\n' = '\n'): string {
  return [header, ...rows].map(row => row.map(cellOf).join(',') + lineEnd).join('')
}

function cellOf(cell: Cell): string {
  const text = cell === undefined ? '' : String(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** An element with text, or with nothing inside left out whole. */
export const element = (name: string, content: string | undefined): string =>
  content === undefined || content === '' ? '' : `<${name}>${content}</${name}>`

/** An empty element with one attribute, left out where its value is not known. */
export const coded = (name: string, value: string | undefined, attribute: 'code' | 'extension' = 'code'): string =>
  value === undefined || value === '' ? '' : `<${name} ${attribute}="${escaped(value)}"/>`

/** C509 as C50.9. */
export const dotted = (icd: string): string => (icd.length > 3 ? `${icd.slice(0, 3)}.${icd.slice(3)}` : icd)
