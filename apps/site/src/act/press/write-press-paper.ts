import { type Ctx, inks, openSitePaper } from '../../foundation/index.ts'
import { lineAsText, type PressDocument } from './press-document.ts'

/** The press release on A4. Places to complete stand in square brackets, for a pen or a program. */
export function writePressPaper(c: Ctx, press: PressDocument, day: string): Promise<Buffer> {
  const paper = openSitePaper(c, { title: press.title, day })
  if (press.notice !== null) paper.paragraph(press.notice, { face: 'bold' })
  paper.paragraph(press.kicker, { face: 'bold', size: 11, ink: inks.link })
  paper.paragraph(press.when, { face: 'bold' })
  paper.heading(1, lineAsText(press.headline), { size: 19 })
  for (const [index, block] of press.story.entries()) {
    if (block.kind === 'paragraph') {
      paper.paragraph(lineAsText(block.line), index === 0 ? { face: 'bold', size: 11 } : {})
      continue
    }
    paper.paragraph(lineAsText(block.who))
    // As a quotation, for whoever hears it.
    paper.paragraph(lineAsText(block.said), { x: 68, width: 460 }, 'BlockQuote')
  }
  paper.paragraph(press.end, { face: 'bold' })
  paper.heading(2, press.notesTitle, { size: 14 })
  paper.list(press.notes.map(lineAsText), { size: 9.5, gap: 0.25 })
  paper.heading(2, press.sourcesTitle, { size: 14 })
  for (const { label, address } of press.sources) paper.link(`${label}: ${address}`, address, { size: 9.5 })
  paper.footers((page, pages) => footOf(c, press, { page, pages }))
  return paper.finish()
}

/** What stands at the foot of each page: one may be copied without the others. */
export function footOf(
  { var: { t, services } }: Ctx,
  press: PressDocument,
  at: { page: string | number; pages: string | number },
): string {
  const example = press.notice === null ? [] : [t('press.text.example')]
  return [...example, press.title, new URL(services.baseUrl).host, t('press.text.page', at)].join(' · ')
}
