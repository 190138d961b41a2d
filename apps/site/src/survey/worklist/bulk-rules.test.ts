import { describe, expect, test } from 'vitest'
import { answerClasses } from '../types.ts'
import { type BulkAim, type BulkGround, judgeBulk, workAfterReading } from './bulk-rules.ts'

const late: BulkGround = {
  code: 'EX-101',
  delivery: 'sent',
  clock: 'overdue',
  work: 'waiting',
  answer: 'none',
  channel: 'email',
  assignee: null,
  chasedOn: null,
  address: 'foi@ex-101.invalid',
  isBouncing: false,
  letter: 'ready',
}
const chase: BulkAim = { kind: 'chase', today: '2027-03-29' }

describe('a reminder', () => {
  test.each([
    ['to whoever is late', {}, 'will'],
    ['not before the day', { clock: 'running' }, 'not-overdue'],
    ['not while it is paused', { clock: 'paused' }, 'paused'],
    ['not of a letter that came back', { delivery: 'bounced' }, 'came-back'],
    ['not while a mail waits that nobody has read', { work: 'to-read' }, 'unread-mail'],
    ['also to whom something else is owed', { work: 'to-write' }, 'will'],
    ['not to a trust that was left out', { work: 'excluded' }, 'excluded'],
    ['not after an answer', { clock: 'answered' }, 'not-overdue'],
    ['not instead of chasing a review', { clock: 'review-overdue' }, 'review-is-late'],
    ['not twice in a week, also over the change of the clocks', { chasedOn: '2027-03-23' }, 'chased-lately'],
    ['again after a week', { chasedOn: '2027-03-22' }, 'will'],
    ['not by mail to a portal', { channel: 'portal' }, 'by-hand'],
    ['not by mail to a letter box', { channel: 'post' }, 'by-hand'],
    ['not without an address', { address: null }, 'no-address'],
    ['not to an address that bounces', { isBouncing: true }, 'bouncing'],
    ['not without a letter', { letter: 'missing' }, 'no-letter'],
    ['not with a hole in the letter', { letter: 'unfilled' }, 'unfilled'],
  ] as const)('%s', (_, more, verdict) => {
    expect(judgeBulk(chase, { ...late, ...more }, [])).toBe(verdict)
  })
})

test.each([
  [{ kind: 'assign', assignee: 'a' }, {}, 'will'],
  [{ kind: 'assign', assignee: 'a' }, { assignee: 'a' }, 'already-theirs'],
  [{ kind: 'assign', assignee: null }, {}, 'already-theirs'],
  [{ kind: 'portal' }, {}, 'will'],
  [{ kind: 'portal' }, { channel: 'portal' }, 'already-portal'],
  [{ kind: 'read' }, { work: 'to-read' }, 'will'],
  [{ kind: 'read' }, { work: 'to-mark' }, 'nothing-to-read'],
] as const)('%j of %j: %s', (aim, more, verdict) => {
  expect(judgeBulk(aim, { ...late, ...more }, [])).toBe(verdict)
})

test('nobody touches a trust that they are barred from', () => {
  for (const aim of [chase, { kind: 'assign', assignee: 'a' }, { kind: 'portal' }, { kind: 'read' }] as const)
    expect(judgeBulk(aim, late, ['EX-101'])).toBe('barred')
})

test('reading leads to what the answer asks for, never to nothing at all', () => {
  expect(Object.fromEntries(answerClasses.map(answer => [answer, workAfterReading(answer)]))).toEqual({
    none: 'waiting',
    acknowledged: 'waiting',
    'clarification-asked': 'to-write',
    'fees-asked': 'to-write',
    answered: 'to-mark',
    'answered-in-part': 'to-mark',
    'not-held': 'to-mark',
    'refused-cost': 'to-mark',
    'refused-other': 'to-mark',
    elsewhere: 'to-mark',
  })
})
