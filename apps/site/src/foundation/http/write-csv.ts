/** A cell before it is written. A number is written as it is; empty (null) is "not known", never 0. */
export type Cell = string | number | null

/**
 * A CSV file as RFC 4180 describes it, in UTF-8 with a byte-order mark so that spreadsheets read it as that, and safe to open in one:
 * text that a spreadsheet would take for a formula (its first sign is = + - or @, or their full-width form, also behind blanks and line
 * ends; or it begins with a tab or a carriage return) gets an apostrophe before it.
 */
export function writeCsv(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `\ufeff${[columns, ...rows].map(csvLine).join('')}`
}

/** One line of such a file, with its line end: for files that are sent as they are read. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(writeCell).join(',')}\r\n`

/** `\s` holds every blank of Unicode; a zero-width one or a control character can hide a sign as well. */
const formulaStart = /^(?:[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|[\t\r])/u

function writeCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = formulaStart.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
