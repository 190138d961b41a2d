import type { Translate } from '../../foundation/index.ts'

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' })
const zone = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short', timeZone: 'Europe/London' })

const zoneOf = (instant: Date): string => zone.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? ''

/**
 * `22 November 2026, 10:05`, as the clocks in the United Kingdom show it. When they change between now and then, it says which time is
 * meant: on the last Sunday of October 01:30 comes twice.
 */
export function momentInUk(t: Translate, instant: Date, now: Date): string {
  const moment = `${t.day(instant)}, ${clock.format(instant)}`
  return zoneOf(instant) === zoneOf(now) ? moment : `${moment} (${zoneOf(instant)})`
}
