import { type Ctx, localPath, paperFacts, type SiteDocument } from '../../foundation/index.ts'
import type { Poster } from '../poster/edition/poster.ts'
import { postersOf } from '../poster/edition/poster-store.ts'
import { writePosterPaper } from '../poster/paper/write-poster.ts'
import { posterAt, posterPaperAt } from '../poster/poster-links.ts'
import type { KeptEdition } from './edition/edition.ts'
import { allEditions } from './edition/edition-store.ts'
import { evaluationAt, evaluationPaperAt } from './evaluation-links.ts'
import { writeEvaluation } from './paper/write-evaluation.ts'

/** The newest evaluation report and the newest poster on paper, for the list of all documents. Earlier ones are on the pages of both. */
export async function evaluationDocuments(c: Ctx): Promise<SiteDocument[]> {
  const [newest] = await allEditions(c.var.db)
  const [poster] = (await postersOf(c.var.db, 'all')).map(kept => kept.poster)
  return [...(newest ? [await reportOnPaper(c, newest)] : []), ...(poster ? [await posterOnPaper(c, poster)] : [])]
}

async function reportOnPaper(c: Ctx, kept: KeptEdition): Promise<SiteDocument> {
  const { t, locale } = c.var
  const { number, publishedOn, documents } = kept.edition
  const title = t('evaluation.title', { title: documents[locale].title, number: String(number) })
  return {
    title,
    lang: locale,
    type: 'pdf',
    ...(await paperFacts(c, `evaluation ${number}`, () => writeEvaluation(c, kept))),
    day: publishedOn,
    // It is another paper in each language.
    link: localPath(locale, evaluationPaperAt.link(number)),
    isTagged: true,
    belongsTo: { title: documents[locale].title, link: evaluationAt.link(number) },
  }
}

async function posterOnPaper(c: Ctx, poster: Poster): Promise<SiteDocument> {
  const { t, locale } = c.var
  const { number, publishedOn, sheets } = poster
  return {
    title: t('poster.title', { title: sheets[locale].title, number: String(number) }),
    lang: locale,
    type: 'pdf',
    ...(await paperFacts(c, `poster ${number}`, () => writePosterPaper(c, { poster, size: 'a4' }))),
    day: publishedOn,
    link: localPath(locale, posterPaperAt.link(number, 'a4')),
    isTagged: true,
    belongsTo: { title: sheets[locale].title, link: posterAt.link(number) },
  }
}
