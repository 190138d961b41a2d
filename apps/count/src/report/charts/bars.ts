import { max } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { type Drawing, type Ink, type Mark, rounded } from '../drawing.ts'

export type Bar = { label: string; value: number; said: string; interval?: readonly [number, number] }

const width = 680
const rowHeight = 26

/** Lying bars with their values written beside them: labels may be long. `whole` is the value of the full width, where it is a share. */
export function bars(
  rows: readonly Bar[],
  { description, fill = 'aubergine', whole }: { description: string; fill?: Ink; whole?: number },
): Drawing {
  const left = 210
  const right = 96
  const top = whole ?? Math.max(1, max(rows, row => Math.max(row.value, row.interval?.[1] ?? 0)) ?? 1)
  const x = scaleLinear([0, top], [left, width - right])
  const marks = rows.flatMap((row, at): Mark[] => {
    const y = at * rowHeight + 4
    return [
      { kind: 'text', x: left - 8, y: y + 13, text: short(row.label), size: 11.5, anchor: 'end', fill: 'ink' },
      { kind: 'rect', x: left, y, width: rounded(width - right - left), height: 18, fill: 'sand' },
      ...(row.value > 0 ? [{ kind: 'rect', x: left, y, width: rounded(x(row.value) - left), height: 18, fill } as const] : []),
      ...(row.interval === undefined
        ? []
        : [
            {
              kind: 'line',
              x1: rounded(x(row.interval[0])),
              x2: rounded(x(Math.min(top, row.interval[1]))),
              y1: y + 9,
              y2: y + 9,
              stroke: 'ink',
              width: 1.4,
            } as const,
          ]),
      { kind: 'text', x: width - right + 8, y: y + 13, text: row.said, size: 11.5, anchor: 'start', fill: 'ink', isBold: true },
    ]
  })
  return { width, height: Math.max(rowHeight, rows.length * rowHeight + 4), description, marks }
}

const longest = 34
const short = (label: string): string => (label.length > longest ? `${label.slice(0, longest - 1)}…` : label)
