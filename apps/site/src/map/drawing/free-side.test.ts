import { expect, it } from 'vitest'
import { freeSide } from './free-side.ts'

const place = { x: 100, y: 100 }

it('puts a name above where nothing is in the way', () => {
  expect(freeSide(place, [])).toEqual({ x: 100, y: 60 })
})

it('goes to the side on which pins are furthest away', () => {
  expect(freeSide(place, [{ x: 100, y: 60 }])).toEqual({ x: 100, y: 140 })
  const aboveAndBelow = [
    { x: 100, y: 60 },
    { x: 100, y: 140 },
    { x: 60, y: 100 },
  ]
  expect(freeSide(place, aboveAndBelow)).toEqual({ x: 154, y: 100 })
})

it('keeps a name at the edge of the drawing whole', () => {
  const pinsBeside = [
    { x: 620, y: 60 },
    { x: 620, y: 140 },
    { x: 560, y: 100 },
  ]
  expect(freeSide({ x: 620, y: 100 }, pinsBeside).x).toBeLessThan(640)
  expect(freeSide({ x: 60, y: 100 }, []).x).toBe(60)
})
