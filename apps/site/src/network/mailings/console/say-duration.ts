import type { Translate } from '../../../foundation/index.ts'

/** About how long a mailing takes, in minutes, hours or days. */
export function sayDuration(t: Translate, minutes: number): string {
  if (minutes < 90) return t('mailings.people.minutes', { count: Math.max(1, minutes) })
  const hours = Math.round(minutes / 60)
  return hours < 48 ? t('mailings.people.hours', { count: hours }) : t('mailings.people.days', { count: Math.round(hours / 24) })
}
