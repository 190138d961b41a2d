import { margin, type Paper, textWidth } from '@spotlight/paper'
import { inks } from '../../../foundation/index.ts'
import type { StatusCode } from '../../../releases/index.ts'
import type { Chart } from '../document/report-document.ts'
import { layOut, type Shape } from './lay-out.ts'

const sizes = { label: 9.5, number: 8.5 } as const
const fills: Readonly<Record<StatusCode, string>> = {
  collecting: inks.lamp,
  partial: '#fff3c9',
  'not-collecting': '#7d1040',
  'no-response': '#ffffff',
  'not-asked': '#ffffff',
}
const half = '#9a5b00'

/** How much of a page a chart takes, in points, so that its heading does not stand alone on the page before. */
export function heightOfChart(paper: Paper, chart: Chart): number {
  const key = chart.kind === 'bars' ? placeKey(paper, chart.key).height : 0
  return layOut(chart).height + key + 20
}

/** Draws a chart where the pen stands, as one figure with its words for whoever cannot see it. It stays on one page. */
export function drawChart(paper: Paper, chart: Chart): void {
  const { height, shapes } = layOut(chart)
  const key = chart.kind === 'bars' ? placeKey(paper, chart.key) : { height: 0, items: [] }
  paper.room(height + key.height + 20)
  const top = paper.doc.y
  const draw = () => {
    for (const { status, word, x, y } of key.items) {
      bar(paper, { status, x: margin + x, y: top + y, width: 20, height: 10 })
      paper.write(word, { size: 8.5, x: margin + x + 25, y: top + y - 1, width: 160 })
    }
    for (const shape of shapes) drawShape(paper, shape, top + key.height)
  }
  paper.root.add(paper.doc.struct('Figure', { alt: chart.alt }, draw))
  paper.doc.x = margin
  paper.doc.y = top + key.height + height + 10
}

type Keyed = { status: StatusCode; word: string }

/** The meanings of the fills, one after the other, in as many lines as they need. */
function placeKey({ doc }: Paper, key: readonly Keyed[]): { height: number; items: (Keyed & { x: number; y: number })[] } {
  let [x, y] = [0, 0]
  doc.font('text-latin').fontSize(8.5)
  const items = key.map(item => {
    const width = 25 + doc.widthOfString(item.word) + 18
    if (x > 0 && x + width > textWidth) [x, y] = [0, y + 16]
    const placed = { ...item, x, y }
    x += width
    return placed
  })
  return { height: y + 22, items }
}

const across = (fraction: number): number => margin + fraction * textWidth

function drawShape(paper: Paper, shape: Shape, top: number): void {
  const { doc } = paper
  switch (shape.kind) {
    case 'bar':
      bar(paper, { ...shape, x: across(shape.x), y: top + shape.y, width: shape.width * textWidth })
      break
    case 'line':
      doc
        .moveTo(across(shape.x1), top + shape.y1)
        .lineTo(across(shape.x2), top + shape.y2)
        .lineWidth(shape.ink === 'grid' ? 0.5 : 1.4)
        .strokeColor(shape.ink === 'grid' ? inks.line : inks.soft)
        .stroke()
      break
    case 'point':
      doc.circle(across(shape.x), top + shape.y, 4.5).fillAndStroke(inks.lamp, inks.ink)
      break
    case 'words':
      words(paper, shape, top)
  }
}

function words(paper: Paper, { x, y, text, anchor, look }: Extract<Shape, { kind: 'words' }>, top: number): void {
  const size = sizes[look]
  const face = look === 'label' ? 'bold' : 'text'
  const wide = paper.doc.font(`${face}-latin`).fontSize(size).widthOfString(text)
  const left = across(x) - (anchor === 'start' ? 0 : anchor === 'end' ? wide : wide / 2)
  paper.write(text, { size, face, x: left, y: top + y - size, width: Math.max(wide + 1, textWidth - (left - margin)) })
}

type Bar = { status: StatusCode; x: number; y: number; width: number; height: number }

/** The same textures as on the page: plain, striped, dark, empty with a dashed rim, dotted. */
function bar({ doc }: Paper, { status, x, y, width, height }: Bar): void {
  doc.save()
  doc.rect(x, y, width, height).fill(fills[status])
  if (status === 'partial' || status === 'not-asked') {
    doc.rect(x, y, width, height).clip()
    if (status === 'partial') stripes(doc, { x, y, width, height })
    else dots(doc, { x, y, width, height })
  }
  doc.restore()
  doc.save()
  if (status === 'no-response') doc.dash(3, { space: 2 })
  doc.rect(x, y, width, height).lineWidth(0.8).strokeColor(inks.ink).stroke()
  doc.restore()
}

type Box = Omit<Bar, 'status'>

function stripes(doc: Paper['doc'], { x, y, width, height }: Box): void {
  doc.lineWidth(2).strokeColor(half)
  for (let at = x - height; at < x + width; at += 6)
    doc
      .moveTo(at, y + height)
      .lineTo(at + height, y)
      .stroke()
}

function dots(doc: Paper['doc'], { x, y, width, height }: Box): void {
  for (let left = x + 3; left < x + width; left += 6)
    for (let down = y + 3; down < y + height; down += 6) doc.circle(left, down, 0.9).fill(inks.soft)
}
