import { type PdfFont, runsOf } from '@spotlight/paper'
import type PDFDocument from 'pdfkit'
import { type Drawing, inks, type Mark } from '../drawing.ts'

type Doc = InstanceType<typeof PDFDocument>
type Place = { x: number; y: number; scale: number; fonts: readonly PdfFont[] }

/** Draws a chart on the page, in its own coordinates. */
export function drawOn(doc: Doc, drawing: Drawing, { x, y, scale, fonts }: Place): void {
  doc.save()
  doc.translate(x, y).scale(scale)
  for (const mark of drawing.marks) {
    doc.save()
    draw(doc, mark, fonts)
    doc.restore()
  }
  doc.restore()
}

function draw(doc: Doc, mark: Mark, fonts: readonly PdfFont[]): void {
  switch (mark.kind) {
    case 'rect':
      doc.opacity(mark.opacity ?? 1)
      doc.rect(mark.x, mark.y, mark.width, mark.height).fill(inks[mark.fill])
      if (mark.isHatched === true) hatch(doc, mark)
      return
    case 'path':
      doc.opacity(mark.opacity ?? 1)
      if (mark.dash !== undefined) doc.dash(mark.dash[0] ?? 2, { space: mark.dash[1] ?? 2 })
      doc.path(mark.d).lineWidth(mark.width ?? 1)
      if (mark.fill !== undefined) doc.fill(inks[mark.fill])
      else doc.stroke(inks[mark.stroke ?? 'ink'])
      return
    case 'line':
      if (mark.dash !== undefined) doc.dash(mark.dash[0] ?? 2, { space: mark.dash[1] ?? 2 })
      doc
        .moveTo(mark.x1, mark.y1)
        .lineTo(mark.x2, mark.y2)
        .lineWidth(mark.width ?? 1)
        .stroke(inks[mark.stroke])
      return
    case 'circle':
      doc.circle(mark.x, mark.y, mark.radius).fill(inks[mark.fill])
      return
    case 'text':
      word(doc, mark, fonts)
  }
}

/** White strokes over the colour, as the pattern in HTML has them. */
function hatch(doc: Doc, { x, y, width, height }: Extract<Mark, { kind: 'rect' }>): void {
  doc.rect(x, y, width, height).clip()
  doc.lineWidth(2).strokeColor(inks.paper)
  for (let at = -height; at < width; at += 6)
    doc
      .moveTo(x + at, y + height)
      .lineTo(x + at + height, y)
      .stroke()
}

function word(doc: Doc, mark: Extract<Mark, { kind: 'text' }>, fonts: readonly PdfFont[]): void {
  const runs = runsOf(mark.text, mark.isBold === true ? 'bold' : 'text', fonts)
  doc.fontSize(mark.size).fillColor(inks[mark.fill])
  const widths = runs.map(run => doc.font(run.font).widthOfString(run.text))
  const total = widths.reduce((sum, width) => sum + width, 0)
  let x = mark.x - (mark.anchor === 'end' ? total : mark.anchor === 'middle' ? total / 2 : 0)
  runs.forEach((run, at) => {
    doc.font(run.font).text(run.text, x, mark.y, { lineBreak: false, baseline: 'alphabetic' })
    x += widths[at] ?? 0
  })
}
