import { type ContentEntry, type Ctx, dayInUk } from '../../../foundation/index.ts'
import { latestRelease } from '../../../releases/index.ts'
import { draftEdition } from '../edition/draft-edition.ts'
import { viewOf } from '../edition/edition-view.ts'
import { reportOf } from '../report-store.ts'
import { editionPage } from './edition-page.tsx'
import { forthcomingPage } from './report-page.tsx'

/** What the editor shows of words that are not published yet: the edition that they would make from the newest release. */
export async function previewReport(c: Ctx, entry: ContentEntry): Promise<Response> {
  const { db, services } = c.var
  const report = reportOf(entry)
  const release = report.state === 'release' ? await latestRelease(db) : null
  if (report.state === 'forthcoming' || (report.state === 'release' && !release)) return forthcomingPage(c, report)
  const edition = await draftEdition(c, { report, release, publishedOn: dayInUk(services.clock()) })
  return editionPage(c, await viewOf(db, { ...services, edition, sha256: null }), 'preview')
}
