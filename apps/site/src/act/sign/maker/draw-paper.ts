import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DrawnShape, type DrawnWords, night, raysOf, type SignDrawing } from '@spotlight/drawing'
import { fontId, openPaper, type Paper, type PdfFont, runsOf } from '@spotlight/paper'
import { z } from 'zod'

/** A sign to be printed. `fonts` is the folder in which the build has put them. */
export type PaperOrder = {
  readonly drawing: SignDrawing
  readonly title: string
  readonly creator: string
  readonly language: string
  readonly day: string
  readonly fonts: string
}

/** A tagged PDF on A4: the question is its heading, and what only decorates is passed by. */
export async function drawPaper({ drawing, fonts: folder, ...order }: PaperOrder): Promise<Uint8Array> {
  const fonts = fontsIn(folder)
  const inks = { ink: night.ink, soft: night.ink, line: night.muted, link: night.ink }
  const paper = openPaper({ ...order, fonts, inks })
  for (const mark of drawing.marks) {
    if (mark.kind === 'words') paper.add(mark.says === 'question' ? 'H1' : 'P', () => write(paper, mark, fonts))
    else paper.artifact(() => draw(paper, mark))
  }
  return new Uint8Array(await paper.finish())
}

function write({ doc }: Paper, { face, size, fill, lines }: DrawnWords, fonts: readonly PdfFont[]): void {
  for (const { words, x, y } of lines) {
    let left = x
    for (const run of runsOf(words, face, fonts)) {
      doc.font(run.font).fontSize(size).fillColor(fill)
      doc.text(run.text, left, y, { lineBreak: false, baseline: 'alphabetic' })
      left += doc.widthOfString(run.text)
    }
  }
}

function draw({ doc }: Paper, mark: DrawnShape): void {
  if (mark.kind === 'box') {
    doc.rect(mark.left, mark.top, mark.width, mark.height).fill(mark.fill)
    return
  }
  doc
    .circle(mark.x, mark.y, mark.radius * 0.5)
    .lineWidth(1.5)
    .fillAndStroke(night.lamp, night.sky)
  for (const { from, to } of raysOf(mark)) {
    doc.moveTo(from.x, from.y).lineTo(to.x, to.y).lineWidth(2).lineCap('round').strokeColor(night.sky).stroke()
  }
}

const fontList = z.array(
  z.object({ name: z.enum(['text', 'bold', 'voice']), set: z.string(), file: z.string(), letters: z.string() }),
)
const read = new Map<string, readonly PdfFont[]>()

function fontsIn(folder: string): readonly PdfFont[] {
  const known = read.get(folder)
  if (known) return known
  const list = fontList.parse(JSON.parse(readFileSync(join(folder, 'fonts.json'), 'utf8')))
  const fonts = list.map(({ letters, file, ...font }) => ({
    ...font,
    letters: new Set(letters),
    bytes: readFileSync(join(folder, file)),
  }))
  // Registered by their names: a font without a run is not embedded.
  if (!fonts.some(font => fontId(font) === 'voice-latin')) throw new Error('The fonts of a sign are missing')
  read.set(folder, fonts)
  return fonts
}
