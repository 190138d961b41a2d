import ICAL from 'ical.js'
import { addDays, isCalendarDay } from '../legal-clock/calendar-days.ts'
import type { Division } from '../schema.ts'
import { cleanTitle, type FileFault, gather, type Incoming, longestTitle, type ReadFile, wholeFile } from './import-file.ts'

/** Whose calendar it is, by its name or its file’s; null when neither says. */
export function guessDivision(...names: readonly string[]): Division | null {
  const name = names.join(' ').toLowerCase().replaceAll(/[-_.]/g, ' ')
  const has = (words: RegExp): boolean => words.test(name)
  const found: Division[] = []
  if (has(/\bscotland\b|\bscottish\b|\balban\b/)) found.push('scotland')
  if (has(/northern ireland|gogledd iwerddon/)) found.push('northern-ireland')
  if (has(/\bengland\b|\bwales\b|\blloegr\b|\bcymru\b/)) found.push('england-and-wales')
  return found.length === 1 ? (found[0] ?? null) : null
}

/** The name that the calendar gives itself; empty when it has none or cannot be read. */
export const nameOfCalendar = (text: string): string => /^X-WR-CALNAME(?:;[^:\r\n]*)?:(.*)$/im.exec(text)?.[1]?.trim() ?? ''

/** Reads a calendar (RFC 5545) of whole days, as GOV.UK and calendar programs write it. It is of one part of the UK, which a person chooses. */
export function readICalendar(text: string, division: Division | null): ReadFile {
  const bad = badLine(text)
  if (bad !== null) return { outcome: 'broken', faults: [{ place: { kind: 'line', line: bad }, fault: 'bad-line', value: '' }] }
  const calendar = parseCalendar(text)
  if (calendar === null) return wholeFile('not-a-calendar')
  if (division === null) return wholeFile('no-division')
  const events = calendar.getAllSubcomponents('vevent')
  if (events.length === 0) return wholeFile('no-events', nameOfCalendar(text))
  const places = events.map((_, index) => ({ kind: 'entry', entry: index + 1, division: null }) as const)
  const entries = events.map((event, index) => readEvent(event, division, places[index] ?? { kind: 'file' }))
  const isGovuk = /^PRODID:.*GOVUK/im.test(text)
  return gather(entries, places, isGovuk ? 'GOV.UK bank holidays' : nameOfCalendar(text).slice(0, 100))
}

function readEvent(event: ICAL.Component, division: Division, place: FileFault['place']): Incoming | FileFault {
  const summary = event.getFirstPropertyValue('summary')
  const title = typeof summary === 'string' ? cleanTitle(summary) : ''
  if (title === '' || title.length > longestTitle) return { place, fault: 'no-title', value: '' }
  if (event.hasProperty('rrule') || event.hasProperty('rdate')) return { place, fault: 'repeats', value: title }
  const [start, end] = [dayOf(event, 'dtstart'), dayOf(event, 'dtend')]
  if (start === null) return { place, fault: 'not-a-day', value: title }
  // The end of a whole day is the day after it (RFC 5545, 3.6.1).
  if (end !== null && end > addDays(start, 1)) return { place, fault: 'several-days', value: title }
  return { day: start, division, title, substitute: /substitute/i.test(title) }
}

function dayOf(event: ICAL.Component, property: 'dtstart' | 'dtend'): string | null {
  const value = event.getFirstPropertyValue(property)
  if (!(value instanceof ICAL.Time)) return null
  const day = `${value.year}-${String(value.month).padStart(2, '0')}-${String(value.day).padStart(2, '0')}`
  return isCalendarDay(day) ? day : null
}

/** The first line that is neither a property, nor the continuation of one, nor empty. */
function badLine(text: string): number | null {
  const index = text.split(/\r?\n/).findIndex(line => line.trim() !== '' && !/^[ \t]/.test(line) && !/^[\w-]+[;:]/.test(line))
  return index === -1 ? null : index + 1
}

function parseCalendar(text: string): ICAL.Component | null {
  try {
    const component = new ICAL.Component(ICAL.parse(text))
    return component.name === 'vcalendar' ? component : null
  } catch {
    // Whatever the parser says of it, to a person it is no calendar: the line was looked at before.
    return null
  }
}
