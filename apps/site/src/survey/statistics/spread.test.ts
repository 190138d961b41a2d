import { expect, test } from 'vitest'
import { spreadOf } from './spread.ts'

// Checked against R: quantile(x, type = 7).
test.each([
  [[], null],
  [[20], { count: 1, least: 20, lowerQuartile: 20, median: 20, upperQuartile: 20, most: 20 }],
  [[4, 1], { count: 2, least: 1, lowerQuartile: 1.75, median: 2.5, upperQuartile: 3.25, most: 4 }],
  [[5, 3, 1, 2, 4], { count: 5, least: 1, lowerQuartile: 2, median: 3, upperQuartile: 4, most: 5 }],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], { count: 10, least: 1, lowerQuartile: 3.25, median: 5.5, upperQuartile: 7.75, most: 10 }],
])('%j', (numbers, expected) => expect(spreadOf(numbers)).toEqual(expected))
