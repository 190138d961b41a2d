import { pdfFile } from './pdf-file.ts'
import { spreadsheetFile } from './spreadsheet-file.ts'
import { wordFile } from './word-file.ts'

/** How a trust makes a file of what it writes. */
export const fileKinds = [
  'csv',
  'pdf',
  /** With a scanned letterhead of three megabytes. */
  'pdf-of-3-mb',
  'docx',
  'xlsx',
  'xlsx-with-hidden-sheet',
  'xlsx-with-pivot-cache',
] as const
export type FileKind = (typeof fileKinds)[number]

export const mediaTypes: Readonly<Record<FileKind, string>> = {
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
  'pdf-of-3-mb': 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'xlsx-with-hidden-sheet': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'xlsx-with-pivot-cache': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

const letterheadBytes = 3 * 1024 * 1024

/** `text`: lines of a letter, or rows with a comma between their cells. `hidden`: rows that the trust does not see in its own file. */
export function trustFile(kind: FileKind, text: string, hidden: string): Buffer {
  switch (kind) {
    case 'csv':
      return Buffer.from(text)
    case 'pdf':
      return pdfFile(text)
    case 'pdf-of-3-mb':
      return pdfFile(text, letterheadBytes)
    case 'docx':
      return wordFile(text)
    case 'xlsx':
      return spreadsheetFile(sheetOf(text))
    case 'xlsx-with-hidden-sheet':
      return spreadsheetFile(sheetOf(text), { leftover: 'hidden-sheet', ...sheetOf(hidden) })
    case 'xlsx-with-pivot-cache': {
      const [fields = [], ...rows] = rowsOf(hidden).slice(1)
      return spreadsheetFile(sheetOf(text), { leftover: 'pivot-cache', fields, rows })
    }
  }
}

const rowsOf = (text: string): string[][] =>
  text
    .trimEnd()
    .split('\n')
    .map(line => line.split(','))

/** The first line is the sheet's name. */
function sheetOf(text: string): { title: string; rows: string[][] } {
  const [[title = ''] = [], ...rows] = rowsOf(text)
  return { title, rows }
}
