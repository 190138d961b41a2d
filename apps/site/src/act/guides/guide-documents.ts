import { type Ctx, localPath, paperFacts, type SiteDocument } from '../../foundation/index.ts'
import { type Guide, guideLink, guidePaperLink, guides, guidesWrittenOn } from './guide.ts'
import { writeGuide } from './guide-paper.ts'

/** The guides on paper, for the list of all documents and for the page of each. */
export async function guideDocuments(c: Ctx): Promise<SiteDocument[]> {
  const documents: SiteDocument[] = []
  for (const guide of guides) documents.push(await documentOf(c, guide))
  return documents
}

async function documentOf(c: Ctx, guide: Guide): Promise<SiteDocument> {
  const { t, locale } = c.var
  const title = t(`guides.${guide.key}.title`)
  return {
    title,
    lang: locale,
    type: 'pdf',
    ...(await paperFacts(c, `guide ${guide.key}`, () => writeGuide(c, guide))),
    day: guidesWrittenOn,
    // It is another paper in each language.
    link: localPath(locale, guidePaperLink(guide.key)),
    isTagged: true,
    belongsTo: { title, link: guideLink(guide.key) },
  }
}
