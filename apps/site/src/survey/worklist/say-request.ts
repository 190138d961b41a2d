import type { Translate } from '../../foundation/index.ts'
import type { ActiveFilter, WordField } from './list-query.ts'

/** One of the words of a request's fields, for people. */
export const sayWord = (t: Translate, field: WordField, value: string): string => t(`worklist.words.${field}.${value}`)

/** How many days lie between two days; negative when `day` has passed. */
export const daysFrom = (today: string, day: string): number =>
  Math.round((Date.parse(`${day}T12:00:00Z`) - Date.parse(`${today}T12:00:00Z`)) / 86_400_000)

/** `today`, `in 5 days`, `6 days ago`. */
export function sayHowFar(t: Translate, today: string, day: string): string {
  const days = daysFrom(today, day)
  if (days === 0) return t('worklist.days.today')
  return t(days > 0 ? 'worklist.days.in' : 'worklist.days.ago', { count: Math.abs(days) })
}

/** `9 March`: the year is said only where it is another one. */
export function sayShortDay(t: Translate, today: string, day: string): string {
  const long = t.day(day)
  return day.slice(0, 4) === today.slice(0, 4) ? long.replace(/\s\d{4}$/, '') : long
}

type Names = ReadonlyMap<string, string>

/** A filter in words: `Clock: overdue`. */
export function sayFilter(t: Translate, { name, value }: Pick<ActiveFilter, 'name' | 'value'>, staff: Names): string {
  switch (name) {
    case 'q':
      return t('worklist.filter.text', { text: value })
    case 'who':
      return t('worklist.filter.who', {
        who: ['me', 'nobody', 'somebody'].includes(value)
          ? t(`worklist.who.${value}`)
          : (staff.get(value) ?? t('worklist.who.gone')),
      })
    case 'due':
      return t(`worklist.due.${value}`)
    case 'from':
    case 'to':
    case 'ripe':
      return t(`worklist.filter.${name}`, { day: t.day(value) })
    case 'chased':
      return t(`worklist.chased.${value}`)
    default:
      return t('worklist.filter.word', { field: t(`worklist.field.${name}`), word: sayWord(t, name, value) })
  }
}
