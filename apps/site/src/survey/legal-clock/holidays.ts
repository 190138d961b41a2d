import type { Division } from '../schema.ts'

/** One bank holiday in one part of the United Kingdom. */
export type Holiday = {
  /** `YYYY-MM-DD` */
  readonly day: string
  readonly division: Division
  readonly title: string
  /** The day since which it has been known, as far as we know; null when that is not known. */
  readonly announcedOn: string | null
}

/** Every bank holiday that is known, and for which years. Made by `makeHolidays`; the store reads it by `holidaysOf`. */
export type Holidays = {
  readonly list: readonly Holiday[]
  /** The first and the last day for which the list is complete; null when it is for none. */
  readonly known: { readonly from: string; readonly until: string } | null
  readonly on: (day: string) => readonly Holiday[]
}

/** No part of the UK has had fewer than eight a year since 1978; a list of fewer than six is of single days, not of a year. */
const fewestOfAYear = 6

/** Puts a list of holidays in the order of their days, and finds the unbroken run of years for which every part of the UK is there. */
export function makeHolidays(holidays: readonly Holiday[]): Holidays {
  const list = holidays.toSorted((a, b) => (a.day + a.division < b.day + b.division ? -1 : 1))
  const byDay = new Map<string, Holiday[]>()
  for (const holiday of list) byDay.set(holiday.day, [...(byDay.get(holiday.day) ?? []), holiday])
  return { list, known: knownYears(list), on: day => byDay.get(day) ?? [] }
}

/** What the list held for someone who looked at it on that day. A holiday whose announcement is not dated counts as known. */
export function asKnownOn(holidays: Holidays, day: string): Holidays {
  const wasKnown = ({ announcedOn }: Holiday): boolean => announcedOn === null || announcedOn <= day
  return { ...holidays, list: holidays.list.filter(wasKnown), on: each => holidays.on(each).filter(wasKnown) }
}

/** Whether the list is complete from the first day to the last. */
export const isKnown = ({ known }: Holidays, from: string, until: string): boolean =>
  known !== null && known.from <= from && until <= known.until

function knownYears(list: readonly Holiday[]): Holidays['known'] {
  const counts = new Map<number, Map<Division, number>>()
  for (const { day, division } of list) {
    const year = Number(day.slice(0, 4))
    const ofYear = counts.get(year) ?? new Map<Division, number>()
    counts.set(year, ofYear.set(division, (ofYear.get(division) ?? 0) + 1))
  }
  const whole = [...counts].filter(([, byPart]) => byPart.size === 3 && Math.min(...byPart.values()) >= fewestOfAYear)
  const years = new Set(whole.map(([year]) => year))
  const last = Math.max(...years)
  if (!years.has(last)) return null
  let first = last
  while (years.has(first - 1)) first -= 1
  return { from: `${first}-01-01`, until: `${last}-12-31` }
}
