import { expect, test } from 'vitest'
import type { Guess, Message } from '../types.ts'
import type { Arrival } from './arrivals.ts'
import { foldThread } from './fold-thread.ts'

const message = (id: number, guess: Guess | null, more: Partial<Message> = {}): Message => ({
  id,
  round: '2027-1',
  trustCode: 'EX-901',
  direction: 'in',
  letterKind: null,
  mailId: null,
  from: 'foi@ex-901.invalid',
  to: '',
  subject: `Mail ${id}`,
  text: 'Words',
  at: new Date('2027-03-02T09:00:00Z'),
  cameBy: 'mail',
  guess,
  guessUndone: false,
  isFiledByHand: false,
  attachments: [],
  ...more,
})

const arrival = (headerMessageId: string | null): Arrival => ({
  checks: null,
  entered: null,
  language: null,
  alsoUnder: [],
  headerMessageId,
})

const shape = (messages: readonly Message[], ids: Readonly<Record<number, string>> = {}) =>
  foldThread(messages, new Map(Object.entries(ids).map(([id, header]) => [Number(id), arrival(header)]))).map(item =>
    item.kind === 'message' ? item.message.id : item.messages.map(({ message, why }) => `${message.id} ${why}`),
  )

test('what machines send is folded, runs of it together, and nothing is left out', () => {
  const thread = [
    message(1, null, { direction: 'out' }),
    message(2, 'automatic-reply'),
    message(3, 'read-receipt'),
    message(4, 'acknowledgement'),
    message(5, 'bounce'),
    message(6, 'answer'),
    message(7, null, { direction: 'note' }),
  ]
  expect(shape(thread)).toEqual([1, ['2 automatic-reply', '3 read-receipt'], 4, ['5 bounce'], 6, 7])
})

test('what somebody has said is something else stands open', () => {
  expect(shape([message(1, 'automatic-reply', { guessUndone: true })])).toEqual([1])
})

test('the same mail again is folded; one that only bears the same number is not', () => {
  const same = { subject: 'RE: Request' }
  const thread = [message(1, 'answer', same), message(2, 'answer', same), message(3, 'answer', { ...same, text: 'Other words' })]
  expect(shape(thread, { 1: '<a@b>', 2: '<a@b>', 3: '<a@b>' })).toEqual([1, ['2 again'], 3])
  expect(shape(thread, { 1: '<a@b>', 2: '<c@d>' })).toEqual([1, 2, 3])
  expect(shape(thread)).toEqual([1, 2, 3])
})

test('the same words with another file are no repetition', () => {
  const file = (sha256: string) => ({ attachments: [{ name: 'a.pdf', type: 'application/pdf', bytes: 1, sha256 }], subject: 'x' })
  expect(shape([message(1, 'answer', file('1')), message(2, 'answer', file('2'))], { 1: '<a@b>', 2: '<a@b>' })).toEqual([1, 2])
})
