import { type Ctx, localPath, paperFacts, type SiteDocument } from '../../foundation/index.ts'
import { type EditionLine, editionLines } from './edition/edition-lines.ts'
import { editionView } from './edition/edition-view.ts'
import { writeReport } from './paper/write-report.ts'
import { paperAt, reportAt } from './reports-links.ts'

/** The newest edition of each report on paper, for the list of all documents. Earlier ones are on the page of the report. */
export async function reportDocuments(c: Ctx): Promise<SiteDocument[]> {
  const documents: SiteDocument[] = []
  const byReport = Map.groupBy(await editionLines(c.var.db), ({ report }) => report)
  for (const [newest] of byReport.values()) if (newest) documents.push(await documentOf(c, newest))
  return documents
}

async function documentOf(c: Ctx, line: EditionLine): Promise<SiteDocument> {
  const { t, locale } = c.var
  const { report, edition, publishedOn } = line
  const title = line.title[locale]
  return {
    title: t('reports.edition.title', { title, edition: String(edition) }),
    lang: locale,
    type: 'pdf',
    ...(await paperFacts(c, `report ${report} ${edition}`, () => paperOf(c, line))),
    day: publishedOn,
    // It is another paper in each language.
    link: localPath(locale, paperAt.link(report, edition)),
    isTagged: true,
    belongsTo: { title, link: reportAt.link(report) },
  }
}

async function paperOf(c: Ctx, { report, edition }: EditionLine): Promise<Buffer> {
  const view = await editionView(c.var.db, { ...c.var.services, report, edition })
  if (!view) throw new Error('An edition that is in the list is not there')
  return writeReport(c, view)
}
