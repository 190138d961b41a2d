import type { Doc, Paper } from '@spotlight/paper'
import type { Fill, PointLook } from '../html/components/chart/chart-spec.ts'
import { inkOf, paperPaint, surfaceOf, surfaceOfPoint } from '../html/components/chart/paint.ts'
import { type Drawing, dashes, pointPaths, type Shape } from '../html/components/chart/shape.ts'

type Place = {
  /** Of the left upper corner, in points. */
  readonly x: number
  readonly y: number
  /** In points; the height follows from the drawing. */
  readonly width: number
  /** What somebody would say who looks at it for one who cannot. */
  readonly alt: string
}

/** How high a drawing is at a width, in points. */
export const heightOnPaper = ({ width, height }: Pick<Drawing, 'width' | 'height'>, wide: number): number =>
  (height * wide) / width

/**
 * A chart as lines and letters on a paper: the same shapes as on its page, never a picture made of dots, so that it is sharp at any size. It is
 * one figure with its words; the pen stands below it afterwards.
 */
export function drawChartOnPaper(paper: Paper, drawing: Drawing, { x, y, width, alt }: Place): void {
  const { doc } = paper
  const draw = () => {
    doc.save()
    doc.translate(x, y).scale(width / drawing.width)
    for (const shape of drawing.shapes) drawShape(paper, shape)
    doc.restore()
  }
  paper.root.add(doc.struct('Figure', { alt }, draw))
  doc.x = x
  doc.y = y + heightOnPaper(drawing, width)
}

function drawShape(paper: Paper, shape: Shape): void {
  const { doc } = paper
  switch (shape.kind) {
    case 'rect': {
      const { x, y, width, height } = shape
      fillArea(doc, { outline: () => doc.rect(x, y, width, height), fill: shape.fill, box: shape })
      break
    }
    case 'line': {
      const { x1, y1, x2, y2, ink, width = 1, dash = 'solid' } = shape
      stroke(doc, () => doc.moveTo(x1, y1).lineTo(x2, y2), { ink: inkOf(ink, paperPaint), width, dash: dashes[dash] })
      break
    }
    case 'path': {
      const { d, fill, ink, width = 1, dash = 'solid', isFaint } = shape
      if (fill !== undefined) fillArea(doc, { outline: () => doc.path(d), fill, isFaint, box: boxOf(d) })
      if (ink !== undefined) stroke(doc, () => doc.path(d), { ink: inkOf(ink, paperPaint), width, dash: dashes[dash] })
      break
    }
    case 'point':
      drawPoint(doc, shape)
      break
    case 'text':
      drawWords(paper, shape)
  }
}

type Stroke = { readonly ink: string; readonly width: number; readonly dash?: string | undefined }

function stroke(doc: Doc, outline: () => unknown, { ink, width, dash }: Stroke): void {
  doc.save()
  const [length, space] = (dash ?? '').split(' ').map(Number)
  if (length && space) doc.dash(length, { space })
  outline()
  doc.lineWidth(width).strokeColor(ink).stroke()
  doc.restore()
}

type Area = {
  readonly outline: () => unknown
  readonly fill: Fill | 'lit' | 'dark'
  readonly isFaint?: boolean | undefined
  /** Where the texture has to reach. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
}

/** The same colours and textures as on the page. PDF has no name for a texture: its lines and dots are drawn within the outline. */
function fillArea(doc: Doc, { outline, fill, isFaint = false, box }: Area): void {
  const surface = surfaceOf(fill, { paint: paperPaint, id: '' })
  const isTextured = fill === 'hatched' || fill === 'dotted'
  doc.save()
  if (isFaint) doc.opacity(0.45)
  outline()
  doc.fill(isTextured ? paperPaint.paper : surface.fill)
  if (isTextured) {
    doc.save()
    outline()
    doc.clip()
    if (fill === 'hatched') hatch(doc, box)
    else dot(doc, box)
    doc.restore()
  }
  if (surface.stroke) stroke(doc, outline, { ink: surface.stroke, width: 1, dash: surface['stroke-dasharray'] })
  doc.restore()
}

type Box = Area['box']

/** The box around a path of absolute commands, as the kit writes areas: its points, and the handles of its curves. */
function boxOf(d: string): Box {
  const [xs, ys]: [number[], number[]] = [[], []]
  for (const [, command = '', numbers = ''] of d.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const values = (numbers.match(/-?[\d.]+/g) ?? []).map(Number)
    if (command === 'V') ys.push(...values)
    else if (command === 'H') xs.push(...values)
    else for (const [at, value] of values.entries()) (at % 2 === 0 ? xs : ys).push(value)
  }
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** One path of many lines: a band across a chart would otherwise be a thousand of them. */
function hatch(doc: Doc, { x, y, width, height }: Box): void {
  for (let at = x - height; at < x + width; at += 8.5) doc.moveTo(at, y).lineTo(at + height, y + height)
  doc.lineWidth(2.4).strokeColor(paperPaint.full).stroke()
}

/** Lines of round ends and no length between long gaps: a circle for each dot would make the file twenty times as large. */
function dot(doc: Doc, { x, y, width, height }: Box): void {
  doc.lineCap('round').dash(0.01, { space: 6 })
  for (let down = y + 3; down < y + height; down += 6) doc.moveTo(x + 3, down).lineTo(x + width, down)
  doc.lineWidth(2.8).strokeColor(paperPaint.full).stroke()
}

function drawPoint(doc: Doc, { x, y, look }: { readonly x: number; readonly y: number; readonly look: PointLook }): void {
  const { fill, stroke: edge = paperPaint.ink } = surfaceOfPoint(look, paperPaint)
  doc.save()
  doc.translate(x, y).path(pointPaths[look]).lineWidth(1.6).fillAndStroke(fill, edge)
  doc.restore()
}

function drawWords(paper: Paper, { x, y, text, size, anchor, ink, isBold }: Extract<Shape, { kind: 'text' }>): void {
  const face = isBold ? 'bold' : 'text'
  const wide = paper.widthOf(text, { face, size })
  const left = anchor === 'start' ? x : anchor === 'end' ? x - wide : x - wide / 2
  paper.doc.save()
  // What lies under the words must not run through them.
  paper.doc
    .opacity(0.75)
    .rect(left - 2, y - size * 0.9, wide + 4, size * 1.15)
    .fill('#ffffff')
  paper.doc.restore()
  paper.write(text, { face, size, ink: inkOf(ink, paperPaint), x: left, y: y - size, width: wide + 1 })
}
