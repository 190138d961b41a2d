import type { AnswerClass, Channel, ClockState, Delivery, WorkState } from '../types.ts'

/** What can be done with several requests at once. */
export const bulkKinds = ['chase', 'assign', 'portal', 'read'] as const
export type BulkKind = (typeof bulkKinds)[number]

/** Why one of the chosen requests is left alone. */
export const bulkReasons = [
  'not-overdue',
  'came-back',
  'paused',
  'excluded',
  'unread-mail',
  'review-is-late',
  'chased-lately',
  'by-hand',
  'no-address',
  'bouncing',
  'no-letter',
  'unfilled',
  'barred',
  'already-theirs',
  'already-portal',
  'nothing-to-read',
] as const
export type BulkReason = (typeof bulkReasons)[number]
export type BulkVerdict = 'will' | BulkReason

/** What of a request the decision rests on. Days are `YYYY-MM-DD`. */
export type BulkGround = {
  readonly code: string
  readonly delivery: Delivery
  readonly clock: ClockState
  readonly work: WorkState
  readonly answer: AnswerClass
  readonly channel: Channel
  readonly assignee: string | null
  /** The day on which we last wrote a reminder. */
  readonly chasedOn: string | null
  readonly address: string | null
  readonly isBouncing: boolean
  /** `missing`: the round has no such letter. `unfilled`: a field of it has no value for this trust. */
  readonly letter: 'ready' | 'missing' | 'unfilled'
}

export type BulkAim =
  | { readonly kind: 'chase'; readonly today: string }
  | { readonly kind: 'assign'; readonly assignee: string | null }
  | { readonly kind: 'portal' }
  | { readonly kind: 'read' }

/** A second reminder within a week would be a mistake more often than meant. */
export const quietDays = 7

/** Whether the deed would change this request, and if not, why it is left alone. */
export function judgeBulk(aim: BulkAim, request: BulkGround, barredFrom: readonly string[]): BulkVerdict {
  if (barredFrom.includes(request.code)) return 'barred'
  switch (aim.kind) {
    case 'chase':
      return judgeChase(aim.today, request)
    case 'assign':
      return request.assignee === aim.assignee ? 'already-theirs' : 'will'
    case 'portal':
      return request.channel === 'portal' ? 'already-portal' : 'will'
    case 'read':
      return request.work === 'to-read' ? 'will' : 'nothing-to-read'
  }
}

function judgeChase(today: string, request: BulkGround): BulkVerdict {
  const { delivery, clock, work, chasedOn, channel, address, isBouncing, letter } = request
  if (work === 'excluded') return 'excluded'
  // Whoever never had the letter owes us nothing.
  if (delivery === 'bounced') return 'came-back'
  // Only what the law calls late: a reminder before the day would be wrong, and after an answer unkind.
  if (clock === 'paused') return 'paused'
  if (clock === 'review-overdue') return 'review-is-late'
  if (clock !== 'overdue') return 'not-overdue'
  // Every mail that a person should read makes the request one to read, until somebody has: the answer may have come.
  if (work === 'to-read') return 'unread-mail'
  if (chasedOn !== null && daysBetween(chasedOn, today) < quietDays) return 'chased-lately'
  if (channel !== 'email') return 'by-hand'
  if (address === null) return 'no-address'
  if (isBouncing) return 'bouncing'
  if (letter === 'missing') return 'no-letter'
  return letter === 'unfilled' ? 'unfilled' : 'will'
}

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000)

/** What is ours to do once a mail has been read, by what the trust has said so far. */
export function workAfterReading(answer: AnswerClass): WorkState {
  switch (answer) {
    case 'none':
    case 'acknowledged':
      return 'waiting'
    case 'clarification-asked':
    case 'fees-asked':
      return 'to-write'
    case 'elsewhere':
    case 'answered':
    case 'answered-in-part':
    case 'not-held':
    case 'refused-cost':
    case 'refused-other':
      return 'to-mark'
  }
}
