import type { Mark } from '../drawing.ts'

const number = new Intl.NumberFormat('en-GB')

export type Frame = { left: number; top: number; width: number; height: number }

/** Horizontal guide lines with their values at the left. */
export function valueAxis(
  frame: Frame,
  ticks: readonly number[],
  y: (value: number) => number,
  say = (value: number) => number.format(value),
): Mark[] {
  return ticks.flatMap((tick): Mark[] => [
    {
      kind: 'line',
      x1: frame.left,
      x2: frame.left + frame.width,
      y1: y(tick),
      y2: y(tick),
      stroke: 'line',
      width: tick === 0 ? 1 : 0.5,
    },
    { kind: 'text', x: frame.left - 6, y: y(tick) + 3.5, text: say(tick), size: 10.5, anchor: 'end', fill: 'soft' },
  ])
}

/** Whole numbers only: there is no half person. */
export const wholeTicks = (ticks: readonly number[]): number[] => [...new Set(ticks.filter(Number.isInteger))]
