import type { Law } from '../types.ts'
import { addDays } from './calendar-days.ts'
import { asKnownOn, type Holidays, isKnown } from './holidays.ts'
import { type ClockReason, reason } from './reasons.ts'
import { type DayOff, isCountedEasterMonday, whyOff } from './working-days.ts'

/** Both Acts: promptly, and at the latest on the twentieth working day (FOIA s.10(1), FOISA s.10(1)). */
export const daysToAnswer = 20

export type CountedDay = {
  readonly day: string
  /** 1 to 20 for the days that count. */
  readonly counted: number | null
  readonly why: DayOff | { readonly kind: 'received' } | { readonly kind: 'counted' } | { readonly kind: 'left-out' }
}

export type DueDate = {
  /** The last day for an answer: until its end, in UK time. Counts with every holiday that is known today. */
  readonly due: string
  /**
   * The earlier date for those who hold that a holiday announced after the request was received does not move it; null when there is none.
   * The Acts do not say (the day of mourning of 2022 was disputed): nothing is called overdue before the later date has passed.
   */
  readonly dueOtherwise: string | null
  readonly dayOne: string
  /** From the day of receipt to the due day, each once. */
  readonly days: readonly CountedDay[]
  readonly reasons: readonly ClockReason[]
}

/** A stretch of days that are left out of the count, its first and last day included: between a fees notice and the payment. */
export type Span = { readonly from: string; readonly until: string }

/**
 * When an answer is due, and why.
 *
 * @param received the day on which the authority received the request, whether it was open or not: the count begins with the next
 *   working day (FOIA s.10(1) and (6), FOISA s.10(1)).
 * @param leftOut working days in these spans are disregarded (FOIA s.10(2), FOISA s.10(3) with s.9).
 */
export function dueDate(input: { received: string; law: Law; holidays: Holidays; leftOut?: readonly Span[] }): DueDate {
  const { received, law, holidays } = input
  const days = countDays(input)
  const due = days.at(-1)?.day ?? received
  const otherwise = countDays({ ...input, holidays: asKnownOn(holidays, received) }).at(-1)?.day ?? due
  const dueOtherwise = otherwise === due ? null : otherwise
  const dayOne = days.find(({ counted }) => counted === 1)?.day ?? due
  return { due, dueOtherwise, dayOne, days, reasons: explain({ received, law, holidays, days, due, dayOne, dueOtherwise }) }
}

function countDays(input: { received: string; law: Law; holidays: Holidays; leftOut?: readonly Span[] }): CountedDay[] {
  const { received, law, holidays, leftOut = [] } = input
  const days: CountedDay[] = [{ day: received, counted: null, why: { kind: 'received' } }]
  for (let day = addDays(received, 1), counted = 0; counted < daysToAnswer; day = addDays(day, 1)) {
    const off = whyOff(day, law, holidays)
    if (off) days.push({ day, counted: null, why: off })
    else if (leftOut.some(({ from, until }) => from <= day && day <= until))
      days.push({ day, counted: null, why: { kind: 'left-out' } })
    else {
      counted += 1
      days.push({ day, counted, why: { kind: 'counted' } })
    }
  }
  return days
}

type Explained = Pick<DueDate, 'days' | 'due' | 'dayOne' | 'dueOtherwise'> & { received: string; law: Law; holidays: Holidays }

function explain({ received, law, holidays, days, due, dayOne, dueOtherwise }: Explained): ClockReason[] {
  const act = law === 'foia' ? 'foia-10' : 'foisa-10'
  const definition = law === 'foia' ? 'foia-10' : 'foisa-73'
  const reasons = [reason('twenty-days', due, act, { dayOne, days: daysToAnswer })]
  if (whyOff(received, law, holidays)) reasons.push(reason('received-on-day-off', received, act, { dayOne }))
  for (const { day, why } of days) {
    if (why.kind === 'holiday') {
      reasons.push(reason('holiday-not-counted', day, definition, { title: why.title, divisions: why.divisions.join(' ') }))
    } else if (why.kind === 'counted' && isCountedEasterMonday(day, law, holidays)) {
      reasons.push(reason('easter-monday-counts', day, 'foisa-73'))
    }
  }
  if (dueOtherwise !== null) reasons.push(reason('announced-after-receipt', due, 'our-practice', { otherwise: dueOtherwise }))
  if (!isKnown(holidays, received, due)) reasons.push(reason('holidays-not-known', due, 'govuk-bank-holidays'))
  if (law === 'foisa' && received <= longerInScotland.until && due >= longerInScotland.from) {
    reasons.push(reason('scotland-in-2020', due, 'scottish-appeals', longerInScotland))
  }
  return reasons
}

/** The Coronavirus (Scotland) Act 2020 let authorities take longer for a while. Which requests it reached is not worked out here: it is said. */
const longerInScotland = { from: '2020-04-07', until: '2020-05-26' } as const
