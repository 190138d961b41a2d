import { margin, openPaper, type Paper, type PdfFont, pageWidth, textWidth } from '@spotlight/paper'
import { inks } from '../drawing.ts'
import type { Block, Cell, Report, Section, Table } from '../view/block.ts'
import { drawOn } from './draw-on.ts'

/** A longer table that a page can fold is left to the HTML report. */
const mostRows = 40

/**
 * The report as a tagged PDF, written without a browser: headings, lists, tables with header cells, and a description for each chart. The people one by one
 * are not in it: they are in the HTML report and the register.
 */
export async function writePdf(report: Report, fonts: readonly PdfFont[], asAt: string): Promise<Buffer> {
  const paper = openPaper({
    title: `${report.title}, ${report.asAt}`,
    creator: 'spotlight-count',
    language: 'en-GB',
    day: asAt,
    fonts,
    inks: { ink: inks.ink, soft: inks.soft, line: inks.line, link: inks.rose },
  })
  front(paper, report)
  for (const section of report.sections) writeSection(paper, section, fonts)
  paper.footers((page, pages) => `${report.title}, ${report.asAt} · inside use only · page ${page} of ${pages}`)
  return paper.finish()
}

function front({ doc, artifact, add, write, paragraph }: Paper, report: Report): void {
  artifact(() => {
    doc.rect(0, 0, pageWidth, 250).fill('#1d1230')
  })
  add('H1', () => write(report.title, { face: 'voice', size: 22, ink: inks.paper, y: 50 }))
  doc.moveDown(0.5)
  add('P', () => {
    write(report.headline.value, { face: 'voice', size: 56, ink: inks.lamp })
    write(report.headline.sentence, { size: 13, ink: inks.paper, width: 380 })
  })
  doc.x = margin
  doc.y = 266
  paragraph(report.headline.note, { ink: inks.soft })
  paragraph(report.warning, { face: 'bold', ink: inks.rose })
  for (const line of report.footer) paragraph(line, { ink: inks.soft, size: 9.5 })
}

function writeSection(paper: Paper, { title, reader, lead, blocks }: Section, fonts: readonly PdfFont[]): void {
  const { doc, add, write, paragraph } = paper
  doc.addPage()
  add('P', () => write(reader, { face: 'bold', ink: inks.soft, size: 9.5 }))
  add('H2', () => write(title, { face: 'voice', size: 20 }))
  doc.moveDown(0.3)
  paragraph(lead, { size: 11.5 })
  for (const piece of blocks) writeBlock(paper, piece, fonts)
}

function writeBlock(paper: Paper, piece: Block, fonts: readonly PdfFont[]): void {
  const { doc, root, room, add, write, paragraph, heading, table } = paper
  switch (piece.kind) {
    case 'heading':
      heading(3, piece.text)
      return
    case 'text':
      paragraph(piece.text, piece.isSoft === true ? { ink: inks.soft, size: 9.5 } : {})
      return
    case 'notice':
      paragraph(piece.title, { face: 'bold' })
      paragraph(piece.text)
      return
    case 'key-figures':
      for (const { value, label, note } of piece.figures) {
        room(70)
        add('P', () => {
          write(value, { face: 'voice', size: 26, ink: inks.aubergine })
          write(label, { face: 'bold' })
          if (note !== undefined) write(note, { ink: inks.soft, size: 9.5 })
        })
        doc.moveDown(0.7)
      }
      return
    case 'steps':
      for (const [at, { title, lines, ways }] of piece.items.entries()) {
        paragraph(`${at + 1}. ${title}`, { face: 'bold' })
        const way = ways.at(-1)
        for (const line of [...lines, ...(way === undefined ? [] : [`${way.system}: ${way.steps}`])])
          paragraph(line, { size: 9.5, x: margin + 14, width: textWidth - 14 })
      }
      return
    case 'table':
      if (piece.isLong !== true || piece.table.rows.length <= mostRows) table(asTexts(piece.table))
      else
        paragraph(`${piece.table.caption} The ${piece.table.rows.length} rows are in report.html.`, {
          ink: inks.soft,
          size: 9.5,
        })
      return
    case 'chart': {
      const scale = textWidth / piece.drawing.width
      const height = piece.drawing.height * scale
      room(height + 50)
      heading(3, piece.title)
      const top = doc.y
      root.add(
        doc.struct('Figure', { alt: piece.drawing.description }, () =>
          drawOn(doc, piece.drawing, { x: margin, y: top, scale, fonts }),
        ),
      )
      doc.x = margin
      doc.y = top + height + 8
      table(asTexts(piece.table))
    }
  }
}

const textOf = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.text)
const asTexts = ({ caption, columns, rows }: Table) => ({ caption, columns, rows: rows.map(row => row.map(textOf)) })
