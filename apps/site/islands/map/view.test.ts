import { describe, expect, it } from 'vitest'
import { between, centreOn, closest, fit, frame, isInFrame, keepInside, moveBy, onScreen, whole, zoomAt } from './view.ts'

const leeds = { x: 443, y: 560 }
const corners = [
  { x: 0, y: 0 },
  { x: frame.width, y: frame.height },
]

describe('a view', () => {
  it('keeps what is under the finger where it is', () => {
    const closer = zoomAt(whole, 3, leeds)
    expect(closer.scale).toBe(3)
    expect(onScreen(closer, leeds).x).toBeCloseTo(leeds.x)
    expect(onScreen(closer, leeds).y).toBeCloseTo(leeds.y)
    expect(zoomAt(closer, 1 / 3, leeds)).toEqual(whole)
  })

  it.each([
    ['closer than there is anything to see', { scale: 100, x: -50, y: -50 }],
    ['further than the whole country', { scale: 0.2, x: 0, y: 0 }],
    ['beyond the western edge', { scale: 4, x: 500, y: 0 }],
    ['beyond the south-eastern corner', { scale: 4, x: -9999, y: -9999 }],
  ])('never goes %s', (_, asked) => {
    const view = keepInside(asked)
    expect(view.scale).toBeGreaterThanOrEqual(1)
    expect(view.scale).toBeLessThanOrEqual(closest)
    const [first, last] = corners.map(corner => onScreen(view, corner))
    expect(Math.max(first?.x ?? 1, first?.y ?? 1)).toBeLessThanOrEqual(0)
    expect(last?.x).toBeGreaterThanOrEqual(frame.width)
    expect(last?.y).toBeGreaterThanOrEqual(frame.height)
  })

  it('does not move when the whole country is seen', () => {
    expect(moveBy(whole, { x: 80, y: -80 })).toEqual(whole)
  })

  it('fits spots into the frame, as close as it may', () => {
    const spots = [leeds, { x: 470, y: 600 }, { x: 430, y: 640 }]
    const view = fit(spots, 8)
    expect(view.scale).toBeGreaterThan(2)
    for (const spot of spots) expect(isInFrame(onScreen(view, spot), -10)).toBe(true)
    expect(fit([leeds], 8).scale).toBe(8)
    expect(fit(corners, 8)).toEqual(whole)
  })

  it('goes evenly from one view to another', () => {
    const to = centreOn(leeds, 8)
    expect(between(whole, to, 0)).toEqual(whole)
    expect(between(whole, to, 1).scale).toBeCloseTo(8)
    const scales = [0.2, 0.5, 0.8].map(part => between(whole, to, part).scale)
    expect(scales).toEqual([...scales].sort((a, b) => a - b))
  })
})
