import { expect, test } from 'vitest'
import { fitLine } from './line.ts'

test('a straight line with a fixed part is found, and leaves nothing over', () => {
  const { fixed, slope, largestDeviation } = fitLine([1, 3, 10].map(x => ({ x, y: 0.7 + 0.3 * x })))
  expect(fixed).toBeCloseTo(0.7, 10)
  expect(slope).toBeCloseTo(0.3, 10)
  expect(largestDeviation).toBeLessThan(1e-10)
})

test('time that grows with the square is no line, though its fixed part is free', () => {
  expect(fitLine([1, 3, 10].map(x => ({ x, y: 0.7 + 0.03 * x ** 2 }))).largestDeviation).toBeGreaterThan(0.1)
})

test('a point that is off by a tenth is seen at either end', () => {
  const off = (place: number) =>
    fitLine([1, 3, 10].map((x, at) => ({ x, y: (0.7 + 0.3 * x) * (at === place ? 1.1 : 1) }))).largestDeviation
  for (const place of [0, 1, 2]) expect(off(place)).toBeGreaterThan(0.01)
})

test('two sizes are no test of a line', () => {
  expect(() => fitLine([1, 2].map(x => ({ x, y: x })))).toThrow('fewer than three sizes')
})
