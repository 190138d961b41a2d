import { expect, test } from 'vitest'
import { roundedCount } from './rounded-count.ts'

test.each([
  [0, { kind: 'none' }],
  [1, { kind: 'few', below: 5 }],
  [4, { kind: 'few', below: 5 }],
  [5, { kind: 'least', least: 5 }],
  [9, { kind: 'least', least: 5 }],
  [10, { kind: 'least', least: 10 }],
  [10_004, { kind: 'least', least: 10_000 }],
])('%i signatures are said as %j', (count, said) => {
  expect(roundedCount(count)).toEqual(said)
})

test.each([-1, 1.5, Number.NaN])('%d is no count', count => {
  expect(() => roundedCount(count)).toThrow('whole number')
})

test('two parts of a sum that differ by one signature are mostly told the same', () => {
  const same = Array.from(
    { length: 100 },
    (_, count) => JSON.stringify(roundedCount(count)) === JSON.stringify(roundedCount(count + 1)),
  )
  expect(same.filter(Boolean).length).toBeGreaterThan(75)
})
