import { max } from 'd3-array'
import { scaleBand, scaleLinear } from 'd3-scale'
import { type Drawing, type Ink, type Mark, rounded } from '../drawing.ts'
import { valueAxis, wholeTicks } from './axis.ts'

export type Layer = { label: string; fill: Ink; isHatched?: boolean }
export type Column = { label: string; values: readonly number[]; isFaint?: boolean; interval?: readonly [number, number] }

const width = 680
const height = 300
const keyRow = 20

/** Columns of layers, one column a year or a band, with an interval of the sum where there is one. Layers differ in tone and hatching, and are named. */
export function stackedColumns(layers: readonly Layer[], columns: readonly Column[], description: string): Drawing {
  const shownLayers = layers.length > 1 ? layers : []
  const frame = { left: 46, top: 14 + Math.ceil(shownLayers.length / 4) * keyRow, width: width - 56, height: 0 }
  frame.height = height - frame.top - 34
  const top = Math.max(1, max(columns, column => Math.max(sum(column.values), column.interval?.[1] ?? 0)) ?? 1)
  const y = scaleLinear([0, top], [frame.top + frame.height, frame.top]).nice(5)
  const x = scaleBand(
    columns.map(({ label }) => label),
    [frame.left, frame.left + frame.width],
  ).padding(0.28)
  const every = Math.max(1, Math.ceil((columns.length * 44) / frame.width))
  const marks: Mark[] = [
    ...key(shownLayers, frame.left),
    ...valueAxis(frame, wholeTicks(y.ticks(5)), value => rounded(y(value))),
    ...columns.flatMap((column, at): Mark[] => {
      const left = rounded(x(column.label) ?? 0)
      const band = rounded(x.bandwidth())
      return [
        ...segments(column, layers, { left, band, y }),
        ...interval(column, left + band / 2, y),
        ...(at % every === 0
          ? [
              {
                kind: 'text',
                x: rounded(left + band / 2),
                y: frame.top + frame.height + 18,
                text: column.label,
                size: 11,
                anchor: 'middle',
                fill: 'ink',
              } as const,
            ]
          : []),
      ]
    }),
  ]
  return { width, height, description, marks }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

type Scale = (value: number) => number

function segments(column: Column, layers: readonly Layer[], { left, band, y }: { left: number; band: number; y: Scale }): Mark[] {
  let below = 0
  return column.values.flatMap((value, at): Mark[] => {
    const layer = layers[at]
    if (layer === undefined || value === 0) return []
    const bottom = y(below)
    below += value
    return [
      {
        kind: 'rect',
        x: left,
        y: rounded(y(below)),
        width: band,
        height: rounded(bottom - y(below)),
        fill: layer.fill,
        stroke: 'paper',
        ...(layer.isHatched === true ? { isHatched: true } : {}),
        ...(column.isFaint === true ? { opacity: 0.45 } : {}),
      },
    ]
  })
}

function interval(column: Column, middle: number, y: Scale): Mark[] {
  if (column.interval === undefined) return []
  const [low, high] = column.interval
  const line = (x1: number, x2: number, y1: number, y2: number): Mark => ({
    kind: 'line',
    x1: rounded(x1),
    x2: rounded(x2),
    y1: rounded(y1),
    y2: rounded(y2),
    stroke: 'ink',
    width: 1.2,
  })
  return [
    line(middle, middle, y(low), y(high)),
    line(middle - 4, middle + 4, y(low), y(low)),
    line(middle - 4, middle + 4, y(high), y(high)),
  ]
}

export function key(layers: readonly Layer[], left: number): Mark[] {
  return layers.flatMap(({ label, fill, isHatched }, at): Mark[] => {
    const x = left + (at % 4) * 155
    const y = 4 + Math.floor(at / 4) * keyRow
    return [
      { kind: 'rect', x, y, width: 12, height: 12, fill, ...(isHatched === true ? { isHatched: true } : {}) },
      { kind: 'text', x: x + 18, y: y + 10, text: label, size: 11, anchor: 'start', fill: 'ink' },
    ]
  })
}
