import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findRoot, loadMessages } from '../../foundation/index.ts'
import { dayAsKnown } from './day-as-known.ts'

const messages = loadMessages(join(findRoot(), 'content/messages'))

test.each([
  ['2018-12-07', '7 December 2018'],
  ['2018-12', 'December 2018'],
  ['2016', '2016'],
])('%s is said as %s, without a day that nobody gave', (day, words) => {
  expect(dayAsKnown(messages.in('en'), day)).toBe(words)
})

test('speaks Welsh too', () => {
  expect(dayAsKnown(messages.in('cy'), '2018-12')).toBe('Rhagfyr 2018')
})
