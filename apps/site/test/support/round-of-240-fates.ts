import type { AnswerClass, Channel, ClockState, Delivery, EventKind, Guess, WorkState } from '../../src/survey/index.ts'

/** An event so many days after the letter arrived. `until` is for an extension: so many days after the letter arrived. */
type FatedEvent = { readonly kind: EventKind; readonly after: number; readonly until?: number }

/** What can have become of a letter. Days are calendar days; the clock is what the law is to make of the events: a test holds it to that. */
export type Fate = {
  readonly name: string
  readonly count: number
  readonly delivery: Delivery
  readonly clock: ClockState
  readonly answer: AnswerClass
  readonly work: WorkState
  /** How many days ago the letter arrived: from, to. Null: it never did. */
  readonly arrived: readonly [number, number] | null
  readonly channel?: Channel
  readonly events?: readonly FatedEvent[]
  /** A mail from the trust so many days after the letter arrived. */
  readonly mail?: { readonly guess: Guess | null; readonly after: number }
  readonly isChased?: true
  /** Scotland's law knows no extension. */
  readonly isFoiaOnly?: true
}

type Given = Partial<Fate> & Pick<Fate, 'name' | 'count' | 'arrived'>

const fate = (given: Given): Fate => ({
  delivery: 'sent',
  clock: 'running',
  answer: 'none',
  work: 'waiting',
  ...given,
})

const acknowledged = [{ kind: 'acknowledged', after: 1 }] as const
const refused = [{ kind: 'refused', after: 15 }] as const
const answered = { clock: 'answered', mail: { guess: 'answer', after: 14 } } as const

/** Every mixture of delivery, clock, answer and work that a round meets: 240 together. */
export const fates: readonly Fate[] = [
  fate({ name: 'silence so far', count: 46, arrived: [2, 20] }),
  fate({ name: 'silence, and due within days', count: 14, arrived: [23, 27] }),
  fate({ name: 'acknowledged', count: 30, arrived: [5, 20], answer: 'acknowledged', events: acknowledged }),
  fate({ name: 'a mail to read', count: 8, arrived: [6, 20], work: 'to-read', mail: { guess: 'answer', after: 5 } }),
  fate({ name: 'overdue', count: 20, arrived: [40, 60], clock: 'overdue' }),
  fate({
    name: 'acknowledged, then overdue',
    count: 8,
    arrived: [40, 60],
    clock: 'overdue',
    answer: 'acknowledged',
    events: acknowledged,
  }),
  fate({ name: 'overdue and chased', count: 5, arrived: [45, 60], clock: 'overdue', isChased: true }),
  fate({
    name: 'asked what we mean',
    count: 10,
    arrived: [10, 20],
    clock: 'paused',
    answer: 'clarification-asked',
    work: 'to-write',
    events: [{ kind: 'clarification-asked', after: 6 }],
    mail: { guess: 'clarification', after: 6 },
  }),
  fate({
    name: 'asked for a fee',
    count: 4,
    arrived: [10, 20],
    clock: 'paused',
    answer: 'fees-asked',
    work: 'to-write',
    events: [{ kind: 'fees-asked', after: 5 }],
    mail: { guess: null, after: 5 },
  }),
  fate({
    name: 'took more time',
    count: 8,
    arrived: [30, 44],
    clock: 'extended',
    answer: 'acknowledged',
    events: [{ kind: 'extension-notified', after: 15, until: 50 }],
    isFoiaOnly: true,
  }),
  fate({
    ...answered,
    name: 'answered, to mark',
    count: 14,
    arrived: [20, 40],
    answer: 'answered',
    work: 'to-mark',
    events: [{ kind: 'answered', after: 14 }],
  }),
  fate({
    ...answered,
    name: 'answered and marked',
    count: 12,
    arrived: [20, 60],
    answer: 'answered',
    work: 'done',
    events: [{ kind: 'answered', after: 14 }],
  }),
  fate({
    ...answered,
    name: 'answered in part',
    count: 6,
    arrived: [20, 40],
    answer: 'answered-in-part',
    work: 'to-mark',
    events: [{ kind: 'answered-in-part', after: 14 }],
  }),
  fate({
    ...answered,
    name: 'does not hold it, to mark',
    count: 5,
    arrived: [20, 40],
    answer: 'not-held',
    work: 'to-mark',
    events: [{ kind: 'not-held', after: 14 }],
  }),
  fate({
    ...answered,
    name: 'does not hold it, marked',
    count: 3,
    arrived: [20, 60],
    answer: 'not-held',
    work: 'done',
    events: [{ kind: 'not-held', after: 14 }],
  }),
  fate({
    ...answered,
    name: 'said no because of the cost',
    count: 6,
    arrived: [20, 40],
    answer: 'refused-cost',
    work: 'to-mark',
    events: refused,
  }),
  fate({
    ...answered,
    name: 'said no for another reason',
    count: 5,
    arrived: [20, 40],
    answer: 'refused-other',
    work: 'to-read',
    events: refused,
  }),
  fate({
    ...answered,
    name: 'treated by another trust',
    count: 4,
    arrived: [20, 60],
    answer: 'elsewhere',
    work: 'excluded',
    events: [{ kind: 'answered', after: 14 }],
  }),
  fate({
    name: 'under review',
    count: 4,
    arrived: [40, 44],
    clock: 'review',
    answer: 'refused-other',
    events: [...refused, { kind: 'review-asked', after: 28 }],
  }),
  fate({
    name: 'review overdue',
    count: 4,
    arrived: [100, 110],
    clock: 'review-overdue',
    answer: 'refused-other',
    events: [...refused, { kind: 'review-asked', after: 28 }],
  }),
  fate({
    name: 'with the regulator',
    count: 3,
    arrived: [140, 160],
    clock: 'regulator',
    answer: 'refused-other',
    events: [
      ...refused,
      { kind: 'review-asked', after: 28 },
      { kind: 'review-answered', after: 55 },
      { kind: 'regulator-asked', after: 70 },
    ],
  }),
  fate({
    name: 'withdrawn',
    count: 2,
    arrived: [20, 40],
    clock: 'ended',
    work: 'done',
    events: [{ kind: 'withdrawn', after: 10 }],
  }),
  fate({ name: 'bounced', count: 6, arrived: null, delivery: 'bounced', clock: 'not-started' }),
  fate({ name: 'never left', count: 2, arrived: null, delivery: 'failed', clock: 'not-started' }),
  fate({ name: 'may have left', count: 3, arrived: null, delivery: 'uncertain', clock: 'not-started' }),
  fate({
    name: 'waits to be typed into a portal',
    count: 4,
    arrived: null,
    delivery: 'by-hand',
    clock: 'not-started',
    channel: 'portal',
  }),
  fate({ name: 'typed into a portal', count: 4, arrived: [3, 20], delivery: 'by-hand', channel: 'portal' }),
]
