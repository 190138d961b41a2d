import { z } from 'zod'
import { isCalendarDay } from '../legal-clock/calendar-days.ts'
import { type Division, divisions } from '../schema.ts'
import {
  cleanTitle,
  type FileFault,
  type FilePlace,
  gather,
  type Incoming,
  longestTitle,
  type ReadFile,
  wholeFile,
} from './import-file.ts'

const partSchema = z.object({ events: z.array(z.unknown()).min(1) })
const eventSchema = z.object({ title: z.unknown(), date: z.unknown(), notes: z.string().catch('') })

/** Reads the layout of https://www.gov.uk/bank-holidays.json: parts of the UK, each with its events `{title, date, notes, bunting}`. */
export function readGovukJson(text: string): ReadFile {
  const json = parseJson(text)
  if ('line' in json)
    return { outcome: 'broken', faults: [{ place: { kind: 'line', line: json.line }, fault: 'not-json', value: '' }] }
  if (typeof json.value !== 'object' || json.value === null || Array.isArray(json.value)) return wholeFile('not-the-layout')
  const entries: (Incoming | FileFault)[] = []
  const places: FilePlace[] = []
  for (const [name, content] of Object.entries(json.value)) {
    const division = divisions.find(each => each === name)
    if (division === undefined) return wholeFile('unknown-part', name.slice(0, 60))
    const part = partSchema.safeParse(content)
    if (!part.success) return wholeFile('no-events', name)
    for (const [index, event] of part.data.events.entries()) {
      const place = { kind: 'entry', entry: index + 1, division } as const
      entries.push(readEvent(event, division, place))
      places.push(place)
    }
  }
  return entries.length === 0 ? wholeFile('not-the-layout') : gather(entries, places, 'GOV.UK bank holidays')
}

function readEvent(event: unknown, division: Division, place: FilePlace): Incoming | FileFault {
  const read = eventSchema.safeParse(event)
  if (!read.success) return { place, fault: 'not-the-layout', value: '' }
  const { title, date, notes } = read.data
  const name = typeof title === 'string' ? cleanTitle(title) : ''
  if (name === '' || name.length > longestTitle) return { place, fault: 'no-title', value: '' }
  if (typeof date !== 'string' || !isCalendarDay(date)) return { place, fault: 'not-a-day', value: String(date).slice(0, 40) }
  return { day: date, division, title: name, substitute: /substitute/i.test(notes) }
}

/** The value, or the line on which it stops being JSON. */
function parseJson(text: string): { value: unknown } | { line: number } {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    // V8 names the place: “… (line 5 column 3)” or “… at position 123”; of a text that ends too early it says neither.
    const message = error instanceof Error ? error.message : ''
    const line = /\(line (\d+) column/.exec(message)?.[1]
    const position = /at position (\d+)/.exec(message)?.[1]
    if (line !== undefined) return { line: Number(line) }
    return { line: text.slice(0, position === undefined ? text.length : Number(position)).split('\n').length }
  }
}
