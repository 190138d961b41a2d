import { margin, pageHeight, textWidth } from '@spotlight/paper'
import { type Ctx, inks, openSitePaper } from '../../foundation/index.ts'
import type { CardContent } from './card-content.ts'

/** The card on one sheet of A4, with boxes to tick and lines to write on. */
export async function writeCard(c: Ctx, card: CardContent, { day, site }: { day: string; site: string }): Promise<Buffer> {
  const { t } = c.var
  const paper = openSitePaper(c, { title: card.title, day })
  const { doc, artifact } = paper
  paper.heading(1, card.title)
  paper.paragraph(card.at, { face: 'bold', size: 12 })
  paper.paragraph(card.lead, { size: 10 })
  for (const { title, about, questions } of card.groups) {
    paper.heading(2, title, { size: 13 })
    if (about !== null) paper.paragraph(about, { size: 10 })
    paper.list(questions, { sign: 'box', size: 10, gap: 0.2 })
  }
  paper.heading(2, t('appointment.own.title'), { size: 13 })
  const lines = Math.max(2, Math.min(4, Math.floor((pageHeight - margin - 150 - doc.y) / 24)))
  artifact(() => {
    for (let at = 1; at <= lines; at += 1) {
      const y = doc.y + at * 22
      doc
        .moveTo(margin, y)
        .lineTo(margin + textWidth, y)
        .lineWidth(0.6)
        .strokeColor(inks.line)
        .stroke()
    }
  })
  doc.y += lines * 22 + 8
  paper.heading(2, card.help.title, { size: 11 })
  paper.list(card.help.lines, { size: 9, gap: 0.1 })
  paper.paragraph(`${card.source} ${t('appointment.foot', { site })}`, { size: 8.5, ink: inks.soft })
  return paper.finish()
}
