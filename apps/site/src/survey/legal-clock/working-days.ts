import type { Division } from '../schema.ts'
import type { Law } from '../types.ts'
import { dayAfter, easterMonday, goodFriday, isWeekend } from './calendar-days.ts'
import type { Holidays } from './holidays.ts'

/** Why a day does not count. `divisions` is empty for what both Acts name themselves. */
export type DayOff =
  | { readonly kind: 'weekend' }
  | { readonly kind: 'holiday'; readonly title: string; readonly divisions: readonly Division[] }

/**
 * Why a day is no working day; null when it is one.
 *
 * - FOIA 2000 s.10(6): any day other than a Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday under the Banking and
 *   Financial Dealings Act 1971 "in any part of the United Kingdom". A holiday of Scotland alone moves a date in England.
 * - FOISA 2002 s.73: any day other than a Saturday, a Sunday, Christmas Day or a bank holiday under that Act in Scotland. Good Friday is
 *   one of these (Schedule 1, paragraph 2); Easter Monday is not.
 *
 * Christmas Day and Good Friday are days off whatever the list says.
 */
export function whyOff(day: string, law: Law, holidays: Holidays): DayOff | null {
  if (isWeekend(day)) return { kind: 'weekend' }
  const listed = holidays.on(day).filter(({ division }) => law === 'foia' || division === 'scotland')
  const [first] = listed
  if (first) return { kind: 'holiday', title: first.title, divisions: listed.map(({ division }) => division) }
  if (day.endsWith('-12-25')) return { kind: 'holiday', title: 'Christmas Day', divisions: [] }
  // Easter is between 22 March and 25 April: of other months it need not be worked out.
  if (/-0[34]-/.test(day) && day === goodFriday(Number(day.slice(0, 4))))
    return { kind: 'holiday', title: 'Good Friday', divisions: [] }
  return null
}

export const isWorkingDay = (day: string, law: Law, holidays: Holidays): boolean => whyOff(day, law, holidays) === null

/** Scotland’s own surprise: a day that many take off and that counts there. */
export const isCountedEasterMonday = (day: string, law: Law, holidays: Holidays): boolean =>
  law === 'foisa' && day === easterMonday(Number(day.slice(0, 4))) && isWorkingDay(day, law, holidays)

/**
 * The nth working day after a day, which itself is never counted: "the twentieth working day following the date of receipt" (FOIA s.10(1)),
 * "the twentieth working day after" (FOISA s.10(1)).
 *
 * @param count at least 1
 */
export function workingDaysAfter(day: string, count: number, law: Law, holidays: Holidays): string {
  let current = day
  for (let left = count; left > 0; ) {
    current = dayAfter(current)
    if (isWorkingDay(current, law, holidays)) left -= 1
  }
  return current
}

/** How many working days lie after `from`, up to and including `to`. None when `to` is not later. The inverse of `workingDaysAfter`. */
export function workingDaysBetween(from: string, to: string, law: Law, holidays: Holidays): number {
  let count = 0
  for (let day = dayAfter(from); day <= to; day = dayAfter(day)) if (isWorkingDay(day, law, holidays)) count += 1
  return count
}

/** The day itself when it is a working day, else the next one. */
export const workingDayFrom = (day: string, law: Law, holidays: Holidays): string =>
  isWorkingDay(day, law, holidays) ? day : workingDaysAfter(day, 1, law, holidays)
