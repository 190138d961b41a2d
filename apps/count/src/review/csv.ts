/** One cell of a CSV file. What a spreadsheet would take for a formula gets an apostrophe before it (OWASP: CSV injection). */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A CSV file as RFC 4180 has it, with a byte order mark so that Excel reads its letters rightly. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map(row => row.map(cell).join(',')).join('\r\n')}\r\n`

export type CsvRow = { line: number; cells: string[] }

/** Reads a CSV file that a spreadsheet has saved: commas, semicolons or tabs, UTF-8 or Windows-1252, line breaks inside quotes. */
export function readCsv(bytes: Uint8Array): CsvRow[] {
  const text = decode(bytes).replace(/^\ufeff/, '')
  const delimiter = delimiterOf(text)
  const rows: CsvRow[] = []
  let cells: string[] = []
  let value = ''
  let isQuoted = false
  let line = 1
  let startedAt = 1
  const endCell = () => {
    cells.push(value.replace(/^'(?=[=+\-@\t\r])/, ''))
    value = ''
  }
  const endRow = () => {
    endCell()
    if (cells.some(text => text !== '')) rows.push({ line: startedAt, cells })
    cells = []
    startedAt = line
  }
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    if (sign === '\n') line += 1
    if (isQuoted) {
      if (sign !== '"') value += sign
      else if (text[at + 1] === '"') value += text[++at]
      else isQuoted = false
    } else if (sign === '"' && value === '') isQuoted = true
    else if (sign === delimiter) endCell()
    else if (sign === '\n') endRow()
    else if (sign !== '\r') value += sign
  }
  if (value !== '' || cells.length > 0) endRow()
  return rows
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function delimiterOf(text: string): string {
  const first = text.split('\n')[0] ?? ''
  return [',', ';', '\t'].map(sign => ({ sign, n: first.split(sign).length })).sort((a, b) => b.n - a.n)[0]?.sign ?? ','
}
