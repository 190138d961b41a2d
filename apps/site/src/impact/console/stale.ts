import type { FigureDate } from '../../foundation/index.ts'
import { endOf } from '../measures/store/measure-store.ts'

/** The first day on which a reading is old: so many months after the last day that it speaks of, `YYYY-MM-DD`. */
export function oldFrom(date: FigureDate, months: number): string {
  const [year = '', month = '12', day] = endOf(date).split('-')
  const last = day === undefined ? new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate() : Number(day)
  const at = Number(year) * 12 + Number(month) - 1 + months
  const [toYear, toMonth] = [Math.floor(at / 12), at % 12]
  // The last day of a month has no counterpart in a shorter one.
  const longest = new Date(Date.UTC(toYear, toMonth + 1, 0)).getUTCDate()
  return new Date(Date.UTC(toYear, toMonth, Math.min(last, longest))).toISOString().slice(0, 10)
}

/** Whether it is time to ask for a newer one. */
export const isOld = (date: FigureDate, { months, today }: { readonly months: number; readonly today: string }): boolean =>
  today >= oldFrom(date, months)
