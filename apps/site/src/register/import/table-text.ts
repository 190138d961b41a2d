/** A row as it stands in a committed file: every cell is text. */
export type Cells = Record<string, string>

/**
 * A table of ours as CSV: UTF-8, LF, a header, quotes only where a cell needs them. The same rows always give the same bytes.
 */
export function tableToText(columns: string[], rows: Cells[]): string {
  const lines = [columns.join(',')]
  for (const row of rows) lines.push(columns.map(column => quoteCell(row[column] ?? '')).join(','))
  return `${lines.join('\n')}\n`
}

/**
 * Reads a table of ours. Much quicker than a general CSV parser, because we wrote the file: cells never hold a line break.
 * Refuses a header that is not the table's, and a row with too few or too many cells.
 */
export function textToTable(columns: string[], text: string, file: string): Cells[] {
  const lines = text.split('\n')
  if (lines[0] !== columns.join(',')) throw new Error(`${file}: the first line should be “${columns.join(',')}”`)
  const rows: Cells[] = []
  for (let index = 1; index < lines.length; index++) {
    const line = lines[index]
    if (line === undefined || line === '') continue
    const cells = line.includes('"') ? splitQuoted(line) : line.split(',')
    if (cells.length !== columns.length)
      throw new Error(`${file}, line ${index + 1}: ${cells.length} cells, and the table has ${columns.length} columns`)
    const row: Cells = {}
    for (let column = 0; column < columns.length; column++) row[columns[column] ?? ''] = cells[column] ?? ''
    rows.push(row)
  }
  return rows
}

/** Turns a typed row back into cells: `null` is empty, a list is joined by semicolons. */
export function rowToCells(row: Record<string, string | number | null | string[]>): Cells {
  const cells: Cells = {}
  for (const [column, value] of Object.entries(row)) cells[column] = cellText(value)
  return cells
}

/** Orders by the code units of the key columns, the same on every machine; numbers by their value. */
export function sortByKey(rows: Cells[], key: string[], numeric = false): Cells[] {
  const compare = (a: string, b: string) => (numeric ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0)
  return rows.toSorted((a, b) => {
    for (const column of key) {
      const order = compare(a[column] ?? '', b[column] ?? '')
      if (order !== 0) return order
    }
    return 0
  })
}

function cellText(value: string | number | null | string[]): string {
  if (value === null) return ''
  if (Array.isArray(value)) return value.join(';')
  return String(value).replaceAll(/\s+/g, ' ').trim()
}

function quoteCell(cell: string): string {
  return /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

function splitQuoted(line: string): string[] {
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < line.length; at++) {
    const letter = line[at]
    if (quoted && letter === '"' && line[at + 1] === '"') {
      cell += '"'
      at++
    } else if (letter === '"') quoted = !quoted
    else if (letter === ',' && !quoted) {
      cells.push(cell)
      cell = ''
    } else cell += letter
  }
  return [...cells, cell]
}
