import { expect, it } from 'vitest'
import { nearLand } from './ashore.ts'

const island = [
  { x: 0, y: 0 },
  { x: 100, y: 0 },
  { x: 100, y: 100 },
  { x: 0, y: 100 },
]
const other = island.map(({ x, y }) => ({ x: x + 130, y }))

it.each([
  ['in the middle of an island', 50, 50, true],
  ['in the middle of the other', 180, 50, true],
  ['just outside its western coast', -3, 50, true],
  ['as far out as it may be', 108, 50, true],
  ['further out', 109, 50, false],
  ['off a corner', 106, 106, false],
  ['between both', 115, 50, false],
  ['near the other one', 123, 99, true],
  ['far away', 400, -300, false],
])('%s (%d, %d): %s', (_, x, y, near) => expect(nearLand([island, other], 8)({ x, y })).toBe(near))

it('knows no land where there is none', () => {
  expect(nearLand([], 8)({ x: 5, y: 5 })).toBe(false)
})
