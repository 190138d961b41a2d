import { expect, test } from 'vitest'
import { judgePassword } from './password-rules.ts'

const who = { email: 'first.admin@staff.example', name: 'First Admin Person' }

test.each([
  ['', 'empty'],
  ['eleven sign', 'too-short'],
  ['👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 'too-short'],
  ['x'.repeat(129), 'too-long'],
  ['aaaaaaaaaaaaaaa', 'one-letter'],
  ['First.Admin@staff.EXAMPLE', 'is-email'],
  ['first-admin!!', 'is-email'],
  ['first admin person', 'is-name'],
  ['twelve signs', null],
  ['mae hen wlad fy nhadau', null],
  ['Tŷ bach twt 💛 yn y coed', null],
  ['x1'.repeat(64), null],
] as const)('%j', (password, fault) => {
  expect(judgePassword(password, who)).toBe(fault)
})
