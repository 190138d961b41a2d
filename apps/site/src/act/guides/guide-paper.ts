import { type Ctx, inks, openSitePaper } from '../../foundation/index.ts'
import { type Guide, guidesWrittenOn } from './guide.ts'
import { guideWords } from './guide-words.ts'

/** A guide on paper, to print and to hand on. */
export function writeGuide(c: Ctx, guide: Guide): Promise<Buffer> {
  const { t, services } = c.var
  const words = guideWords(t, guide, new URL(services.baseUrl).host)
  const paper = openSitePaper(c, { title: words.title, day: guidesWrittenOn })
  paper.heading(1, words.title)
  paper.paragraph(words.lead, { size: 11.5 })
  for (const { title, points, isOrdered } of words.sections) {
    paper.heading(2, title, { size: 14 })
    paper.list(points, { sign: isOrdered ? 'number' : '•' })
  }
  paper.heading(2, words.sourcesTitle, { size: 11 })
  paper.list(words.sources, { size: 8.5, gap: 0.1 })
  paper.paragraph(`${words.checked} ${words.foot}`, { size: 8.5, ink: inks.soft })
  paper.footers((at, of) => `${words.title} · ${at}/${of}`)
  return paper.finish()
}
