import type { SourceKey } from './sources.ts'

/** What the clock can say of itself. The words are the messages `legal.reasons.<code>`, the values those that stand in them. */
export const reasonCodes = [
  // The count.
  'twenty-days',
  'received-on-day-off',
  'holiday-not-counted',
  'easter-monday-counts',
  'announced-after-receipt',
  'holidays-not-known',
  'scotland-in-2020',
  // What stops and moves it.
  'clarification-stops',
  'clarification-asked-late',
  'clarification-restarts',
  'fees-pause',
  'fees-days-left-out',
  'fees-declined',
  'fees-lapsed',
  'extended-until',
  'extended-by-guidance',
  'extended-beyond-guidance',
  // What came.
  'answered-in-time',
  'answered-late',
  'answered-in-part',
  'overdue-since',
  'withdrawn',
  // What can be done.
  'not-delivered',
  'wait-for-answer',
  'chase-first',
  'review-until',
  'review-time-over',
  'review-due',
  'review-exceptional',
  'review-silent',
  'review-asked-late',
  'regulator-until',
  'regulator-when-silent',
  'regulator-time-over',
  'regulator-asked',
  'regulator-decided',
  // What does not fit: named, never thrown.
  'no-receipt',
  'received-twice',
  'in-the-future',
  'after-the-end',
  'not-asked-for-clarification',
  'not-asked-for-fees',
  'fees-notice-late',
  'fees-paid-late',
  'extension-not-in-scotland',
  'extension-late',
  'extension-too-short',
  'extension-after-answer',
  'asked-after-answer',
  'review-too-early',
  'review-asked-twice',
  'review-not-asked',
  'regulator-without-review',
  'regulator-not-asked',
] as const
export type ReasonCode = (typeof reasonCodes)[number]

/** One sentence of why the clock stands as it does. Values that are days are `YYYY-MM-DD` and are written out when they are said. */
export type ClockReason = {
  readonly code: ReasonCode
  /** The day that it is about. */
  readonly day: string
  readonly values: Readonly<Record<string, string | number>>
  readonly source: SourceKey | null
  /** True when something that was entered does not fit and was left out of the reckoning: somebody should look at it. */
  readonly isProblem: boolean
}

export const reason = (
  code: ReasonCode,
  day: string,
  source: SourceKey | null,
  values: ClockReason['values'] = {},
): ClockReason => ({ code, day, values, source, isProblem: false })

export const problem = (
  code: ReasonCode,
  day: string,
  source: SourceKey | null = null,
  values: ClockReason['values'] = {},
): ClockReason => ({
  code,
  day,
  values,
  source,
  isProblem: true,
})
