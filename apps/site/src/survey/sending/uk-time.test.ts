import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findRoot, loadMessages } from '../../foundation/index.ts'
import { momentInUk } from './uk-time.ts'

const t = loadMessages(join(findRoot(import.meta.dirname), 'content/messages')).in('en')

test.each([
  ['in winter', '2026-11-22T10:05:00Z', '2026-11-22T09:00:00Z', '22 November 2026, 10:05'],
  ['in summer', '2026-07-01T10:05:00Z', '2026-07-01T09:00:00Z', '1 July 2026, 11:05'],
  ['before the clocks go back', '2026-10-25T00:30:00Z', '2026-10-25T00:10:00Z', '25 October 2026, 01:30'],
  ['after, seen from before', '2026-10-25T01:30:00Z', '2026-10-25T00:10:00Z', '25 October 2026, 01:30 (GMT)'],
  ['when they go forward', '2027-03-28T01:15:00Z', '2027-03-28T00:50:00Z', '28 March 2027, 02:15 (BST)'],
])('%s', (_, instant, now, said) => {
  expect(momentInUk(t, new Date(instant), new Date(now))).toBe(said)
})
