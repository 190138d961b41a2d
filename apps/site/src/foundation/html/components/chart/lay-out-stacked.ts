import type { StackedRow, StackedSpec } from './chart-spec.ts'
import { drawKey } from './draw-key.ts'
import { roughWidth } from './rough-width.ts'
import { type Drawing, fine, type Shape } from './shape.ts'

const size = 15
const small = 13
const barHeight = 22
const rowHeight = 74

/** Bars made of parts: the name above, under each part how many it holds where there is room. The table has every number. */
export function layOutStacked(spec: StackedSpec, width: number): Drawing {
  const key = drawKey(
    spec.parts.map(({ label, fill }) => ({ label, look: { kind: 'fill', fill } })),
    width,
  )
  const longest = Math.max(0, ...spec.rows.map(({ values }) => sum(values)))
  const shapes = spec.rows.flatMap((row, at) =>
    drawRow(row, { spec, width, top: key.height + at * rowHeight, whole: spec.scale === 'share' ? sum(row.values) : longest }),
  )
  return { width, height: key.height + spec.rows.length * rowHeight, shapes: [...key.shapes, ...shapes] }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

type Place = { readonly spec: StackedSpec; readonly width: number; readonly top: number; readonly whole: number }

function drawRow({ label, values, said }: StackedRow, { spec, width, top, whole }: Place): Shape[] {
  let before = 0
  const parts = values.flatMap((value, at): Shape[] => {
    if (value <= 0) return []
    const x = (before / whole) * width
    const wide = (value / whole) * width
    before += value
    const words = spec.write(value)
    const bar: Shape = {
      kind: 'rect',
      x: fine(x),
      y: top + 22,
      width: fine(wide),
      height: barHeight,
      fill: spec.parts[at]?.fill ?? 'empty',
    }
    const isRoomy = roughWidth(words, small) + 2 <= wide
    return isRoomy
      ? [bar, { kind: 'text', x: fine(x + wide / 2), y: top + 60, text: words, size: small, anchor: 'middle', ink: 'soft' }]
      : [bar]
  })
  return [
    { kind: 'text', x: 0, y: top + 15, text: label, size, anchor: 'start', ink: 'ink' },
    ...(said === undefined
      ? []
      : [{ kind: 'text', x: width, y: top + 15, text: said, size, anchor: 'end', ink: 'ink', isBold: true } as const]),
    ...parts,
  ]
}
