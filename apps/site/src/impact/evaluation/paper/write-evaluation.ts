import { margin, type Paper, pageWidth, textWidth } from '@spotlight/paper'
import {
  type Ctx,
  drawChartOnPaper,
  heightOnPaper,
  inks,
  layOutChart,
  localPath,
  openSitePaper,
  sayFigureDate,
} from '../../../foundation/index.ts'
import { writeMarkdown } from '../../../inform/index.ts'
import { type Block, type Facts, type Table, textOfCell } from '../document/evaluation-document.ts'
import { citation } from '../edition/cite.ts'
import type { Edition } from '../edition/edition.ts'

/** An edition to be shown. `sha256` is null for one that is not published yet. */
export type Shown = { readonly edition: Edition; readonly sha256: string | null }

/** An edition on A4, from the same sections as its page. */
export function writeEvaluation(c: Ctx, { edition, sha256 }: Shown): Promise<Buffer> {
  const { t, services } = c.var
  const { baseUrl } = services
  const document = edition.documents[t.locale]
  const paper = openSitePaper(c, { title: document.title, day: edition.publishedOn })
  paper.paragraph(t('evaluation.kind'), { face: 'bold', size: 11, ink: inks.link })
  paper.heading(1, document.title, { size: 26 })
  paper.paragraph(document.about, { size: 11.5 })
  if (edition.campaign === 'Example') paper.paragraph(t('evaluation.example'), { face: 'bold' })
  if (document.notice) {
    paper.paragraph(document.notice.title, { face: 'bold' })
    for (const text of document.notice.texts) paper.paragraph(text)
  }
  for (const { title, blocks } of document.sections) {
    // A title takes along what it is about: it never ends a page.
    paper.room(170)
    paper.heading(2, title, { size: 17 })
    for (const block of blocks) writeBlock(c, paper, { block, title })
  }
  paper.room(150)
  paper.heading(2, t('evaluation.cite.title'), { size: 17 })
  paper.paragraph(citation(t, { baseUrl, edition }))
  if (sha256 !== null)
    paper.paragraph(`${t('evaluation.cite.checksum')} ${sha256}. ${t('evaluation.cite.notOfPaper')}`, {
      size: 8.5,
      ink: inks.soft,
    })
  paper.footers((at, of) => footOf(c, edition, { at, of }))
  if (edition.campaign === 'Example') markEveryPage(paper, t('embed.frame.example'))
  return paper.finish()
}

/** A page may be copied without the others: each says what it is from, and that it is invented where it is. */
function footOf({ var: { t, services } }: Ctx, edition: Edition, { at, of }: { at: number; of: number }): string {
  const example = edition.campaign === 'Example' ? [t('evaluation.exampleWord')] : []
  const title = t('evaluation.title', { title: edition.documents[t.locale].title, number: String(edition.number) })
  const page = t('evaluation.page', { page: String(at), pages: String(of) })
  return [...example, title, new URL(services.baseUrl).host, page].join(' · ')
}

/** The band that the first page has at its top, on all the others too. It stands in the margin: nothing lies under it. */
function markEveryPage({ doc, artifact, write }: Paper, words: string): void {
  const { start, count } = doc.bufferedPageRange()
  for (let at = 1; at < count; at++) {
    doc.switchToPage(start + at)
    artifact(() => doc.rect(0, 0, pageWidth, 26).fill(inks.lamp))
    artifact(() => write(words, { face: 'bold', size: 8.5, ink: inks.night, x: margin, y: 7 }))
  }
}

type ToWrite = { readonly block: Block; readonly title: string }

/** In pixels of the drawing: so narrow that its letters are as large as those of the text. */
const paperFlowWidth = 560

function writeBlock(c: Ctx, paper: Paper, { block, title }: ToWrite): void {
  const { t, services } = c.var
  switch (block.kind) {
    case 'text':
      paper.paragraph(block.text)
      break
    case 'notice':
      writeNotice(paper, block.text)
      break
    case 'markdown':
      writeMarkdown(paper, block.text, { baseUrl: services.baseUrl, locale: t.locale, title })
      break
    case 'list':
      paper.list(block.items)
      break
    case 'figure':
      writeFigure(c, paper, block)
      break
    case 'unmeasured':
      paper.heading(3, block.title, { size: 12.5 })
      for (const text of block.more) paper.paragraph(text)
      break
    case 'flow': {
      const drawing = layOutChart(block.chart.spec, paperFlowWidth)
      const width = 350
      paper.room(heightOnPaper(drawing, width) + 60)
      paper.heading(3, block.title, { size: 12.5 })
      drawChartOnPaper(paper, drawing, {
        x: margin + (textWidth - width) / 2,
        y: paper.doc.y,
        width,
        alt: block.chart.alt,
      })
      paper.doc.x = margin
      paper.doc.moveDown(0.6)
      writeTable(paper, block.table)
      writeFacts(c, paper, block.facts)
      break
    }
    case 'table':
      writeTable(paper, block.table)
      if (block.facts) writeFacts(c, paper, block.facts)
  }
}

/** Between two lines, so that nobody overlooks it. */
function writeNotice(paper: Paper, text: string): void {
  const style = { face: 'bold', size: 11, x: margin + 14, width: textWidth - 14 } as const
  const height = paper.heightOf(text, style)
  paper.room(height + 16)
  const top = paper.doc.y
  paper.artifact(() => paper.doc.rect(margin, top, 4, height).fill(inks.link))
  paper.paragraph(text, style)
  paper.doc.moveDown(0.3)
}

function writeFigure(c: Ctx, paper: Paper, { title, value, words, facts, more }: Extract<Block, { kind: 'figure' }>): void {
  paper.room(130)
  paper.heading(3, title, { size: 12.5 })
  // One sentence, of which the number is the beginning.
  paper.add('P', () => {
    paper.write(value, { face: 'voice', size: value.length > 40 ? 14 : 22, spacing: 1.25 })
    if (words !== '') paper.write(words, { size: 11 })
  })
  writeFacts(c, paper, facts)
  for (const text of more) paper.paragraph(text, { size: 9.5 })
  paper.doc.moveDown(0.3)
}

function writeFacts({ var: { t, services } }: Ctx, paper: Paper, { date, denominator, source }: Facts): void {
  const words = `${t('figure.date')}: ${sayFigureDate(t, date)}. ${t('figure.denominator')}: ${denominator}. ${t('figure.source')}: ${source.name}.`
  paper.paragraph(words, { size: 8.5, ink: inks.soft })
  if (source.href !== null) {
    const address = source.href.startsWith('/') ? services.baseUrl + localPath(t.locale, source.href) : source.href
    paper.link(address, address, { size: 8.5 })
  }
}

/** A short table stays on one page: a single row at the top of the next one would be read without its head. */
function writeTable(paper: Paper, { caption, columns, rows }: Table): void {
  const isShort = rows.length <= 12 && rows.every(row => row.every(cell => textOfCell(cell).length < 60))
  if (isShort) paper.room(rows.length * 22 + 70)
  paper.table({ caption, columns, rows: rows.map(row => row.map(textOfCell)) })
}
