/** What a cell that should hold a day turned out to hold. */
export type DayCell =
  | { readonly kind: 'empty' }
  | { readonly kind: 'day'; readonly day: string; readonly couldBeMonthFirst: boolean }
  | { readonly kind: 'wrong'; readonly problem: 'month-first' | 'no-such-day' | 'month-only' | 'not-a-day' }

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Excel counts days from 30 December 1899; these serial numbers are 1 January 2000 and 31 December 2099. */
const serials = { epoch: Date.UTC(1899, 11, 30), from: 36526, to: 73050 }
const dayMs = 86_400_000

/**
 * Reads a day as people and spreadsheets write it: `2026-11-03`, `03/11/2026` (day first, as in Britain), `3-Nov-26`,
 * `3 November 2026`, each with or without a time, or Excel's serial number (of the 1900 system). Two-digit years are of this century.
 * Refuses a month-first date (`11/23/2026`), a month without a day, and days that do not exist.
 */
export function readDay(cell: string): DayCell {
  const text = cell.trim().replace(/[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s?(Z|[ap]m)?$/i, '')
  if (text === '') return { kind: 'empty' }
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso) return asDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const numeric = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text)
  if (numeric) return readNumeric(Number(numeric[1]), Number(numeric[2]), fullYear(numeric[3] ?? ''))
  const named = /^(\d{1,2})(?:st|nd|rd|th)?[\s/-]+([a-z]{3,9})\.?,?[\s/-]+(\d{4}|\d{2})$/i.exec(text)
  if (named) {
    const month = monthOf(named[2] ?? '')
    return month === 0 ? wrong('not-a-day') : asDay(fullYear(named[3] ?? ''), month, Number(named[1]))
  }
  if (/^([a-z]{3,9}[\s/-]+\d{2,4}|\d{4}-\d{1,2}|\d{1,2}[/-]\d{4})$/i.test(text)) return wrong('month-only')
  if (/^\d{5}(\.\d+)?$/.test(text)) return readSerial(Math.floor(Number(text)))
  return wrong('not-a-day')
}

const wrong = (problem: Extract<DayCell, { kind: 'wrong' }>['problem']): DayCell => ({ kind: 'wrong', problem })

const fullYear = (digits: string): number => (digits.length === 2 ? 2000 + Number(digits) : Number(digits))

/** 1 to 12 for a month's name or its first three letters or more, 0 for no month. */
function monthOf(name: string): number {
  const at = months.indexOf(name.slice(0, 3).toLowerCase())
  const full = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2026, at, 1)))
  return at >= 0 && full.toLowerCase().startsWith(name.toLowerCase()) ? at + 1 : name.toLowerCase() === 'sept' ? 9 : 0
}

function readNumeric(first: number, second: number, year: number): DayCell {
  if (second > 12 && first <= 12 && asDay(year, first, second).kind === 'day') return wrong('month-first')
  const read = asDay(year, second, first)
  return read.kind === 'day' ? { ...read, couldBeMonthFirst: first <= 12 && first !== second } : read
}

function readSerial(serial: number): DayCell {
  if (serial < serials.from || serial > serials.to) return wrong('not-a-day')
  return { kind: 'day', day: new Date(serials.epoch + serial * dayMs).toISOString().slice(0, 10), couldBeMonthFirst: false }
}

function asDay(year: number, month: number, day: number): DayCell {
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  if (!exists || year < 1948) return wrong('no-such-day')
  return { kind: 'day', day: date.toISOString().slice(0, 10), couldBeMonthFirst: false }
}
