import { expect, test } from 'vitest'
import { rounded } from './rounded.ts'

test.each([
  [0, { kind: 'none' }],
  [1, { kind: 'few', below: 5 }],
  [4, { kind: 'few', below: 5 }],
  [5, { kind: 'about', about: 5 }],
  [7, { kind: 'about', about: 5 }],
  [8, { kind: 'about', about: 10 }],
  [22, { kind: 'about', about: 20 }],
  [104, { kind: 'about', about: 100 }],
  [997, { kind: 'about', about: 1000 }],
  [10_049, { kind: 'about', about: 10_000 }],
])('%d is said as %o', (count, expected) => {
  expect(rounded(count)).toEqual(expected)
})

test.each([-1, 1.5, Number.NaN])('%d is no count', count => {
  expect(() => rounded(count)).toThrow()
})
