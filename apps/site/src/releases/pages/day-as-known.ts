import { languageTags, type Translate } from '../../foundation/index.ts'

/** `2018-12-07`, `2018-12` or `2018` as people write it: as much as the source gives, never more. */
export function dayAsKnown(t: Translate, day: string): string {
  if (day.length >= 10) return t.day(day)
  if (day.length === 4) return day
  const month = new Intl.DateTimeFormat(languageTags[t.locale], { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return month.format(new Date(`${day}-01T00:00:00Z`))
}
