import type { AnswerClass, EventKind, Law } from '../types.ts'

/** What an order of events is judged by. Days are `YYYY-MM-DD`. */
export type OrderedEvent = {
  readonly id: number
  readonly kind: EventKind
  readonly on: string
  readonly until: string | null
  readonly answer: AnswerClass | null
}

/** Why one event cannot stand where it stands. */
export const orderFaults = [
  'not-received',
  'received-already',
  'withdrawn',
  'nothing-asked',
  'no-fees-asked',
  'answered-already',
  'no-extension-in-scotland',
  'no-review-asked',
  'review-asked-already',
  'review-first',
  'no-regulator-asked',
] as const
export type OrderFault = (typeof orderFaults)[number]

type Story = {
  received: boolean
  withdrawn: boolean
  clarificationOpen: boolean
  feesOpen: boolean
  answered: boolean
  reviewAsked: boolean
  reviewOpen: boolean
  regulatorAsked: boolean
}

/** By day; on one day the receipt comes first, then in the order of entry. */
export const inOrder = <Event extends OrderedEvent>(events: readonly Event[]): Event[] =>
  [...events].sort((a, b) => a.on.localeCompare(b.on) || receipt(a) - receipt(b) || a.id - b.id)

const receipt = ({ kind }: OrderedEvent): number => (kind === 'received' ? 0 : 1)

/**
 * Reads the events of one request from first to last and names the first that cannot follow what came before it; null when all can.
 * Sources: FOIA 2000 s.1(3) (clarification), s.9 (fees), s.10(3) and s.17(2) (extension), s.50 (complaint); FOISA 2002 s.20 (review
 * before the Commissioner, s.47) and no extension for the public interest.
 */
export function firstFault(
  events: readonly OrderedEvent[],
  law: Law,
): { readonly event: OrderedEvent; readonly fault: OrderFault } | null {
  const story: Story = {
    received: false,
    withdrawn: false,
    clarificationOpen: false,
    feesOpen: false,
    answered: false,
    reviewAsked: false,
    reviewOpen: false,
    regulatorAsked: false,
  }
  for (const event of inOrder(events)) {
    const fault = faultOf(story, event.kind, law)
    if (fault) return { event, fault }
    advance(story, event.kind)
  }
  return null
}

function faultOf(story: Story, kind: EventKind, law: Law): OrderFault | null {
  if (story.withdrawn) return 'withdrawn'
  if (kind === 'received') return story.received ? 'received-already' : null
  if (kind === 'withdrawn') return null
  if (!story.received) return 'not-received'
  switch (kind) {
    case 'clarification-asked':
    case 'fees-asked':
      return story.answered ? 'answered-already' : null
    case 'clarification-given':
      return story.clarificationOpen ? null : 'nothing-asked'
    case 'fees-paid':
    case 'fees-declined':
      return story.feesOpen ? null : 'no-fees-asked'
    case 'extension-notified':
      if (law === 'foisa') return 'no-extension-in-scotland'
      return story.answered ? 'answered-already' : null
    case 'review-asked':
      return story.reviewOpen ? 'review-asked-already' : null
    case 'review-answered':
      return story.reviewOpen ? null : 'no-review-asked'
    case 'regulator-asked':
      return law === 'foisa' && !story.reviewAsked ? 'review-first' : null
    case 'regulator-decided':
      return story.regulatorAsked ? null : 'no-regulator-asked'
    case 'acknowledged':
    case 'answered':
    case 'answered-in-part':
    case 'refused':
    case 'not-held':
      return null
  }
}

function advance(story: Story, kind: EventKind): void {
  switch (kind) {
    case 'received':
      story.received = true
      return
    case 'withdrawn':
      story.withdrawn = true
      return
    case 'clarification-asked':
      story.clarificationOpen = true
      return
    case 'clarification-given':
      story.clarificationOpen = false
      return
    case 'fees-asked':
      story.feesOpen = true
      return
    case 'fees-paid':
    case 'fees-declined':
      story.feesOpen = false
      return
    case 'answered':
    case 'answered-in-part':
    case 'refused':
    case 'not-held':
      story.answered = true
      // What comes while a review is asked for is the outcome of the review.
      story.reviewOpen = false
      return
    case 'review-asked':
      story.reviewAsked = true
      story.reviewOpen = true
      return
    case 'review-answered':
      story.reviewOpen = false
      return
    case 'regulator-asked':
      story.regulatorAsked = true
      return
    case 'acknowledged':
    case 'extension-notified':
    case 'regulator-decided':
      return
  }
}
