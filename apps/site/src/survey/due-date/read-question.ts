import { isCalendarDay } from '../legal-clock/calendar-days.ts'
import { type DueDate, dueDate } from '../legal-clock/due-date.ts'
import { type Holidays, isKnown } from '../legal-clock/holidays.ts'
import { type Law, laws } from '../types.ts'

export type Typed = { readonly received: string; readonly law: string }
export type QuestionField = keyof Typed
export type QuestionFault = {
  readonly field: QuestionField
  readonly fault: 'no-day' | 'not-a-day' | 'no-law' | 'too-early' | 'too-late'
}

/** The form in its three shapes. */
export type DueQuestion =
  | { readonly shape: 'empty'; readonly typed: Typed }
  | { readonly shape: 'invalid'; readonly typed: Typed; readonly faults: readonly QuestionFault[] }
  | { readonly shape: 'complete'; readonly typed: Typed; readonly received: string; readonly law: Law; readonly answer: DueDate }

/** More is no day: it is given back cut off. */
const longestDay = 40

/** Reads what was asked: `2026-11-27` or, as people write it, `27/11/2026`. Refuses days whose holidays are not all known. */
export function readQuestion(
  asked: { received?: string | undefined; law?: string | undefined },
  holidays: Holidays,
): DueQuestion {
  const typed = {
    received: (asked.received ?? '').trim().slice(0, longestDay),
    law: (asked.law ?? '').trim().slice(0, longestDay),
  }
  if (asked.received === undefined && asked.law === undefined) return { shape: 'empty', typed }
  const received = readDay(typed.received)
  const law = laws.find(each => each === typed.law.toLowerCase())
  const faults: QuestionFault[] = []
  if (received === null) faults.push({ field: 'received', fault: typed.received === '' ? 'no-day' : 'not-a-day' })
  if (law === undefined) faults.push({ field: 'law', fault: 'no-law' })
  if (received === null) return { shape: 'invalid', typed, faults }
  // Under either law the count takes about a month; the wider one says whether the day can be answered at all.
  const answer = dueDate({ received, law: law ?? 'foia', holidays })
  if (!isKnown(holidays, received, answer.due)) {
    const isEarly = holidays.known !== null && received < holidays.known.from
    faults.push({ field: 'received', fault: isEarly ? 'too-early' : 'too-late' })
  }
  if (law === undefined || faults.length > 0) return { shape: 'invalid', typed: { ...typed, received }, faults }
  return { shape: 'complete', typed: { received, law }, received, law, answer }
}

/** A day of the calendar, however it is written; null where it is none. */
function readDay(text: string): string | null {
  const [, date = '', month = '', year = ''] = /^(\d{1,2})[/.\s-](\d{1,2})[/.\s-](\d{4})$/.exec(text) ?? []
  const day = year === '' ? text : `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isCalendarDay(day) ? day : null
}
