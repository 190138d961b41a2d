import { type Ctx, inks, openSitePaper } from '../../foundation/index.ts'
import { statusMeaning, statusWord } from '../../releases/index.ts'
import type { BriefView } from './brief-view.ts'
import { briefWords } from './brief-words.ts'

/** The brief on one sheet of A4, for a politician's surgery. */
export async function writeBrief(c: Ctx, view: BriefView, day: string): Promise<Buffer> {
  const { t, services } = c.var
  const words = briefWords(t, view, new URL(services.baseUrl).host)
  const paper = openSitePaper(c, { title: words.title, day })
  const section = (title: string) => paper.heading(2, title, { size: 13 })
  paper.heading(1, words.title)
  paper.paragraph(words.lead)
  section(t('constituency.politician.title'))
  paper.paragraph(words.politician)
  section(t('constituency.trusts.title'))
  if (view.trusts.length === 0) paper.paragraph(t('constituency.trusts.none'))
  else
    paper.table({
      caption: words.caption,
      columns: [
        { label: t('constituency.trusts.trust') },
        { label: t('constituency.trusts.answer') },
        { label: t('constituency.trusts.km'), isNumber: true },
      ],
      rows: view.trusts.map(({ name, status, km }) => [
        name,
        `${statusWord(t, status)}: ${statusMeaning(t, status)}`,
        t('constituency.trusts.kmValue', { km: t.number(Math.round(km)) }),
      ]),
    })
  section(t('constituency.numbers.title'))
  paper.paragraph(words.numbers.join(' '))
  section(t('constituency.ask.title'))
  paper.list(words.asks)
  paper.paragraph(words.source, { size: 8.5, ink: inks.soft })
  return paper.finish()
}
