import { createHash } from 'node:crypto'
import ical from 'ical.js'
import type { Translate } from '../../../foundation/index.ts'
import type { Renewal } from '../../../register/index.ts'

/** The days on which tables are due, as a calendar that every calendar program reads (RFC 5545), a whole-day event each. */
export function renewalCalendar(t: Translate, renewals: readonly Renewal[], now: Date): string {
  const calendar = new ical.Component('vcalendar')
  calendar.updatePropertyWithValue('version', '2.0')
  calendar.updatePropertyWithValue('prodid', '-//Spotlight//Register//EN')
  for (const { table, dueOn } of renewals) {
    const event = new ical.Component('vevent')
    // The same table keeps its event: a calendar that takes the file again moves it.
    event.updatePropertyWithValue('uid', `${createHash('sha256').update(table.name).digest('hex').slice(0, 24)}@spotlight`)
    event.updatePropertyWithValue('dtstamp', ical.Time.fromJSDate(now, true))
    event.updatePropertyWithValue('dtstart', ical.Time.fromDateString(dueOn))
    event.updatePropertyWithValue('summary', t('register-desk.renewal.event', { table: t(`register.tables.${table.name}`) }))
    event.updatePropertyWithValue('description', table.source)
    calendar.addSubcomponent(event)
  }
  return `${calendar.toString()}\r\n`
}
