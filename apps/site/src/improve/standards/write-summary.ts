import { markdownToText } from '../../content/index.ts'
import { type Ctx, inks, openSitePaper } from '../../foundation/index.ts'
import { standardsPath } from './links.ts'
import type { StandardsView } from './standards-view.ts'

/** The standards on paper, to take to an appointment: what to expect and what to ask for, two sheets at most. */
export function writeSummary(c: Ctx, view: StandardsView): Promise<Buffer> {
  const { t, services } = c.var
  const title = t('standards.paper.title')
  const paper = openSitePaper(c, { title, day: view.madeAt.toISOString().slice(0, 10) })
  paper.heading(1, title)
  paper.paragraph(t('standards.paper.lead'), { size: 11 })
  paper.paragraph(t('standards.version', { number: String(view.number), day: t.day(view.madeAt) }), { size: 9, ink: inks.soft })
  for (const { group, standards } of view.groups) {
    paper.heading(2, t(`standards.groups.${group}.title`), { size: 15 })
    for (const { title: standard, expect } of standards) {
      paper.heading(3, standard, { size: 11 })
      paper.paragraph(markdownToText(expect), { size: 9.6 })
    }
  }
  paper.heading(2, t('standards.missing.title'), { size: 15 })
  paper.list(
    ['ask', 'write', 'help'].map(step => t(`standards.missing.${step}`)),
    { sign: 'number', size: 9.6 },
  )
  paper.list(
    view.help.map(({ title: nation, text }) => `${nation}: ${text.replaceAll('\n', ' ')}`),
    { size: 9.6 },
  )
  paper.paragraph(
    t('standards.paper.sources', {
      sources: view.sources.map(source => `${source.title} (${t('standards.readOn', { day: t.day(source.readOn) })})`).join('; '),
    }),
    { size: 8, ink: inks.soft },
  )
  paper.link(t('standards.paper.more'), `${services.baseUrl}${c.var.locale === 'cy' ? '/cy' : ''}${standardsPath}`, { size: 9 })
  paper.footers((at, of) => `${title} · ${t('standards.versionShort', { number: String(view.number) })} · ${at}/${of}`)
  return paper.finish()
}
