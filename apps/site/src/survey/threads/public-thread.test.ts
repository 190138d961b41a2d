import { expect, test } from 'vitest'
import type { Message } from '../types.ts'
import { countRemoved, hasLeak, publicThread } from './public-thread.ts'
import { hidingOf } from './redact/redact-text.ts'
import type { Redaction } from './redact/redaction.ts'

const message = (change: Partial<Message> = {}): Message => ({
  id: 7,
  round: '2027-1',
  trustCode: 'EX-901',
  direction: 'in',
  letterKind: null,
  mailId: null,
  from: 'Zorvina Quellmarth <foi@trust.example>',
  to: '',
  subject: 'Answer of Zorvina',
  text: 'We record 31 people.\nQuellmarth',
  at: new Date('2027-03-20T12:00:00.123Z'),
  cameBy: 'mail',
  guess: null,
  guessUndone: false,
  isFiledByHand: false,
  attachments: [{ name: 'zorvina.pdf', type: 'application/pdf', bytes: 10, sha256: 'a'.repeat(64) }],
  ...change,
})
const request = { round: '2027-1', trustCode: 'EX-901', reference: '2027-1/EX-901', language: 'en' } as const
const named: readonly Redaction[] = [{ kind: 'name', text: 'Zorvina Quellmarth' }]
const hidingFor = (redactions: readonly Redaction[], own: readonly string[] = []) => hidingOf(redactions, { own, all: own })
const threadOf = (messages: readonly Message[], redactions: readonly Redaction[]) =>
  publicThread({ request, messages, redactions, hiding: hidingFor(redactions) })

test('our own notes are no letters, and every text of a letter is looked at', () => {
  const thread = threadOf([message(), message({ direction: 'note', text: 'Zorvina rang' })], named)
  expect(thread.messages).toHaveLength(1)
  expect(countRemoved(thread)).toBe(5)
  expect(hasLeak(thread, hidingFor(named))).toBe(false)
  expect(thread.messages[0]?.at).toBe('2027-03-20T12:00:00Z')
})

test('of a letter that goes whole, nothing but its day and its heads stay', () => {
  const whole = threadOf([message()], [...named, { kind: 'message', text: '7' }])
  expect(whole.messages[0]).toMatchObject({
    subject: [{ removed: 'message' }],
    text: [{ removed: 'message' }],
    attachments: [{ name: [{ removed: 'message' }] }],
  })
})

test('what has slipped through is seen before it is published', () => {
  const careless = threadOf([message()], [])
  expect(hasLeak(careless, hidingFor(named))).toBe(true)
  expect(hasLeak(threadOf([message({ text: 'key k7m2q9x4w8', from: '' })], []), hidingFor([], ['k7m2q9x4w8']))).toBe(true)
})

test('what a machine wrote is said, unless a person has said otherwise', () => {
  expect(threadOf([message({ guess: 'automatic-reply' })], named).messages[0]?.sort).toBe('automatic-reply')
  expect(threadOf([message({ guess: 'automatic-reply', guessUndone: true })], named).messages[0]?.sort).toBe(null)
  expect(threadOf([message({ guess: 'answer' })], named).messages[0]?.sort).toBe(null)
})
