/**
 * Days are `YYYY-MM-DD`, as a calendar on the wall has them: no hours, so no clock change can move them. The arithmetic is done at
 * midnight UTC, where every day has 24 hours.
 */
const dayMs = 24 * 60 * 60 * 1000

const asTime = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const asDay = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** Whether a text is a day that the calendar has: `2026-02-29` is not. Years 1900 to 2999. */
export const isCalendarDay = (text: string): boolean =>
  /^(19|2\d)\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(asTime(text)) && asDay(asTime(text)) === text

/** The day that lies so many days later; earlier for a negative count. */
export const addDays = (day: string, count: number): string => asDay(asTime(day) + count * dayMs)

/** The days of some twenty years: whoever counts the working days of hundreds of requests asks for the same ones again and again. */
const mostKnown = 8000

function remembered<Found>(find: (day: string) => Found): (day: string) => Found {
  const known = new Map<string, Found>()
  return day => {
    const found = known.get(day) ?? find(day)
    if (known.size < mostKnown) known.set(day, found)
    return found
  }
}

/** The next day. */
export const dayAfter = remembered(day => addDays(day, 1))

export const isWeekend = remembered(day => weekdayOf(day) % 6 === 0)

/** The same day of a later month; its last day where that month is shorter (31 January and one month: 28 or 29 February). */
export function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month + count, 0)).getUTCDate()
  return asDay(Date.UTC(year, month - 1 + count, Math.min(date, lastOfMonth)))
}

/** 0 is Sunday, 6 is Saturday. */
export const weekdayOf = (day: string): number => new Date(asTime(day)).getUTCDay()

/** Days from one day to another; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((asTime(to) - asTime(from)) / dayMs)

export const laterOf = (a: string, b: string): string => (a > b ? a : b)

/**
 * Easter Sunday by the Gregorian rule (Meeus, Astronomical Algorithms, 1991, chapter 8: the anonymous algorithm of 1876).
 *
 * @param year a year of the Gregorian calendar
 */
export function easterSunday(year: number): string {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const yearOfCentury = year % 100
  const skipped = century - Math.floor(century / 4)
  const moon = Math.floor((8 * century + 13) / 25)
  const epact = (((19 * golden + skipped - moon + 15) % 30) + 30) % 30
  const leapWeekday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * leapWeekday) / 451)
  const sum = epact + leapWeekday - 7 * late + 114
  return asDay(Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1))
}

export const goodFriday = (year: number): string => addDays(easterSunday(year), -2)
export const easterMonday = (year: number): string => addDays(easterSunday(year), 1)
