export type TableHead = { columns: readonly string[]; delimiter: string }

const delimiters = [',', ';', '\t', '|'] as const

/**
 * The header of a text that looks like a table: its first line with signs in it, split by the delimiter that gives the most columns. At least two columns, so
 * that prose and XML are not taken for a table.
 */
export function tableHead(text: string): TableHead | undefined {
  const body = text.replace(/^(\s*\r?\n)+/, '')
  if (/^\s*[<{[]/.test(body)) return undefined
  const best = delimiters
    .map(delimiter => ({ delimiter, columns: splitRow(body, delimiter) }))
    .reduce((left, right) => (right.columns.length > left.columns.length ? right : left))
  return best.columns.length >= 2 && best.columns.some(column => /\p{L}/u.test(column)) ? best : undefined
}

/** The cells of the first row of a text, with quotes as RFC 4180 has them; a quoted cell may hold line breaks. */
export function splitRow(text: string, delimiter: string): string[] {
  const cells: string[] = []
  let cell = ''
  let isQuoted = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at)
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (text.charAt(at + 1) === '"') {
        cell += '"'
        at += 1
      } else isQuoted = false
    } else if (sign === '"' && cell.trim() === '') {
      isQuoted = true
      cell = ''
    } else if (sign === delimiter) {
      cells.push(cell.trim())
      cell = ''
    } else if (sign === '\n' || sign === '\r') break
    else cell += sign
  }
  cells.push(cell.trim())
  return cells
}
