import { quoted } from '../workbench/index.ts'

/** The SQL that reads files of rows as rowWriter() wrote them: tab-separated, no quotes, no header, an empty cell is NULL, nothing guessed. */
export function rowsTable(files: readonly string[], columns: Readonly<Record<string, string>>): string {
  const typed = Object.entries(columns).map(([column, type]) => `'${column}': '${type}'`)
  return `read_csv([${files.map(quoted).join(', ')}], columns = {${typed.join(', ')}}, delim = '\\t', quote = '', escape = '', header = false, auto_detect = false, nullstr = '')`
}
