import { type Paper, pageHeight, pageWidth } from '@spotlight/paper'
import { type Ctx, drawChartOnPaper, inks, layOutChart, locales, openSitePaper } from '../../../foundation/index.ts'
import type { Poster } from '../edition/poster.ts'
import type { PosterSize } from '../poster-links.ts'
import {
  columnGap,
  columnWidth,
  flowPixels,
  footTop,
  inner,
  isLong,
  linesIn,
  type Plan,
  planPoster,
  side,
  styles,
} from './plan-poster.ts'
import { type FigureOnPaper, type SheetOnPaper, sheetOnPaper } from './sheet-on-paper.ts'

const white = '#ffffff'
/** Under the band that says that all of it is invented. */
const topOf = ({ campaign }: Pick<Poster, 'campaign'>): number => (campaign === 'Example' ? 34 : 0)

type ToWrite = { readonly poster: Poster; readonly size: PosterSize }

const open = (c: Ctx, { poster, size }: ToWrite): Paper =>
  openSitePaper(c, {
    title: poster.sheets[c.var.locale].title,
    day: poster.publishedOn,
    size: size === 'a1' ? 'A1' : 'A4',
  })

/** Whether everything has its place on the sheet, in both languages, in letters that can be read. */
export function posterFits(c: Ctx, poster: Poster): boolean {
  const paper = open(c, { poster, size: 'a4' })
  const { messages } = c.var.services
  return locales.every(
    locale => planPoster(paper, sheetOnPaper(messages.in(locale), poster.sheets[locale]), topOf(poster)).kind === 'fits',
  )
}

/** A poster: one sheet, for the wall or for the hand. Its charts are lines and letters: sharp at any size. */
export function writePosterPaper(c: Ctx, { poster, size }: ToWrite): Promise<Buffer> {
  const sheet = sheetOnPaper(c.var.t, poster.sheets[c.var.locale])
  const paper = open(c, { poster, size })
  const planned = planPoster(paper, sheet, topOf(poster))
  if (planned.kind === 'too-long') throw new Error(`Poster ${poster.number} does not fit on its sheet`)
  const { plan } = planned
  const pen = penOf(paper, plan)
  drawOpening(pen, sheet)
  drawWords(pen, sheet)
  drawFigures(pen)
  drawFlow(pen, sheet)
  drawMeaning(pen, sheet)
  drawFoot(pen, sheet)
  return paper.finish()
}

type Pen = ReturnType<typeof penOf>
type Text = { readonly x: number; readonly width: number; readonly ink?: string }

function penOf(paper: Paper, plan: Plan) {
  const style = styles(plan.sizes)
  /** Writes where the pen stands, line by line, each marked as what it is. */
  const say = (type: string, text: string, how: keyof typeof style, { x, width, ink = inks.ink }: Text) => {
    for (const line of linesIn(text)) paper.add(type, () => paper.write(line, { ...style[how], x, width, ink }))
  }
  const down = (points: number) => {
    paper.doc.y += points
  }
  return { paper, plan, say, down }
}

function drawOpening({ paper, plan, say, down }: Pen, { title, about }: SheetOnPaper): void {
  const { top, height } = plan.band
  paper.artifact(() => paper.doc.rect(0, top, pageWidth, height).fill(inks.night))
  paper.artifact(() => paper.doc.rect(0, top + height, pageWidth, 3).fill(inks.lamp))
  paper.doc.y = top + 22
  say('H1', title, 'title', { x: side, width: inner, ink: white })
  down(4)
  say('P', about, 'about', { x: side, width: inner, ink: inks.lamp })
}

const columnLeft = (at: number): number => side + at * (columnWidth + columnGap)

function drawWords({ paper, plan, say, down }: Pen, { parts }: SheetOnPaper): void {
  for (const [at, { title, text }] of parts.entries()) {
    const place = { x: columnLeft(at), width: columnWidth }
    paper.doc.y = plan.words
    say('H2', title, 'heading', { ...place, ink: inks.link })
    down(3)
    say('P', text, 'text', place)
  }
}

function drawFigures(pen: Pen): void {
  for (const { top, figures } of pen.plan.rows)
    for (const [at, figure] of figures.entries()) drawFigure(pen, figure, { x: columnLeft(at), y: top })
}

/** A number is a sentence: what it counts, how much, then when, out of whom and from where. */
function drawFigure({ paper, say, down }: Pen, figure: FigureOnPaper, { x, y }: { x: number; y: number }): void {
  const place = { x: x + 12, width: columnWidth - 12 }
  paper.doc.y = y
  say('H3', figure.title, 'figureTitle', place)
  say('P', figure.value, isLong(figure.value) ? 'longValue' : 'value', { ...place, ink: inks.link })
  say('P', figure.words, 'text', place)
  down(2)
  say('P', figure.facts, 'facts', { ...place, ink: inks.soft })
  const bottom = paper.doc.y
  paper.artifact(() => paper.doc.rect(x, y, 4, bottom - y).fill(inks.lamp))
}

function drawFlow({ paper, plan, say, down }: Pen, { flow }: SheetOnPaper): void {
  if (!flow) return
  const { top, width } = plan.flow
  const place = { x: side, width }
  paper.doc.y = top
  say('H2', flow.title, 'heading', { ...place, ink: inks.link })
  down(6)
  drawChartOnPaper(paper, layOutChart(flow.chart.spec, flowPixels), { ...place, y: paper.doc.y, alt: flow.chart.alt })
  down(4)
  say('P', flow.facts, 'facts', { ...place, ink: inks.soft })
}

function drawMeaning({ paper, plan, say, down }: Pen, { means, cause }: SheetOnPaper): void {
  const place = { x: plan.rightLeft, width: plan.rightWidth }
  paper.doc.y = plan.flow.top
  say('H2', means.title, 'heading', { ...place, ink: inks.link })
  down(3)
  say('P', means.text, 'text', place)
  down(14)
  const top = paper.doc.y
  say('P', cause, 'cause', { x: place.x + 16, width: place.width - 16 })
  const bottom = paper.doc.y
  paper.artifact(() => paper.doc.rect(place.x, top - 2, 5, bottom - top + 4).fill(inks.link))
}

function drawFoot({ paper }: Pen, { foot }: SheetOnPaper): void {
  paper.artifact(() => paper.doc.rect(0, footTop, pageWidth, pageHeight - footTop + 2).fill(inks.night))
  paper.add('P', () => paper.write(foot, { size: 8.5, ink: white, x: side, y: footTop + 8, width: inner, spacing: 1.3 }))
}
