import { expect, test } from 'vitest'
import type { EventKind, LegalEvent, SurveyRequest } from '../types.ts'
import { factsOf } from './facts-of.ts'

const event = (kind: EventKind, on: string, more: Partial<LegalEvent> = {}): LegalEvent => ({
  id: Number(on.replaceAll('-', '')),
  kind,
  on,
  until: null,
  note: '',
  messageId: null,
  enteredBy: 'system',
  enteredAt: new Date(`${on}T12:00:00Z`),
  undoneAt: null,
  ...more,
})

type Known = Pick<SurveyRequest, 'delivery' | 'clock' | 'answer' | 'dueOn'>
const known = (changes: Partial<Known> = {}): Known => ({
  delivery: 'sent',
  clock: 'overdue',
  answer: 'none',
  dueOn: '2027-03-29',
  ...changes,
})
const received = event('received', '2027-03-01')
const today = '2027-04-12'

test.each<[string, Partial<Known>, LegalEvent[], ReturnType<typeof factsOf>]>([
  ['nothing by the due day', {}, [received], { delivered: true, silence: 'nothing' }],
  [
    'the due day has passed and the clock was not reckoned yet',
    { clock: 'running' },
    [received],
    { delivered: true, silence: 'nothing' },
  ],
  ['there is time left', { clock: 'running', dueOn: '2027-04-12' }, [received], { delivered: true, silence: null }],
  ['more time that the trust took', { clock: 'extended', dueOn: '2027-04-26' }, [received], { delivered: true, silence: null }],
  [
    'acknowledged only',
    { answer: 'acknowledged' },
    [received, event('acknowledged', '2027-03-02')],
    { delivered: true, silence: 'acknowledged-only' },
  ],
  [
    'asked us something, was told, and said no more',
    { answer: 'clarification-asked' },
    [received, event('clarification-asked', '2027-03-03'), event('clarification-given', '2027-03-04')],
    { delivered: true, silence: 'clarified-then-silence' },
  ],
  [
    'our explanation was taken back',
    { answer: 'clarification-asked', clock: 'paused', dueOn: null },
    [
      received,
      event('clarification-asked', '2027-03-03'),
      event('clarification-given', '2027-03-04', { undoneAt: new Date('2027-03-05T12:00:00Z') }),
    ],
    { delivered: true, silence: null },
  ],
  [
    'a review of its silence',
    { clock: 'review' },
    [received, event('review-asked', '2027-04-10')],
    { delivered: true, silence: 'nothing' },
  ],
  [
    'answered',
    { clock: 'answered', answer: 'answered' },
    [received, event('answered', '2027-03-20')],
    { delivered: true, silence: null },
  ],
  [
    'refused, and under review',
    { clock: 'review', answer: 'refused-cost' },
    [received, event('refused', '2027-03-20')],
    { delivered: true, silence: null },
  ],
  ['came back', { delivery: 'bounced', clock: 'not-started', dueOn: null }, [received], { delivered: false, silence: null }],
  [
    'came back, and yet the trust has reacted',
    { delivery: 'bounced', answer: 'acknowledged' },
    [received, event('acknowledged', '2027-03-02')],
    { delivered: true, silence: 'acknowledged-only' },
  ],
  ['never left', { delivery: 'not-sent', clock: 'not-started', dueOn: null }, [], { delivered: false, silence: null }],
  [
    'withdrawn',
    { clock: 'ended', dueOn: null },
    [received, event('withdrawn', '2027-03-10')],
    { delivered: true, silence: null },
  ],
])('%s', (_, changes, events, facts) => expect(factsOf(known(changes), events, today)).toEqual(facts))
