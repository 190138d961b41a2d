import type { SheetParts } from './hidden-parts.ts'
import { SpreadsheetProblem } from './spreadsheet-problem.ts'

export type Cell = string | number | boolean | Date | null
export type Sheet = SheetParts & { name: string; rows: readonly (readonly Cell[])[] }

/**
 * All sheets of an XLSX file. Row 1 of the sheet is rows[0]. Formulas give the result that was stored with them; cells with an error give nothing.
 *
 * @throws SpreadsheetProblem if it is no spreadsheet that can be read
 */
export async function readSpreadsheet(path: string): Promise<Sheet[]> {
  // Loaded for a spreadsheet alone: most counts have none, and need not wait for what unpacks one.
  const { sheetParts } = await import('./hidden-parts.ts')
  const { default: readXlsxFile } = await import('read-excel-file/node')
  // First, as it refuses what would unpack into more than the memory holds.
  const parts = await sheetParts(path)
  try {
    const sheets = await readXlsxFile(path)
    return sheets.map(({ sheet, data }) => ({
      ...(parts.get(sheet) ?? { isHidden: false, hiddenRows: 0, formulasWithoutValue: [] }),
      name: sheet,
      // Cells of this library are of these types unless one gives it a parser of numbers; its type has a further one for that.
      rows: data as readonly (readonly Cell[])[],
    }))
  } catch (error) {
    throw new SpreadsheetProblem('It is not a whole Excel file: open it in Excel, save it as .xlsx, and try again.', {
      cause: error,
    })
  }
}

/** A cell as text: a date as YYYY-MM-DD (Excel’s dates have no time zone), a whole number without a decimal point. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  return String(cell).trim()
}
