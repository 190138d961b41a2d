import type { Noted } from './noted.ts'
import { SheetNotes } from './sheet-notes.ts'
import type { Attributes } from './xml.ts'

type Style = { readonly family: string; isHidden: boolean; isWhite: boolean; isDark: boolean }

/** As many columns as programs have: a larger number is somebody's joke. */
const mostColumns = 20_000

/** The sheets of an OpenDocument spreadsheet (ODF 1.3 part 3, 9), heard while they are unpacked. */
export class OpenSheets {
  readonly #noted: Noted
  readonly #styles = new Map<string, Style>()
  #style: Style | null = null
  #sheet: { notes: SheetNotes; isHidden: boolean } | null = null
  #hiddenColumns: { from: number; to: number }[] = []
  #column = 0
  #cell: Attributes = {}
  #words: string[] = []
  #silent = 0
  #isCell = false

  constructor(noted: Noted) {
    this.#noted = noted
  }

  open(name: string, at: Attributes): void {
    if (name === 'style') this.#startStyle(at)
    else if (name === 'annotation') {
      this.#silent += 1
      this.#noted.add('comments')
    } else if (name === 'table') this.#startSheet(at)
    else if (name === 'table-column') this.#countColumns(at)
    else if (name === 'table-row') this.#startRow(at)
    else if (name === 'table-cell' || name === 'covered-table-cell') {
      this.#cell = at
      this.#words = []
      this.#isCell = true
    } else if (this.#style !== null) this.#readStyle(name, at)
  }

  text(words: string): void {
    if (this.#isCell && this.#silent === 0) this.#words.push(words)
  }

  close(name: string): void {
    if (name === 'style') this.#style = null
    else if (name === 'annotation') this.#silent -= 1
    else if (name === 'p' && this.#isCell && this.#silent === 0) this.#words.push(' ')
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#endCell()
    else if (name === 'table-row') this.#sheet?.notes.endRow()
    else if (name === 'table' && this.#sheet) {
      this.#sheet.notes.end(this.#sheet.isHidden)
      this.#sheet = null
    }
  }

  #startStyle(at: Attributes): void {
    this.#style = { family: at['style:family'] ?? '', isHidden: false, isWhite: false, isDark: false }
    this.#styles.set(at['style:name'] ?? '', this.#style)
  }

  #readStyle(name: string, at: Attributes): void {
    if (!this.#style) return
    if (name === 'table-properties' && at['table:display'] === 'false') this.#style.isHidden = true
    if (isNothing(at['style:column-width']) || isNothing(at['style:row-height'])) this.#style.isHidden = true
    if (name === 'text-properties') this.#style.isWhite = isWhite(at['fo:color'])
    const ground = at['fo:background-color']
    if (name === 'table-cell-properties')
      this.#style.isDark = ground !== undefined && ground !== 'transparent' && !isWhite(ground)
  }

  #startSheet(at: Attributes): void {
    const name = at['table:name'] ?? ''
    const isHidden = this.#styles.get(at['table:style-name'] ?? '')?.isHidden === true || at['table:display'] === 'false'
    if (isHidden) this.#noted.add('hidden-sheet', name)
    this.#sheet = { notes: new SheetNotes(name, this.#noted), isHidden }
    this.#hiddenColumns = []
    this.#column = 0
  }

  #countColumns(at: Attributes): void {
    const count = countIn(at['table:number-columns-repeated'])
    if (this.#isHidden(at)) this.#hiddenColumns.push({ from: this.#column + 1, to: this.#column + count })
    this.#column += count
  }

  #startRow(at: Attributes): void {
    this.#column = 0
    const notes = this.#sheet?.notes
    if (!notes) return
    if (at['table:visibility'] === 'filter') notes.isFiltered = true
    notes.startRow(this.#isHidden(at))
  }

  #isHidden(at: Attributes): boolean {
    const visibility = at['table:visibility']
    if (visibility === 'collapse' || visibility === 'filter') return true
    return this.#styles.get(at['table:style-name'] ?? '')?.isHidden === true
  }

  #endCell(): void {
    this.#isCell = false
    const column = this.#column + 1
    const repeated = countIn(this.#cell['table:number-columns-repeated'])
    this.#column += repeated
    const words = this.#words.join('').trim()
    if (words === '') return
    const style = this.#styles.get(this.#cell['table:style-name'] ?? '')
    const isColumnHidden = this.#hiddenColumns.some(({ from, to }) => column <= to && column + repeated - 1 >= from)
    this.#sheet?.notes.cell(words, { column, isColumnHidden, isWhite: style?.isWhite === true && !style.isDark })
  }
}

const countIn = (text: string | undefined): number => Math.min(Math.max(Number(text ?? 1) || 1, 1), mostColumns)

const isNothing = (length: string | undefined): boolean => length !== undefined && Number.parseFloat(length) < 0.02

const isWhite = (colour: string | undefined): boolean => colour?.toLowerCase() === '#ffffff'
