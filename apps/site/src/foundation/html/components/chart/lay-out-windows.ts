import type { WindowsSpec } from './chart-spec.ts'
import { roughWidth } from './rough-width.ts'
import { type Drawing, fine, type Shape } from './shape.ts'

const size = 15
const pane = { width: 13, height: 17 } as const
const [across, down] = [20, 25]

/** Rows of windows, one for each of a group; those that are lit come first. */
export function layOutWindows({ key, rows }: WindowsSpec, width: number): Drawing {
  const isWide = width >= 520
  const left = isWide
    ? 24 + Math.max(0, ...rows.map(({ label, said }) => Math.max(roughWidth(label, size), roughWidth(said, 13))))
    : 0
  const aRow = Math.max(1, Math.floor((width - left) / across))
  let y = 34
  const shapes = rows.flatMap(({ label, lit, of, said }): Shape[] => {
    const first = y + (isWide ? 0 : 26)
    const drawn = Array.from(
      { length: of },
      (_, at): Shape => ({
        kind: 'rect',
        x: fine(left + (at % aRow) * across),
        y: first + Math.floor(at / aRow) * down,
        ...pane,
        fill: at < lit ? 'lit' : 'dark',
      }),
    )
    const lines = Math.ceil(of / aRow)
    const words = drawWords({ label, said, y, isWide, width })
    y = Math.max(first + lines * down, isWide ? y + 40 : 0) + (isWide ? 18 : 22)
    return [...words, ...drawn]
  })
  return { width, height: y - 12, shapes: [...drawMeaning(key), ...shapes] }
}

function drawMeaning({ lit, dark }: WindowsSpec['key']): Shape[] {
  const second = 34 + roughWidth(lit, 14) + 18
  return [
    { kind: 'rect', x: 1, y: 0, ...pane, fill: 'lit' },
    { kind: 'text', x: 24, y: 14, text: lit, size: 14, anchor: 'start', ink: 'soft' },
    { kind: 'rect', x: second, y: 0, ...pane, fill: 'dark' },
    { kind: 'text', x: second + 23, y: 14, text: dark, size: 14, anchor: 'start', ink: 'soft' },
  ]
}

type Words = {
  readonly label: string
  readonly said: string
  readonly y: number
  readonly isWide: boolean
  readonly width: number
}

const drawWords = ({ label, said, y, isWide, width }: Words): Shape[] => [
  { kind: 'text', x: 0, y: y + 14, text: label, size, anchor: 'start', ink: 'ink', isBold: true },
  isWide
    ? { kind: 'text', x: 0, y: y + 33, text: said, size: 13, anchor: 'start', ink: 'soft' }
    : { kind: 'text', x: width, y: y + 14, text: said, size: 13, anchor: 'end', ink: 'soft' },
]
