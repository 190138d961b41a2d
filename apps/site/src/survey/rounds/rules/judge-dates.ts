import { addDays } from '../../legal-clock/calendar-days.ts'
import { dueDate } from '../../legal-clock/due-date.ts'
import { type Holidays, isKnown } from '../../legal-clock/holidays.ts'
import { whyOff } from '../../legal-clock/working-days.ts'
import type { Law, Round } from '../../types.ts'

/** Something about a round's dates that a person should know before the letters go. None of it forbids anything. */
export type DateNotice =
  | { readonly notice: 'send-day-past'; readonly day: string }
  | { readonly notice: 'send-day-weekend' | 'replies-day-weekend'; readonly day: string }
  | { readonly notice: 'send-day-holiday' | 'replies-day-holiday'; readonly day: string; readonly title: string }
  /** Answers are counted until a day on which not all of them are due by law. */
  | { readonly notice: 'replies-before-due'; readonly day: string; readonly due: string; readonly law: Law }
  /** Too little time to chase what is overdue: `days` between the last due date and the end. */
  | { readonly notice: 'no-time-to-chase'; readonly due: string; readonly days: number }
  /** The list of bank holidays does not reach that far: the due date may move. */
  | { readonly notice: 'holidays-not-known'; readonly due: string }

/** Two working weeks: time for a reminder and for what it brings. */
const daysToChase = 14

type Dates = Pick<Round, 'sendOn' | 'repliesBy' | 'laws'>

/** The last day on which an answer is due when every letter arrives on the day it is sent, and under which law. */
export function lastDue({ sendOn, laws, holidays }: { sendOn: string; laws: Round['laws']; holidays: Holidays }) {
  const dues = [...new Set(Object.values(laws))].map(law => ({ law, due: dueDate({ received: sendOn, law, holidays }).due }))
  return dues.reduce((latest, each) => (each.due > latest.due ? each : latest))
}

/** What there is to say about the dates. `today` is the day in the United Kingdom. */
export function judgeDates({ sendOn, repliesBy, laws }: Dates, holidays: Holidays, today: string): DateNotice[] {
  const notices: DateNotice[] = []
  if (sendOn !== null && sendOn < today) notices.push({ notice: 'send-day-past', day: sendOn })
  if (sendOn !== null) notices.push(...dayOff('send-day', sendOn, holidays))
  if (repliesBy !== null) notices.push(...dayOff('replies-day', repliesBy, holidays))
  if (sendOn === null || repliesBy === null) return notices
  const { due, law } = lastDue({ sendOn, laws, holidays })
  if (repliesBy < due) notices.push({ notice: 'replies-before-due', day: repliesBy, due, law })
  else if (repliesBy < addDays(due, daysToChase)) {
    notices.push({ notice: 'no-time-to-chase', due, days: daysBetween(due, repliesBy) })
  }
  if (!isKnown(holidays, sendOn, due)) notices.push({ notice: 'holidays-not-known', due })
  return notices
}

/** What is off under either law: the strictest view, since one day serves all trusts. */
function dayOff(which: 'send-day' | 'replies-day', day: string, holidays: Holidays): DateNotice[] {
  const off = whyOff(day, 'foia', holidays)
  if (!off) return []
  return off.kind === 'weekend' ? [{ notice: `${which}-weekend`, day }] : [{ notice: `${which}-holiday`, day, title: off.title }]
}

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
