import type { Shape } from './shape.ts'

type Whisker = {
  readonly from: number
  readonly to: number
  readonly y: number
  readonly reach: number
  /** Whether no upper end is known: an arrow stands in its place. */
  readonly isOpen: boolean
}

/** A lying line with an end on both sides, on a wider one of paper, so that it is seen on a bar too. */
export const drawWhisker = ({ from, to, y, reach, isOpen }: Whisker): Shape[] => [
  { kind: 'line', x1: from - 1.5, y1: y, x2: to + 1.5, y2: y, ink: 'paper', width: 5 },
  { kind: 'line', x1: from, y1: y, x2: to, y2: y, ink: 'ink', width: 1.6 },
  { kind: 'line', x1: from, y1: y - reach, x2: from, y2: y + reach, ink: 'ink', width: 1.6 },
  ...(isOpen
    ? drawArrow(to, y)
    : [{ kind: 'line', x1: to, y1: y - reach, x2: to, y2: y + reach, ink: 'ink', width: 1.6 } as const]),
]

/** “And more”: the end of something whose end nobody outside the hospital knows. */
export const drawArrow = (x: number, y: number): Shape[] => [
  { kind: 'path', d: `M${x - 5} ${y - 6}L${x + 3} ${y}L${x - 5} ${y + 6}`, ink: 'ink', width: 1.6 },
]
