import { expect, test } from 'vitest'
import type { SubmissionState } from '../submissions/stored-submission.ts'
import { type MayDecide, mayDecide, type SubmissionDecision, standingOf } from './judge-decision.ts'

const sent = (...states: SubmissionState[]) =>
  states.map((state, at) => ({ id: at + 1, state, receivedAt: new Date(Date.UTC(2026, at, 1)) }))

test.each<[string, SubmissionDecision, SubmissionState[], number, MayDecide]>([
  ['one that waits', 'sign-off', ['received'], 1, 'yes'],
  ['one that was declined by mistake', 'sign-off', ['declined'], 1, 'yes'],
  ['one whose sign-off was taken back by mistake', 'sign-off', ['withdrawn'], 1, 'yes'],
  ['one that is signed off', 'sign-off', ['signed-off'], 1, 'wrong-state'],
  ['one after which a newer one waits', 'sign-off', ['received', 'received'], 1, 'later'],
  ['one after which a newer one was signed off', 'sign-off', ['received', 'signed-off'], 1, 'later'],
  ['one after which a newer one was declined', 'sign-off', ['received', 'declined'], 1, 'yes'],
  ['the newer of two', 'sign-off', ['signed-off', 'received'], 2, 'yes'],
  ['one that waits', 'decline', ['received'], 1, 'yes'],
  ['one that is signed off', 'decline', ['signed-off'], 1, 'wrong-state'],
  ['one that is signed off', 'withdraw', ['signed-off'], 1, 'yes'],
  ['one that waits', 'withdraw', ['received'], 1, 'wrong-state'],
])('%s: %s', (_, decision, states, id, expected) => {
  const all = sent(...states)
  const submission = all[id - 1]
  if (!submission) throw new Error('It is one of them')
  expect(mayDecide(decision, { submission, all, trust: 'EX-001', isPart: false })).toBe(expected)
})

test('without one open trust nothing is signed off, and declining is still possible', () => {
  const [submission] = sent('received')
  if (!submission) throw new Error('There is one')
  const given = { submission, all: [submission], trust: null, isPart: false }
  expect([mayDecide('sign-off', given), mayDecide('decline', given)]).toEqual(['no-trust', 'yes'])
})

test('a count of what is a part of another trust now is not signed off, and can be declined', () => {
  const [submission] = sent('received')
  if (!submission) throw new Error('There is one')
  const given = { submission, all: [submission], trust: 'EX-002', isPart: true }
  expect([mayDecide('sign-off', given), mayDecide('decline', given)]).toEqual(['part', 'yes'])
})

test.each<[string, SubmissionState[], number | null]>([
  ['none', ['received', 'declined'], null],
  ['the newest that is signed off', ['signed-off', 'signed-off', 'received'], 2],
  ['the one before, when the newer was taken back', ['signed-off', 'withdrawn'], 1],
])('what stands: %s', (_, states, id) => {
  expect(standingOf(sent(...states))?.id ?? null).toBe(id)
})
