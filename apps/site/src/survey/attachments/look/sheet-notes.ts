import type { Noted } from './noted.ts'

/** As much of one sheet as is kept to be read. */
const longestSheet = 400_000

/** What one sheet shows and hides, whatever kind of spreadsheet it is in. Cells come in their order. */
export class SheetNotes {
  readonly #name: string
  readonly #noted: Noted
  readonly #lines: string[] = []
  readonly #hiddenColumns = new Set<number>()
  #characters = 0
  #isCut = false
  #hiddenRows = 0
  #hiddenValues = 0
  #whiteTexts = 0
  #row: { isHidden: boolean; hasValue: boolean; cells: string[] } = { isHidden: false, hasValue: false, cells: [] }
  isFiltered = false

  constructor(name: string, noted: Noted) {
    this.#name = name
    this.#noted = noted
  }

  startRow(isHidden: boolean): void {
    this.#row = { isHidden, hasValue: false, cells: [] }
  }

  /** A cell with something in it. */
  cell(value: string, { column, isColumnHidden, shows = true, isWhite = false }: Cell): void {
    if (value.trim() === '') return
    this.#row.hasValue = true
    if (this.#row.isHidden) return
    if (isColumnHidden) {
      this.#hiddenColumns.add(column)
      return
    }
    if (!shows) this.#hiddenValues += 1
    else if (isWhite) this.#whiteTexts += 1
    else this.#row.cells.push(value)
  }

  endRow(): void {
    const { isHidden, hasValue, cells } = this.#row
    if (isHidden && hasValue) this.#hiddenRows += 1
    if (cells.length === 0) return
    if (this.#characters > longestSheet) {
      this.#isCut = true
      return
    }
    const line = cells.join('\t')
    this.#characters += line.length + 1
    this.#lines.push(line)
  }

  /** Enters it all. What a hidden sheet holds is never text. */
  end(isSheetHidden: boolean): void {
    const note = (kind: Parameters<Noted['add']>[0], count: number) => {
      if (count > 0) this.#noted.add(kind, this.#name, count)
    }
    note(this.isFiltered ? 'filtered-rows' : 'hidden-rows', this.#hiddenRows)
    note('hidden-columns', this.#hiddenColumns.size)
    note('hidden-values', this.#hiddenValues)
    note('white-text', this.#whiteTexts)
    if (isSheetHidden) return
    if (this.#isCut) note('text-cut', 1)
    this.#noted.page(this.#lines.join('\n'), this.#name)
  }
}

type Cell = {
  readonly column: number
  readonly isColumnHidden: boolean
  /** False when its format shows nothing of it. */
  readonly shows?: boolean
  readonly isWhite?: boolean
}
