import { languageTags, type Translate } from '../../foundation/index.ts'

const say = (t: Translate, day: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(languageTags[t.locale], { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

/** `Wednesday 30 December 2026`: a day that matters is said with its weekday. */
export const sayWeekday = (t: Translate, day: string): string => `${say(t, day, { weekday: 'long' })} ${t.day(day)}`

export const sayMonth = (t: Translate, day: string): string => say(t, day, { month: 'long', year: 'numeric' })

/** The weekdays from Monday, short and in full: 1 March 2027 was a Monday. */
export const sayWeekdays = (t: Translate): { readonly short: string; readonly long: string }[] =>
  Array.from({ length: 7 }, (_, index) => {
    const day = `2027-03-0${index + 1}`
    return { short: say(t, day, { weekday: 'short' }), long: say(t, day, { weekday: 'long' }) }
  })
