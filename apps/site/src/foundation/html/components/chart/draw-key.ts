import type { KeyItem } from './chart-spec.ts'
import { drawArrow, drawWhisker } from './draw-whisker.ts'
import { roughLines, roughWidth } from './rough-width.ts'
import type { Shape } from './shape.ts'

const size = 14
const lineHeight = 26
const leading = 18
const lookWidth = 30
const gap = 22

/** What each fill and mark means, one after the other in as many lines as they need. `height` is 0 where there is nothing to tell. */
export function drawKey(
  items: readonly KeyItem[],
  width: number,
): { readonly height: number; readonly shapes: readonly Shape[] } {
  let [x, y, deepest] = [0, 0, 0]
  const shapes = items.flatMap(({ label, look }): Shape[] => {
    const words = roughLines(label, { size, width: width - lookWidth })
    const wide = lookWidth + Math.max(...words.map(line => roughWidth(line, size)))
    if (x > 0 && x + wide > width) [x, y] = [0, deepest]
    const [left, top] = [x, y]
    x += wide + gap
    deepest = Math.max(deepest, top + lineHeight + (words.length - 1) * leading)
    return [
      ...drawLook(look, left, top + 8),
      ...words.map(
        (text, at): Shape => ({
          kind: 'text',
          x: left + lookWidth,
          y: top + 13 + at * leading,
          text,
          size,
          anchor: 'start',
          ink: 'soft',
        }),
      ),
    ]
  })
  return { height: items.length === 0 ? 0 : deepest + 8, shapes }
}

/** Within 24 by 14 pixels around the middle of a line of words. */
function drawLook(look: KeyItem['look'], x: number, y: number): Shape[] {
  switch (look.kind) {
    case 'fill':
      return [{ kind: 'rect', x: x + 1, y: y - 6.5, width: 22, height: 13, fill: look.fill }]
    case 'point':
      return [{ kind: 'point', x: x + 12, y, look: look.point }]
    case 'whisker':
      return drawWhisker({ from: x + 1, to: x + 23, y, reach: 4, isOpen: false })
    case 'open':
      return [{ kind: 'rect', x: x + 1, y: y - 6.5, width: 19, height: 13, fill: 'hatched' }, ...drawArrow(x + 20, y)]
    case 'line': {
      const line: Shape = { kind: 'line', x1: x, y1: y, x2: x + 24, y2: y, ink: 'full', width: 2, dash: look.dash }
      return look.point === null ? [line] : [line, { kind: 'point', x: x + 12, y, look: look.point }]
    }
  }
}
