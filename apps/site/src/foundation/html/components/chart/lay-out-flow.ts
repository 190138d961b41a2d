import type { FlowColumn, FlowSpec } from './chart-spec.ts'
import { type Drawing, fine, type Shape } from './shape.ts'

const size = 15
const gap = 26
const top = 40
const barWidth = 16

type Block = { readonly y: number; readonly height: number; used: number }

/**
 * Two columns of blocks, as high as they hold, and ribbons between them, to one scale on both sides. What stayed is drawn faint, what moved
 * over it. A link from or to a block that is not there is not drawn.
 */
export function layOutFlow(spec: FlowSpec, width: number): Drawing {
  const columns = [spec.from, spec.to]
  const most = Math.max(1, ...columns.map(({ nodes }) => nodes.reduce((sum, { count }) => sum + count, 0)))
  const longest = Math.max(...columns.map(({ nodes }) => nodes.length))
  const unit = Math.max(60, (width >= 520 ? 420 : 380) - gap * longest) / most
  const from = placeBlocks(spec.from, unit)
  const to = placeBlocks(spec.to, unit)
  const bottom = Math.max(top, ...[...from.values(), ...to.values()].map(({ y, height }) => y + height))
  return {
    width,
    height: fine(bottom + 12),
    shapes: [
      ...drawRibbons(spec, { from, to, unit, right: width - barWidth }),
      ...drawColumn(spec.from, { blocks: from, x: 0, isRight: false }),
      ...drawColumn(spec.to, { blocks: to, x: width - barWidth, isRight: true }),
    ],
  }
}

function placeBlocks({ nodes }: FlowColumn, unit: number): Map<string, Block> {
  let y = top + gap
  return new Map(
    nodes.map(({ key, count }) => {
      const block: Block = { y, height: Math.max(1, count * unit), used: 0 }
      y += block.height + gap
      return [key, block]
    }),
  )
}

type Blocks = ReadonlyMap<string, Block>
type Between = { readonly from: Blocks; readonly to: Blocks; readonly unit: number; readonly right: number }

/** On each side the ribbons of a block lie in the order of the blocks opposite, so that few cross. */
function drawRibbons(spec: FlowSpec, { from, to, unit, right }: Between): Shape[] {
  const place = ({ nodes }: FlowColumn, key: string) => nodes.findIndex(node => node.key === key)
  const links = [...spec.links].sort(
    (a, b) => place(spec.from, a.from) - place(spec.from, b.from) || place(spec.to, a.to) - place(spec.to, b.to),
  )
  const drawn = links.flatMap((link): Extract<Shape, { kind: 'path' }>[] => {
    const [a, b] = [from.get(link.from), to.get(link.to)]
    if (!a || !b || link.count <= 0) return []
    const high = link.count * unit
    const d = ribbon({ x1: barWidth, x2: right, y1: a.y + a.used, y2: b.y + b.used, high })
    a.used += high
    b.used += high
    const fill = spec.from.nodes.find(({ key }) => key === link.from)?.fill ?? 'full'
    return [{ kind: 'path', d, fill, isFaint: link.from === link.to }]
  })
  return [...drawn.filter(({ isFaint }) => isFaint), ...drawn.filter(({ isFaint }) => !isFaint)]
}

type Ribbon = { readonly x1: number; readonly x2: number; readonly y1: number; readonly y2: number; readonly high: number }

/** From the right edge of the left block to the left edge of the right one, level at both ends. */
function ribbon({ x1, x2, y1, y2, high }: Ribbon): string {
  const middle = fine((x1 + x2) / 2)
  const [a, b, c, d] = [y1, y2, y2 + high, y1 + high].map(fine)
  return `M${x1} ${a}C${middle} ${a} ${middle} ${b} ${x2} ${b}V${c}C${middle} ${c} ${middle} ${d} ${x1} ${d}z`
}

type Column = { readonly blocks: Blocks; readonly x: number; readonly isRight: boolean }

function drawColumn({ label, nodes }: FlowColumn, { blocks, x, isRight }: Column): Shape[] {
  const words = { x: isRight ? x + barWidth : x, anchor: isRight ? 'end' : 'start' } as const
  return [
    { kind: 'text', ...words, y: 16, text: label, size, ink: 'ink', isBold: true },
    ...nodes.flatMap(({ key, label: name, fill }): Shape[] => {
      const block = blocks.get(key)
      if (!block) return []
      return [
        { kind: 'rect', x, y: fine(block.y), width: barWidth, height: fine(block.height), fill },
        { kind: 'text', ...words, y: fine(block.y - 7), text: name, size: 14, ink: 'ink' },
      ]
    }),
  ]
}
