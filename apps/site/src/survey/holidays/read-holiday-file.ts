import type { Division } from '../schema.ts'
import { mostBytes, type ReadFile, wholeFile } from './import-file.ts'
import { readGovukJson } from './read-govuk-json.ts'
import { guessDivision, nameOfCalendar, readICalendar } from './read-icalendar.ts'

/** Reads a list of bank holidays: GOV.UK’s JSON, or a calendar of one part of the UK. Which of them it is, its first letters say. */
export function readHolidayFile(file: { text: string; name: string; division: Division | null }): ReadFile {
  const text = file.text.replace(/^\uFEFF/, '').trim()
  if (text === '') return wholeFile('empty')
  if (Buffer.byteLength(text) > mostBytes) return wholeFile('too-large')
  if (/^[{[]/.test(text)) return readGovukJson(text)
  if (!/^begin:vcalendar/i.test(text)) return wholeFile('not-known')
  const read = readICalendar(text, file.division ?? guessDivision(nameOfCalendar(text), file.name))
  return read.outcome === 'read' && read.source === '' ? { ...read, source: file.name.slice(0, 100) || 'iCalendar' } : read
}
