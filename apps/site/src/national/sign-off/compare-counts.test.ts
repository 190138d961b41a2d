import { nameOfKey, type Submission } from '@spotlight/submission'
import { expect, test } from 'vitest'
import { exampleKey } from '../example/example-keys.ts'
import { compareCounts } from './compare-counts.ts'
import { contentFor } from './test/put-submission.ts'

const submission = (change: Parameters<typeof contentFor>[1] = {}): Submission => ({
  ...contentFor('EX-001', change),
  key: nameOfKey(exampleKey('EX-001', 1)),
})

test('without one before, every second number is missing, and nothing is another way', () => {
  const { years, alive, otherWays } = compareCounts(submission(), null)
  expect(years.map(({ from, total }) => [from, total])).toEqual([
    [2024, { now: 65, before: null }],
    [2025, { now: 60, before: null }],
  ])
  expect([alive, otherWays]).toEqual([{ now: 160, before: null }, []])
})

test('a year that only one of the two has stands with what the other does not have', () => {
  const before = submission({
    incidence: {
      shown: 'pooled',
      rows: [{ from: 2022, to: 2024, total: 150, deNovo: 'merged', recurrent: 'merged', unclassified: 'merged' }],
    },
  })
  const { years, otherWays } = compareCounts(submission(), before)
  expect(years.map(({ from, to, total }) => [from, to, total.now, total.before])).toEqual([
    [2022, 2024, null, 150],
    [2024, 2024, 65, null],
    [2025, 2025, 60, null],
  ])
  expect(otherWays).toEqual(['shown'])
})

test('checks of both are there, and other rules are said', () => {
  const { definitions } = contentFor('EX-001')
  const before = submission({
    completeness: [{ id: 'pathway', band: '*' }],
    definitions: { ...definitions, sha256: 'c'.repeat(64) },
  })
  const { checks, otherWays } = compareCounts(submission(), before)
  expect(checks).toEqual([
    { id: 'stage', now: { from: 90, to: 95 }, before: null },
    { id: 'pathway', now: null, before: '*' },
  ])
  expect(otherWays).toEqual(['definitions'])
})
