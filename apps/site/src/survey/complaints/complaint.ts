import type { Nation } from '../../register/index.ts'
import { addDays, daysBetween } from '../legal-clock/calendar-days.ts'
import type { Holidays } from '../legal-clock/holidays.ts'
import { workingDaysAfter } from '../legal-clock/working-days.ts'
import type { Law, RoundId } from '../types.ts'

export const complaintOutcomes = ['upheld', 'in-part', 'not-upheld', 'withdrawn'] as const
export type ComplaintOutcome = (typeof complaintOutcomes)[number]

/** What follows from a settled complaint, on another page. */
export const complaintConsequences = ['nothing', 'correction', 'withholding'] as const
export type ComplaintConsequence = (typeof complaintConsequences)[number]

/** A trust says that we have it wrong, and wants to be heard. Days are `YYYY-MM-DD`. */
export type Complaint = {
  readonly id: number
  readonly trustCode: string
  /** The trust's name when the complaint was recorded. */
  readonly trustName: string
  readonly nation: Nation
  readonly law: Law
  /** The round that it is about; null when it is about none, or about all. */
  readonly round: RoundId | null
  /** The message that brought it. */
  readonly messageId: number | null
  readonly about: string
  readonly receivedOn: string
  readonly acknowledgedOn: string | null
  /** Null while it is open. */
  readonly outcome: ComplaintOutcome | null
  readonly reason: string
  readonly settledOn: string | null
  readonly leadsTo: ComplaintConsequence
  /** The release with which that was done. */
  readonly followedBy: string | null
  readonly followedOn: string | null
  readonly version: number
  readonly recordedAt: Date
  readonly recordedBy: string
  readonly changedAt: Date
  readonly changedBy: string
}

/** Our own promise: the first word by the fifth working day after it came, the outcome by the twentieth. */
export const complaintPromise = { acknowledgeWithin: 5, settleWithin: 20 } as const

export type ComplaintClock = {
  /** `done`: settled, and what follows is done. `to-follow`: settled, and a correction or a withholding is still to be made. */
  readonly state: 'open' | 'overdue' | 'to-follow' | 'done'
  readonly acknowledgeBy: string
  readonly settleBy: string
  /** No answer has gone to the trust, and the day for it is over. */
  readonly isAcknowledgementLate: boolean
  /** Calendar days until `settleBy`; negative when that day is over. */
  readonly daysLeft: number
}

/**
 * Where a complaint stands on a day. Working days are counted as those of the trust's own Act are (FOIA s.10(6), FOISA s.73), though no law
 * asks it of us: a trust knows these days from its own answers.
 */
export function complaintClock(
  {
    receivedOn,
    acknowledgedOn,
    outcome,
    leadsTo,
    followedBy,
    law,
  }: Pick<Complaint, 'receivedOn' | 'acknowledgedOn' | 'outcome' | 'leadsTo' | 'followedBy' | 'law'>,
  { today, holidays }: { readonly today: string; readonly holidays: Holidays },
): ComplaintClock {
  const acknowledgeBy = workingDaysAfter(receivedOn, complaintPromise.acknowledgeWithin, law, holidays)
  const settleBy = workingDaysAfter(receivedOn, complaintPromise.settleWithin, law, holidays)
  const isOpen = outcome === null
  const open = today > settleBy ? 'overdue' : 'open'
  return {
    state: isOpen ? open : leadsTo !== 'nothing' && followedBy === null ? 'to-follow' : 'done',
    acknowledgeBy,
    settleBy,
    isAcknowledgementLate: isOpen && acknowledgedOn === null && today > acknowledgeBy,
    daysLeft: daysBetween(today, settleBy),
  }
}

/** From this day on, an open complaint is on the list of what is to be done today. */
export const settleSoonFrom = (clock: Pick<ComplaintClock, 'settleBy'>): string => addDays(clock.settleBy, -7)
