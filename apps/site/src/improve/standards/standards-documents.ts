import { type Ctx, dayInUk, localPath, paperFacts, type SiteDocument } from '../../foundation/index.ts'
import { editionNow } from './edition-store.ts'
import { standardsPath, summaryPath } from './links.ts'
import { loadStandards } from './standards-view.ts'
import { writeSummary } from './write-summary.ts'

/** The summary on paper, for the list of all documents and for the pages of the standards. Nothing while there are none. */
export async function standardsDocuments(c: Ctx): Promise<SiteDocument[]> {
  const { t, locale, db, services } = c.var
  const edition = await editionNow(db, services.clock())
  if (edition === null) return []
  const write = async () => writeSummary(c, await loadStandards(c, edition, 'patients'))
  return [
    {
      title: t('standards.paper.title'),
      lang: locale,
      type: 'pdf',
      ...(await paperFacts(c, `standards ${edition.number} ${edition.madeAt.getTime()}`, write)),
      day: dayInUk(edition.madeAt),
      // It is another paper in each language.
      link: localPath(locale, summaryPath),
      isTagged: true,
      belongsTo: { title: t('standards.menu'), link: standardsPath },
    },
  ]
}
