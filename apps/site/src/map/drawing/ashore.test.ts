import { expect, it } from 'vitest'
import { distanceOffshore, isOnLand } from './ashore.ts'

const island = [
  { x: 0, y: 0 },
  { x: 10, y: 0 },
  { x: 10, y: 10 },
  { x: 0, y: 10 },
]

it('knows land from sea', () => {
  expect(isOnLand({ x: 5, y: 5 }, [island])).toBe(true)
  expect(isOnLand({ x: 15, y: 5 }, [island])).toBe(false)
  expect(isOnLand({ x: 5, y: 5 }, [])).toBe(false)
})

it('measures how far out at sea a spot is, to the nearest coast', () => {
  const other = island.map(({ x, y }) => ({ x: x + 30, y }))
  expect(distanceOffshore({ x: 5, y: 5 }, [island])).toBe(0)
  expect(distanceOffshore({ x: 13, y: 5 }, [island])).toBe(3)
  expect(distanceOffshore({ x: 13, y: 14 }, [island])).toBe(5)
  expect(distanceOffshore({ x: 28, y: 5 }, [island, other])).toBe(2)
})
