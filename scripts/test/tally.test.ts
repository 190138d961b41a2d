import { expect, test } from 'vitest'
import { count, isGood, type Result, skippedInWords, summaryLine } from './tally.ts'

const results: Result[] = [
  { name: 'a', outcome: 'passed' },
  { name: 'b', outcome: 'passed' },
  { name: 'c', outcome: 'failed', reason: 'it is dark' },
  { name: 'd', outcome: 'skipped', reason: 'PostgreSQL: not installed' },
  { name: 'e', outcome: 'skipped', reason: 'PostgreSQL: not installed' },
  { name: 'f', outcome: 'skipped' },
]

test('the last line counts everything once', () => {
  expect(summaryLine(count(results))).toBe('2 passed, 1 failed, 3 skipped')
  expect(summaryLine(count([]))).toBe('0 passed, 0 failed, 0 skipped')
})

test('skips are gathered by their reason', () => {
  expect(skippedInWords(results)).toEqual(['2 tests were skipped: PostgreSQL: not installed', '1 test was skipped: f'])
})

test.each([
  ['all passed', { passed: 3, failed: 0, skipped: 0 }, false, true],
  ['one failed', { passed: 3, failed: 1, skipped: 0 }, true, false],
  ['nothing ran', { passed: 0, failed: 0, skipped: 0 }, true, false],
  ['a skip where it may', { passed: 3, failed: 0, skipped: 1 }, true, true],
  ['a skip where everything must run', { passed: 3, failed: 0, skipped: 1 }, false, false],
])('%s', (_, tally, maySkip, good) => {
  expect(isGood(tally, maySkip)).toBe(good)
})
