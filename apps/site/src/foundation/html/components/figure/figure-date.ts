import { languageTags } from '../../../i18n/locale.ts'
import type { Translate } from '../../../i18n/messages.ts'

/** When a number was true: a year, a month or a day, or two of them with `/` between: `2020`, `2019-10/2022-09`, `2016-09-21`. */
export type FigureDate = string

const one = /^(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/

const isReal = (date: string): boolean =>
  one.test(date) && (date.length < 10 || new Date(`${date}T12:00:00Z`).toISOString().startsWith(date))

/** Whether a text is a date as numbers have it, its end not before its beginning. */
export function isFigureDate(text: string): boolean {
  const [from = '', to, ...more] = text.split('/')
  if (more.length > 0 || !isReal(from)) return false
  return to === undefined || (isReal(to) && to >= from)
}

const sayOne = (t: Translate, date: string): string => {
  if (date.length === 4) return date
  if (date.length === 10) return t.day(date)
  const month = new Intl.DateTimeFormat(languageTags[t.locale], { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return month.format(new Date(`${date}-15T12:00:00Z`))
}

/** The same in words: `October 2019 to September 2022`. A text that is no date throws: a number never stands without its day. */
export function sayFigureDate(t: Translate, date: FigureDate): string {
  if (!isFigureDate(date)) throw new Error(`"${date}" is no date of a figure`)
  const [from = '', to] = date.split('/')
  return to === undefined ? sayOne(t, from) : t('figure.period', { from: sayOne(t, from), to: sayOne(t, to) })
}
