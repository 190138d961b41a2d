export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

/** Minutes after midnight, by the clock on the wall. `to` at or before `from` is on the next day; 1440 is the end of the day. */
export type Span = { readonly from: number; readonly to: number }

/** When something is open. `holidays`: what is so on bank holidays; null: nobody has said. */
export type OpeningHours =
  | { readonly kind: 'always' }
  | {
      readonly kind: 'weekly'
      readonly days: Readonly<Record<Weekday, readonly Span[]>>
      readonly holidays: readonly Span[] | 'usual' | null
    }

export type HoursReading =
  | { readonly ok: true; readonly hours: OpeningHours | null }
  | { readonly ok: false; readonly line: string }

const time = String.raw`(?:[01]\d|2[0-3]):[0-5]\d|24:00`
const spanPattern = new RegExp(`^(${time})-(${time})$`)

/**
 * Reads opening hours as staff and files write them, one rule a line or after a semicolon: `always`; `mon-fri 09:00-17:00`; `sat,sun
 * 10:00-12:00 13:00-16:00`; `holidays closed`, `holidays usual` or `holidays 10:00-14:00`. A day that is not named is closed. Nothing
 * written: nothing is known, null. Gives the first line that cannot be read.
 */
export function readOpeningHours(text: string): HoursReading {
  const lines = text
    .toLowerCase()
    .replaceAll('–', '-')
    .split(/[\n;]/)
    .map(line => line.trim())
    .filter(line => line !== '')
  if (lines.length === 0) return { ok: true, hours: null }
  if (lines.length === 1 && lines[0] === 'always') return { ok: true, hours: { kind: 'always' } }
  const days = new Map<Weekday, readonly Span[]>()
  let holidays: readonly Span[] | 'usual' | null | undefined
  for (const line of lines) {
    const [who = '', ...times] = line.split(/\s+/)
    if (who === 'holidays') {
      const read = holidays === undefined ? holidayRule(times) : null
      if (read === null) return { ok: false, line }
      holidays = read
      continue
    }
    const [named, spans] = [namedDays(who), readSpans(times)]
    if (named === null || spans === null || named.some(day => days.has(day))) return { ok: false, line }
    for (const day of named) days.set(day, spans)
  }
  if (days.size === 0) return { ok: false, line: lines[0] ?? '' }
  const all = Object.fromEntries(weekdays.map(day => [day, days.get(day) ?? []])) as Record<Weekday, readonly Span[]> // Every weekday has its entry.
  return { ok: true, hours: { kind: 'weekly', days: all, holidays: holidays ?? null } }
}

function holidayRule(words: readonly string[]): readonly Span[] | 'usual' | null {
  if (words.length === 1 && words[0] === 'closed') return []
  if (words.length === 1 && words[0] === 'usual') return 'usual'
  return readSpans(words)
}

/** `mon`, `mon-fri`, `sat,sun`, `fri-mon`. */
function namedDays(text: string): Weekday[] | null {
  const found: Weekday[] = []
  for (const part of text.split(',')) {
    const [first, last, ...more] = part.split('-').map(word => weekdays.indexOf(word as Weekday)) // What is no weekday is -1.
    const [from, to] = [first ?? -1, last ?? first ?? -1]
    if (more.length > 0 || from < 0 || to < 0) return null
    for (let at = from; ; at = (at + 1) % weekdays.length) {
      const day = weekdays[at]
      if (day === undefined || found.includes(day)) return null
      found.push(day)
      if (at === to) break
    }
  }
  return found
}

function readSpans(words: readonly string[]): Span[] | null {
  if (words.length === 0) return null
  const spans: Span[] = []
  for (const word of words) {
    const match = spanPattern.exec(word)
    if (!match) return null
    const span = { from: minutesOf(match[1] ?? ''), to: minutesOf(match[2] ?? '') }
    const before = spans.at(-1)
    if (span.from === span.to || span.from === 1440 || (before && (before.to <= before.from || span.from < before.to)))
      return null
    spans.push(span)
  }
  return spans
}

const minutesOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))

/** `09:00` of minutes after midnight. */
export const clockOf = (minutes: number): string => {
  const at = minutes % 1440
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
}
