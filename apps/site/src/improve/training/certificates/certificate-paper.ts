import { type Ctx, dayInUk, inks, localPath, openSitePaper } from '../../../foundation/index.ts'
import type { Completion } from '../completions/completion.ts'
import { certificateFacts, whatItCertifies } from '../completions/completion-words.ts'
import { certificateLink } from '../training-links.ts'

/** The certificate on paper, for its holder: with their name and employer, whatever the page behind its link shows. */
export async function writeCertificate(c: Ctx, completion: Completion): Promise<Buffer> {
  const { t, locale, services, shell } = c.var
  const facts = await certificateFacts(c, completion, { showsName: true, showsEmployer: true })
  const [who, ...others] = facts
  const link = services.baseUrl + localPath(locale, certificateLink(completion.code))
  const paper = openSitePaper(c, {
    title: t('training.paper.title', {
      training: others.find(({ name }) => name === t('training.certificate.facts.training'))?.words ?? '',
    }),
    day: dayInUk(completion.stoodAt ?? completion.askedAt),
  })
  const { charity } = shell
  paper.paragraph(charity.name === '' ? t('site.name') : `${t('site.name')} · ${charity.name}`, { size: 10.5, ink: inks.soft })
  paper.heading(1, t('training.paper.heading'), { size: 26 })
  paper.paragraph(who?.words ?? '', { face: 'voice', size: 18 })
  paper.paragraph(t(completion.providerConfirmedAt === null ? 'training.paper.hasStated' : 'training.paper.hasCompleted'), {
    size: 12,
  })
  paper.table({
    caption: t('training.paper.caption'),
    columns: [{ label: t('training.paper.what') }, { label: t('training.paper.says') }],
    rows: others.map(({ name, words }) => [name, words]),
  })
  paper.heading(2, t('training.certificate.worthTitle'), { size: 14 })
  paper.paragraph(whatItCertifies(c, completion))
  paper.heading(2, t('training.paper.checkTitle'), { size: 14 })
  paper.paragraph(t('training.paper.check'))
  paper.link(link, link)
  paper.paragraph(t('training.paper.code', { code: completion.code }), { face: 'bold', size: 12 })
  paper.paragraph(t('training.paper.differs'), { size: 9.5, ink: inks.soft })
  paper.footers((at, of) => `${t('training.paper.heading')} · ${completion.code} · ${at}/${of}`)
  return paper.finish()
}
