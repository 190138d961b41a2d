import { type DateReading, readDate } from '../../workbench/index.ts'
import type { MdtMap } from './mdt-map.ts'
import { type Cell, cellText } from './spreadsheet.ts'

/** Day 1 of Excel is 1 January 1900, and it counts a 29 February 1900 that never was: from 1 March 1900 on, day 0 is 30 December 1899. */
const excelDayZero = Date.UTC(1899, 11, 30)
/** 1954 to 2119: a bare number outside of it is no day of Excel. */
const excelDays = { from: 20_000, to: 80_000 } as const

/** A date as a sheet holds it: Excel’s date, its day number, or text in the declared order. Two-digit years are refused. */
export function cellDate(cell: Cell | undefined, order: MdtMap['date_order']): DateReading {
  if (cell instanceof Date) return readDate(cellText(cell))
  const text = cellText(cell)
  const number = typeof cell === 'number' ? cell : /^[0-9]{5}(\.[0-9]+)?$/.test(text) ? Number(text) : undefined
  if (number !== undefined && number >= excelDays.from && number <= excelDays.to)
    return readDate(new Date(excelDayZero + Math.floor(number) * 86_400_000).toISOString().slice(0, 10))
  if (order !== 'month-first') return readDate(text)
  const american = /^([0-9]{1,2})([/.-])([0-9]{1,2})[/.-]([0-9]{4})(.*)$/.exec(text)
  return readDate(american ? `${american[3]}/${american[1]}/${american[4]}${american[5]}` : text)
}

export type Mapped<Target> = { target: Target } | { blank: true } | { unmapped: string }

/** What a value means under the mapping. Case and blanks at the ends do not matter. */
export function mapValue<Target extends string>(text: string, values: Readonly<Record<string, Target>>): Mapped<Target> {
  const plain = (value: string) => value.replace(/\s+/g, ' ').trim().toLowerCase()
  const found = Object.entries(values).find(([value]) => plain(value) === plain(text === '' ? '(blank)' : text))
  if (found !== undefined) return { target: found[1] }
  if (text === '') return { blank: true }
  const other = values['*']
  return other === undefined ? { unmapped: text } : { target: other }
}

/** A value as it may be shown: short words that stand for a choice. A longer text, or one with numbers, may hold what names a person. */
export const showable = (value: string): string =>
  value.length <= 40 && !/[0-9]{3}/.test(value) ? `“${value}”` : 'a longer text'
