import type { Translate } from '../../foundation/index.ts'
import type { ClockReason } from './reasons.ts'
import { sources } from './sources.ts'

/** One sentence of a reading, for people. */
export type SaidReason = {
  readonly code: string
  readonly text: string
  /** Something that was entered does not fit. */
  readonly isProblem: boolean
  /** Where it is written; `url` is null for our own practice. */
  readonly source: { readonly label: string; readonly url: string | null } | null
}

/** The names in the list of bank holidays, by the message that says them. Another name is shown as it stands. */
const names: Readonly<Record<string, string>> = {
  'New Year’s Day': 'new-year',
  '2nd January': 'second-january',
  'St Patrick’s Day': 'st-patrick',
  'Good Friday': 'good-friday',
  'Easter Monday': 'easter-monday',
  'Early May bank holiday': 'early-may',
  'Early May bank holiday (VE day)': 'early-may-ve',
  'Spring bank holiday': 'spring',
  'Battle of the Boyne (Orangemen’s Day)': 'boyne',
  'Summer bank holiday': 'summer',
  'St Andrew’s Day': 'st-andrew',
  'Christmas Day': 'christmas',
  'Boxing Day': 'boxing-day',
  'Platinum Jubilee bank holiday': 'jubilee',
  'Bank holiday for the State Funeral of Queen Elizabeth II': 'funeral',
  'Bank holiday for the coronation of King Charles III': 'coronation',
  'World Cup bank holiday': 'world-cup',
}

/** The name of a bank holiday in the language of the page, where there is one. */
export const sayHoliday = (t: Translate, title: string): string => {
  const key = names[title.replaceAll("'", '’')]
  return key === undefined ? title : t(`legal.holiday.${key}`)
}

/** `Scotland and Northern Ireland`. Of no or all three parts: the whole of the UK. */
export function sayDivisions(t: Translate, divisions: readonly string[]): string {
  const [first, second, third] = divisions
  if (first === undefined || third !== undefined) return t('legal.division.everywhere')
  if (second === undefined) return t(`legal.division.${first}`)
  return t('legal.division.two', { first: t(`legal.division.${first}`), second: t(`legal.division.${second}`) })
}

/** Says why the clock stands as it does, in the language of the page. */
export function sayReason(t: Translate, { code, day, values, source, isProblem }: ClockReason): SaidReason {
  const written = Object.entries(values).map(([name, value]) => [name, write(t, name, value)] as const)
  const count: Record<string, number> = typeof values.days === 'number' ? { count: values.days } : {}
  return {
    code,
    text: t(`legal.reasons.${code}`, { ...Object.fromEntries(written), ...where(t, values), ...count, day: t.day(day) }),
    isProblem,
    source: source && { label: t(`legal.sources.${source}`), url: sources[source].url },
  }
}

function write(t: Translate, name: string, value: string | number): string | number {
  if (typeof value === 'number') return value
  if (name === 'title') return sayHoliday(t, value)
  return /^\d{4}-\d\d-\d\d$/.test(value) ? t.day(value) : value
}

const where = (t: Translate, { divisions }: ClockReason['values']): Record<string, string> =>
  divisions === undefined ? {} : { where: sayDivisions(t, String(divisions).split(' ').filter(Boolean)) }
