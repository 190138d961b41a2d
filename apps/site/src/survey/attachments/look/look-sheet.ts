import type { CellStyle } from './cell-styles.ts'
import { shownNumber } from './cell-value.ts'
import type { SheetNotes } from './sheet-notes.ts'
import { type Attributes, isOn, type XmlHearer } from './xml.ts'

export type SheetGround = {
  readonly styleOf: (index: string | undefined) => CellStyle
  readonly sharedTexts: readonly string[]
  readonly isFrom1904: boolean
}

/** Narrower or lower than this, nobody sees that there is something. */
const leastWidth = 0.5
const leastHeight = 1

/**
 * Hears one sheet of a workbook (ECMA-376 part 1, 18.3) while it is unpacked: nothing of it is kept but what `notes` keeps, however many
 * rows it has.
 */
export function sheetHearer(notes: SheetNotes, { styleOf, sharedTexts, isFrom1904 }: SheetGround): XmlHearer {
  const hiddenColumns: { readonly from: number; readonly to: number }[] = []
  let areRowsHidden = false
  let column = 0
  let cell: Attributes = {}
  let value = ''
  let isValue = false

  const shown = (): string => {
    if (cell.t === 's') return sharedTexts[Number(value)] ?? ''
    if (cell.t === 'inlineStr' || cell.t === 'str' || cell.t === 'e' || cell.t === 'd') return value
    if (cell.t === 'b') return value === '1' ? 'TRUE' : 'FALSE'
    return shownNumber(value, styleOf(cell.s).shows, isFrom1904)
  }
  return {
    open: (name, at) => {
      if (name === 'c') {
        column = columnOf(at.r) ?? column + 1
        cell = at
        value = ''
      } else if (name === 'v' || name === 't') isValue = true
      else if (name === 'rPh') isValue = false
      else if (name === 'row') {
        column = 0
        notes.startRow(isRowHidden(at, areRowsHidden))
      } else if (name === 'col') {
        if (isColumnHidden(at)) hiddenColumns.push({ from: Number(at.min), to: Number(at.max) })
      } else if (name === 'sheetFormatPr') areRowsHidden = isOn(at.zeroHeight)
      else if (name === 'filterColumn') notes.isFiltered = true
    },
    text: text => {
      if (isValue) value += text
    },
    close: name => {
      if (name === 'v' || name === 't') isValue = false
      else if (name === 'row') notes.endRow()
      else if (name === 'c' && value !== '') {
        const { shows, isWhiteOnWhite } = styleOf(cell.s)
        notes.cell(shown(), {
          column,
          isColumnHidden: hiddenColumns.some(({ from, to }) => column >= from && column <= to),
          shows: shows !== 'nothing',
          isWhite: isWhiteOnWhite,
        })
      }
    },
  }
}

function isRowHidden({ hidden, ht }: Attributes, areRowsHidden: boolean): boolean {
  if (hidden !== undefined) return isOn(hidden)
  return ht === undefined ? areRowsHidden : Number(ht) < leastHeight
}

const isColumnHidden = ({ hidden, width }: Attributes): boolean =>
  isOn(hidden) || (width !== undefined && Number(width) < leastWidth)

/** `AB12` is in the 28th column. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/i.exec(reference ?? '')?.[0].toUpperCase()
  if (letters === undefined) return null
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}
