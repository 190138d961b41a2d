import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findRoot, loadMessages } from '../../foundation/index.ts'
import { roundedCount } from './rounded-count.ts'

const t = loadMessages(join(findRoot(import.meta.dirname), 'content/messages')).in('en')

test.each([
  [0, '0'],
  [1, 'fewer than 10'],
  [9, 'fewer than 10'],
  [10, 'about 10'],
  [14, 'about 10'],
  [15, 'about 20'],
  [12_344, 'about 12,340'],
])('%i people are said as “%s”', (count, said) => {
  expect(roundedCount(t, count)).toBe(said)
})
