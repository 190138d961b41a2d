import { endOfUkDay } from '../../foundation/index.ts'
import { addDays, isCalendarDay } from '../legal-clock/calendar-days.ts'
import type { Holidays } from '../legal-clock/holidays.ts'
import { workingDaysAfter } from '../legal-clock/working-days.ts'

/** How somebody asks for the clock to be moved. */
export const steps = ['day', 'working-day', 'next', 'chosen'] as const
export type StepOfClock = (typeof steps)[number]

export type ChosenMoment = { readonly to: Date } | { readonly fault: 'no-day' | 'behind' | 'nothing-next' }

type Given = {
  readonly step: StepOfClock
  /** `YYYY-MM-DD`, typed by somebody. */
  readonly day: string
  readonly today: string
  readonly now: Date
  readonly nextAt: Date | null
  readonly holidays: Holidays
}

const fifteenHoursMs = 15 * 60 * 60 * 1000

/** Nine in the morning of a day in the UK. Counted from its end: the clocks change in the small hours, never after nine. */
export const morningOf = (day: string): Date => new Date(endOfUkDay(day).getTime() - fifteenHoursMs)

/** The moment that a step of the clock leads to, or why it leads nowhere. The clock never goes back. */
export function chooseMoment({ step, day, today, now, nextAt, holidays }: Given): ChosenMoment {
  switch (step) {
    case 'day':
      return { to: morningOf(addDays(today, 1)) }
    case 'working-day':
      return { to: morningOf(workingDaysAfter(today, 1, 'foia', holidays)) }
    case 'next':
      return nextAt === null ? { fault: 'nothing-next' } : { to: nextAt }
    case 'chosen': {
      if (!isCalendarDay(day)) return { fault: 'no-day' }
      const to = morningOf(day)
      return to <= now ? { fault: 'behind' } : { to }
    }
  }
}
