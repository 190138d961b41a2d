import { expect, test } from 'vitest'
import { TryLimit } from './try-limit.ts'

const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 10, 0, second))

test('allows so many tries in a window, to each caller apart, and all again in the next', () => {
  const limit = new TryLimit({ tries: 2, windowMs: 10_000 })
  expect([0, 1, 2].map(second => limit.allows('one', at(second)))).toEqual([true, true, false])
  expect(limit.allows('other', at(2))).toBe(true)
  expect(limit.allows('one', at(9))).toBe(false)
  expect(limit.allows('one', at(10))).toBe(true)
})
