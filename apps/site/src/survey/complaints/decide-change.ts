import { isCalendarDay } from '../legal-clock/calendar-days.ts'
import type { RoundId } from '../types.ts'
import type { Complaint, ComplaintConsequence, ComplaintOutcome } from './complaint.ts'

export const longestAbout = 10_000
export const longestReason = 5000

/** What a person does to a complaint that is recorded. Days are `YYYY-MM-DD`. */
export type ComplaintChange =
  | { readonly kind: 'mend'; readonly about: string; readonly receivedOn: string; readonly round: RoundId | null }
  | { readonly kind: 'acknowledge'; readonly on: string }
  | {
      readonly kind: 'settle'
      readonly outcome: ComplaintOutcome
      readonly reason: string
      readonly leadsTo: ComplaintConsequence
    }
  | { readonly kind: 'follow'; readonly release: string }
  | { readonly kind: 'reopen' }

export const complaintFaults = [
  'about',
  'about-long',
  'received',
  'received-future',
  'acknowledged',
  'acknowledged-future',
  'acknowledged-early',
  'reason',
  'reason-long',
  'leads-to-nothing',
] as const
export type ComplaintFault = (typeof complaintFaults)[number]

type Fields = Partial<
  Pick<
    Complaint,
    | 'about'
    | 'receivedOn'
    | 'round'
    | 'acknowledgedOn'
    | 'outcome'
    | 'reason'
    | 'settledOn'
    | 'leadsTo'
    | 'followedBy'
    | 'followedOn'
  >
>

export type ComplaintDecision =
  | { readonly kind: 'change'; readonly fields: Fields }
  | { readonly kind: 'nothing-to-do' }
  | { readonly kind: 'refused'; readonly fault: ComplaintFault }

const refused = (fault: ComplaintFault): ComplaintDecision => ({ kind: 'refused', fault })
const nothing: ComplaintDecision = { kind: 'nothing-to-do' }

/** Why what somebody writes down of a complaint cannot be kept; null when it can. */
export function faultOfRecord(about: string, receivedOn: string, today: string): ComplaintFault | null {
  if (about === '') return 'about'
  if (about.length > longestAbout) return 'about-long'
  if (!isCalendarDay(receivedOn)) return 'received'
  return receivedOn > today ? 'received-future' : null
}

/**
 * What a change makes of a complaint. A settled one is only followed up or opened again; what is so already is left as it is, whoever did it.
 *
 * @param today `YYYY-MM-DD`, the UK day on which it is done
 */
export function decideChange(complaint: Complaint, change: ComplaintChange, today: string): ComplaintDecision {
  const isOpen = complaint.outcome === null
  switch (change.kind) {
    case 'mend':
      return isOpen ? mended(complaint, change, today) : nothing
    case 'acknowledge':
      return isOpen ? acknowledged(complaint, change.on, today) : nothing
    case 'settle':
      return isOpen ? settled(change, complaint, today) : nothing
    case 'follow':
      return !isOpen && complaint.leadsTo !== 'nothing' && complaint.followedBy === null
        ? { kind: 'change', fields: { followedBy: change.release, followedOn: today } }
        : nothing
    case 'reopen':
      return isOpen
        ? nothing
        : {
            kind: 'change',
            fields: { outcome: null, reason: '', settledOn: null, leadsTo: 'nothing', followedBy: null, followedOn: null },
          }
  }
}

function mended(
  complaint: Complaint,
  { about, receivedOn, round }: Extract<ComplaintChange, { kind: 'mend' }>,
  today: string,
): ComplaintDecision {
  const fault = faultOfRecord(about, receivedOn, today)
  if (fault) return refused(fault)
  if (complaint.acknowledgedOn !== null && complaint.acknowledgedOn < receivedOn) return refused('acknowledged-early')
  const isSame = about === complaint.about && receivedOn === complaint.receivedOn && round === complaint.round
  return isSame ? nothing : { kind: 'change', fields: { about, receivedOn, round } }
}

function acknowledged({ receivedOn, acknowledgedOn }: Complaint, on: string, today: string): ComplaintDecision {
  if (!isCalendarDay(on)) return refused('acknowledged')
  if (on > today) return refused('acknowledged-future')
  if (on < receivedOn) return refused('acknowledged-early')
  return on === acknowledgedOn ? nothing : { kind: 'change', fields: { acknowledgedOn: on } }
}

function settled(
  { outcome, reason, leadsTo }: Extract<ComplaintChange, { kind: 'settle' }>,
  { receivedOn }: Complaint,
  today: string,
): ComplaintDecision {
  if (reason === '') return refused('reason')
  if (reason.length > longestReason) return refused('reason-long')
  // Where the trust was not right there is nothing to correct: what is corrected all the same has a reason of its own.
  if (leadsTo !== 'nothing' && (outcome === 'not-upheld' || outcome === 'withdrawn')) return refused('leads-to-nothing')
  return { kind: 'change', fields: { outcome, reason, leadsTo, settledOn: today < receivedOn ? receivedOn : today } }
}
