import { type Paper, pageHeight, pageWidth } from '@spotlight/paper'
import { heightOnPaper, layOutChart } from '../../../foundation/index.ts'
import type { FigureOnPaper, SheetOnPaper } from './sheet-on-paper.ts'

/** Lengths are those of A4 in points: on A1 everything is drawn so much larger that the sheet is full. */
export const side = 34
export const inner = pageWidth - 2 * side
export const columnGap = 18
export const columnWidth = (inner - 2 * columnGap) / 3
export const footTop = pageHeight - 40
const tight = { spacing: 1.3 } as const

/** The letters of one poster: all follow from the size of its text. */
export type Sizes = { readonly text: number; readonly title: number }

export const styles = ({ text, title }: Sizes) =>
  ({
    title: { face: 'voice', size: title, spacing: 1.16 },
    about: { face: 'text', size: Math.min(11, text + 1), ...tight },
    heading: { face: 'voice', size: text * 1.35, spacing: 1.25 },
    text: { face: 'text', size: text, ...tight },
    figureTitle: { face: 'bold', size: text, spacing: 1.25 },
    value: { face: 'voice', size: text * 1.9, spacing: 1.2 },
    longValue: { face: 'voice', size: text * 1.15, spacing: 1.25 },
    facts: { face: 'text', size: Math.max(6.3, text * 0.72), spacing: 1.28 },
    cause: { face: 'bold', size: text * 1.08, spacing: 1.3 },
  }) as const

/** A value of more than a few words is a list: as large as a number it would fill the poster. */
export const isLong = (value: string): boolean => [...value].length > 26

/** Where everything stands: the upper edge of each part, and how large its letters are. */
export type Plan = {
  readonly sizes: Sizes
  readonly band: { readonly top: number; readonly height: number }
  readonly words: number
  readonly rows: readonly { readonly top: number; readonly figures: readonly FigureOnPaper[] }[]
  readonly flow: { readonly top: number; readonly width: number }
  readonly rightLeft: number
  readonly rightWidth: number
}

export type Planned = { readonly kind: 'fits'; readonly plan: Plan } | { readonly kind: 'too-long' }

const sizesToTry = [11, 10.5, 10, 9.5, 9, 8.5, 8, 7.6, 7.2] as const
const titlesToTry = [36, 32, 28, 25, 22, 19] as const
/** The drawing of the flow, in its own pixels: so narrow that its letters are as large as those of the text. */
export const flowPixels = 560

export const linesIn = (text: string): string[] => text.split(/\n+/).filter(line => line.trim() !== '')

/** The largest letters at which everything has its place; `too-long` where the smallest that can be read are too large. */
export function planPoster(paper: Paper, sheet: SheetOnPaper, top: number): Planned {
  const title =
    titlesToTry.find(size => paper.heightOf(sheet.title, { face: 'voice', size, width: inner }) < size * 1.42 * 2.5) ?? 19
  for (const text of sizesToTry) {
    const plan = planAt(paper, { sheet, top, sizes: { text, title } })
    if (plan) return { kind: 'fits', plan }
  }
  return { kind: 'too-long' }
}

type At = { readonly sheet: SheetOnPaper; readonly top: number; readonly sizes: Sizes }

function planAt(paper: Paper, { sheet, top, sizes }: At): Plan | null {
  const style = styles(sizes)
  const heightOf = (text: string, of: (typeof style)[keyof typeof style], width: number) =>
    linesIn(text).reduce((sum, line) => sum + paper.heightOf(line, { ...of, width }), 0)
  const bandHeight = 22 + heightOf(sheet.title, style.title, inner) + 4 + heightOf(sheet.about, style.about, inner) + 16
  const partHeight = ({ title, text }: { title: string; text: string }, width: number) =>
    heightOf(title, style.heading, width) + 3 + heightOf(text, style.text, width)
  const words = Math.max(...sheet.parts.map(part => partHeight(part, columnWidth)))
  const figureHeight = (figure: FigureOnPaper) =>
    14 +
    heightOf(figure.title, style.figureTitle, columnWidth - 12) +
    heightOf(figure.value, isLong(figure.value) ? style.longValue : style.value, columnWidth - 12) +
    heightOf(figure.words, style.text, columnWidth - 12) +
    2 +
    heightOf(figure.facts, style.facts, columnWidth - 12)
  const rows = inRows(sheet.figures).map(figures => ({ figures, height: Math.max(...figures.map(figureHeight)) }))
  const flowWidth = sheet.flow ? inner * 0.6 : 0
  const rightWidth = sheet.flow ? inner - flowWidth - columnGap : inner
  const right = partHeight(sheet.means, rightWidth) + 14 + heightOf(sheet.cause, style.cause, rightWidth - 16) + 16
  const drawn = sheet.flow ? layOutChart(sheet.flow.chart.spec, flowPixels) : null
  const flow =
    sheet.flow && drawn
      ? heightOf(sheet.flow.title, style.heading, flowWidth) +
        6 +
        heightOnPaper(drawn, flowWidth) +
        4 +
        heightOf(sheet.flow.facts, style.facts, flowWidth)
      : 0
  const low = Math.max(flow, right)
  const heights = [bandHeight, words, ...rows.map(({ height }) => height), low]
  const needed = heights.reduce((sum, height) => sum + height, 0)
  const gaps = heights.length
  const spare = footTop - top - needed - gaps * 9
  if (spare < 0) return null
  const gap = 9 + Math.min(16, spare / gaps)
  let y = top + bandHeight + gap
  const wordsTop = y
  y += words + gap
  const placed = rows.map(({ figures, height }) => {
    const row = { figures, top: y }
    y += height + gap
    return row
  })
  return {
    sizes,
    band: { top, height: bandHeight },
    words: wordsTop,
    rows: placed,
    flow: { top: y, width: flowWidth },
    rightLeft: sheet.flow ? side + flowWidth + columnGap : side,
    rightWidth,
  }
}

const inRows = (figures: readonly FigureOnPaper[]): FigureOnPaper[][] =>
  Array.from({ length: Math.ceil(figures.length / 3) }, (_, at) => figures.slice(at * 3, at * 3 + 3))
