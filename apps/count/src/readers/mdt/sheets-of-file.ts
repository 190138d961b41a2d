import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import type { FileSample } from '../reader.ts'
import { csvRows } from './csv-rows.ts'
import { readSpreadsheet, type Sheet } from './spreadsheet.ts'
import { SpreadsheetProblem } from './spreadsheet-problem.ts'

/** A list that people keep by hand is smaller. */
const mostBytes = 128 * 1024 * 1024

/** All sheets of a spreadsheet; a CSV file is one sheet without a name. @throws SpreadsheetProblem */
export async function sheetsOfFile(sample: FileSample): Promise<Sheet[]> {
  if (sample.container === 'zip') return await readSpreadsheet(sample.absolutePath)
  if (sample.bytes > mostBytes) throw new SpreadsheetProblem('It is too large for a list that people keep by hand.')
  const bytes = await readFile(sample.absolutePath)
  const plain = sample.container === 'gzip' ? gunzipSync(bytes, { maxOutputLength: mostBytes }) : bytes
  const text = new TextDecoder(sample.encoding ?? 'utf-8').decode(plain)
  return [
    { name: '', rows: csvRows(text, sample.table?.delimiter ?? ','), isHidden: false, hiddenRows: 0, formulasWithoutValue: [] },
  ]
}
