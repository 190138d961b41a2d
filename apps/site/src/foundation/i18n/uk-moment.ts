import type { Translate } from './messages.ts'

const hourMs = 60 * 60 * 1000
const wall = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const zone = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short', timeZone: 'Europe/London' })

/** `2026-11-22 10:05`, as the clocks in the United Kingdom show an instant. */
const onTheWall = (instant: Date): string => {
  const parts = Object.fromEntries(wall.formatToParts(instant).map(({ type, value }) => [type, value]))
  return `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}`
}

export type UkMoment =
  | { readonly ok: true; readonly at: Date }
  | { readonly ok: false; readonly fault: 'day' | 'time' | 'no-such-hour' }

/**
 * The instant at which clocks in the United Kingdom show this day and time. On the last Sunday of March an hour does not exist, and is refused; on
 * the last Sunday of October one comes twice, and the first is meant.
 */
export function readUkMoment(day: string, time: string): UkMoment {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return { ok: false, fault: 'day' }
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return { ok: false, fault: 'time' }
  const asUtc = Date.parse(`${day}T${time}:00Z`)
  // `2026-02-30` is no day, though some readers take it for one in March.
  if (Number.isNaN(asUtc) || new Date(asUtc).toISOString().slice(0, 10) !== day) return { ok: false, fault: 'day' }
  const at = [new Date(asUtc - hourMs), new Date(asUtc)].find(instant => onTheWall(instant) === `${day} ${time}`)
  return at ? { ok: true, at } : { ok: false, fault: 'no-such-hour' }
}

/** `22 November 2026, 10:05 GMT`. */
export const sayMoment = (t: Translate, instant: Date): string => {
  const name = zone.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  return `${t.day(instant)}, ${onTheWall(instant).slice(11)} ${name}`
}
