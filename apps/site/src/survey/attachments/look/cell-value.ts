import type { CellStyle } from './cell-styles.ts'

const dayMs = 24 * 60 * 60 * 1000

/** A number as the sheet shows it: near enough for a person to find and to quote. */
export function shownNumber(value: string, shows: CellStyle['shows'], isFrom1904: boolean): string {
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number)) return value
  if (shows === 'percent') return `${rounded(number * 100)}%`
  if (shows === 'date' && number >= 0 && number < 3_000_000) return shownDate(number, isFrom1904)
  return rounded(number)
}

/** Calculations leave traces at the fifteenth place. */
const rounded = (number: number): string => String(Number(number.toPrecision(12)))

/** Day 60 of the older calendar is 29 February 1900, which never was. */
function shownDate(number: number, isFrom1904: boolean): string {
  if (number < 1) return timeOf(number)
  const start = isFrom1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, number < 60 ? 31 : 30)
  const at = new Date(start + Math.round(number * 24 * 60) * 60_000)
  const day = at.toISOString().slice(0, 10)
  return Number.isInteger(number) ? day : `${day} ${timeOf(number % 1)}`
}

const timeOf = (part: number): string => new Date(Math.round((part * dayMs) / 60_000) * 60_000).toISOString().slice(11, 16)
