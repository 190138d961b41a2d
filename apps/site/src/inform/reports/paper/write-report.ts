import { margin, type Paper, pageWidth } from '@spotlight/paper'
import { type Ctx, inks, languageTags, localPath, nameIn, openSitePaper } from '../../../foundation/index.ts'
import { drawChart, heightOfChart } from '../charts/chart-on-paper.ts'
import { type Block, type ReportTable, textOfCell } from '../document/report-document.ts'
import { citation } from '../edition/cite.ts'
import type { EditionView, Passage } from '../edition/edition-view.ts'
import { inLanguage } from '../pages/block-part.tsx'
import { writeMarkdown } from './markdown-on-paper.ts'

/** An edition on A4, from the same sections as its page. */
export function writeReport(c: Ctx, view: EditionView): Promise<Buffer> {
  const { t } = c.var
  const { edition } = view
  const document = edition.documents[t.locale]
  const paper = openSitePaper(c, { title: document.title, day: edition.publishedOn })
  paper.paragraph(document.series, { face: 'bold', size: 11, ink: inks.link })
  paper.heading(1, document.title, { size: 26 })
  paper.paragraph(document.about, { size: 11.5 })
  if (edition.campaign === 'Example') paper.paragraph(t('reports.edition.example'), { face: 'bold' })
  if (document.notice) {
    paper.paragraph(document.notice.title, { face: 'bold' })
    paper.paragraph(document.notice.text)
  }
  for (const section of document.sections) {
    // A title takes along what it is about: it never ends a page.
    paper.room(180)
    paper.heading(2, section.title, { size: 16 })
    for (const [at, block] of section.blocks.entries()) {
      // What leads to quotes does not stand alone on the page before them.
      if (section.blocks[at + 1]?.kind === 'quotes') paper.room(130)
      writeBlock(c, paper, { block, view, title: section.title })
    }
  }
  paper.heading(2, t('reports.sections.cite'), { size: 16 })
  paper.paragraph(t('reports.cite.text'))
  paper.paragraph(citation(t, view))
  if (view.sha256 !== null) paper.paragraph(`${t('reports.cite.checksum')} ${view.sha256}`, { size: 8.5, ink: inks.soft })
  paper.footers((at, of) => footOf(c, view, { at, of }))
  if (edition.campaign === 'Example') markEveryPage(paper, t('embed.frame.example'))
  return paper.finish()
}

/** A page may be copied without the others: each says what it is from, and that it is invented where it is. */
function footOf({ var: { t } }: Ctx, { edition, baseUrl }: EditionView, { at, of }: { at: number; of: number }): string {
  const example = edition.campaign === 'Example' ? [t('reports.paper.example')] : []
  const title = t('reports.edition.title', { title: edition.documents[t.locale].title, edition: String(edition.edition) })
  return [...example, title, new URL(baseUrl).host, t('reports.paper.page', { page: String(at), pages: String(of) })].join(' · ')
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

type ToWrite = { readonly block: Block; readonly view: EditionView; readonly title: string }

function writeBlock(c: Ctx, paper: Paper, { block, view, title }: ToWrite): void {
  const { t } = c.var
  const { baseUrl, edition, passages } = view
  const { source } = edition.documents[t.locale]
  const facts = (about: string) =>
    source
      ? `${t('figure.date')}: ${t.day(source.day)}. ${t('figure.denominator')}: ${about}. ${t('figure.source')}: ${source.name}.`
      : about
  switch (block.kind) {
    case 'text':
      paper.paragraph(block.text)
      break
    case 'markdown':
      writeMarkdown(paper, block.text, { baseUrl, locale: t.locale, title })
      break
    case 'heading':
      paper.heading(3, block.text, { size: 12.5 })
      break
    case 'list':
      paper.list(block.items)
      break
    case 'link': {
      const address = baseUrl + localPath(t.locale, block.href)
      paper.link(`${block.text}: ${address}`, address, { size: 9.5 })
      break
    }
    case 'figure':
      paper.room(90)
      // One sentence, of which the number is the beginning.
      paper.add('P', () => {
        paper.write(block.value, { face: 'voice', size: 24 })
        paper.write(block.words, { size: 12 })
      })
      writeFacts(paper, facts(block.about))
      break
    case 'note':
      writeFacts(paper, facts(block.about))
      break
    case 'chart':
      paper.room(heightOfChart(paper, block.chart) + 60)
      paper.heading(3, block.title, { size: 12.5 })
      drawChart(paper, block.chart)
      writeTable(paper, block.table)
      break
    case 'table':
      writeTable(paper, block.table)
      break
    case 'quotes':
      for (const id of block.passages) writePassage(c, paper, passages.get(id))
  }
}

function writeFacts(paper: Paper, words: string): void {
  paper.doc.moveDown(0.2)
  paper.paragraph(words, { size: 8.5, ink: inks.soft })
  paper.doc.moveDown(0.5)
}

const inset = { x: 68, width: 460 } as const

/** What was said, then by whom. In whatever language it is: a program that reads aloud is told. */
function writePassage({ var: { t } }: Ctx, paper: Paper, passage: Passage | undefined): void {
  if (!passage) return
  if (passage.kind === 'withheld') {
    const { withheldOn, reason } = passage
    paper.paragraph(t('reports.quotes.withheld', { day: t.day(withheldOn), reason }), inset)
    return
  }
  const { words, lang, isTranslated } = inLanguage(t.locale, passage)
  const said = `“${words}”`
  paper.room(paper.heightOf(said, inset) + 24)
  const draw = () => paper.write(said, inset)
  paper.root.add(paper.doc.struct('BlockQuote', lang === undefined ? {} : { lang: languageTags[lang] }, draw))
  const who = [nameIn(t.locale, passage.trust), ...(passage.dated === null ? [] : [t.day(passage.dated)])].join(', ')
  paper.paragraph(`${who}${isTranslated ? ` ${t('reports.quotes.translated')}` : ''}`, { ...inset, size: 8.5, ink: inks.soft })
  paper.doc.moveDown(0.3)
}

/** A short table stays on one page: a single row at the top of the next one would be read without its head. */
function writeTable(paper: Paper, { caption, columns, rows }: ReportTable): void {
  const isShort = rows.length <= 12 && rows.every(row => row.every(cell => textOfCell(cell).length < 40))
  if (isShort) paper.room(rows.length * 22 + 70)
  paper.table({ caption, columns, rows: rows.map(row => row.map(textOfCell)) })
}
