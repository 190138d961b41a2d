import { type Ctx, type Router, sendPaper } from '../../foundation/index.ts'
import { fileNameOf, sendFile } from '../../releases/index.ts'
import { editionView } from './edition/edition-view.ts'
import { figuresAsCsv, figuresAsJson } from './edition/figures-files.ts'
import { editionPage } from './pages/edition-page.tsx'
import { reportPage } from './pages/report-page.tsx'
import { reportsPage } from './pages/reports-page.tsx'
import { writeReport } from './paper/write-report.ts'
import { editionAt, figuresAt, paperAt, reportAt, reportsPath } from './reports-links.ts'

/** The reports as everybody reads them: as pages, on paper and as numbers. */
export function reportsRoutes(router: Router): void {
  router.get(reportsPath, reportsPage)
  router.get(reportAt.path, c => reportPage(c, reportHere(c)))
  router.get(paperAt.path, async c => sendReport(c, Number.parseInt(c.req.param('file') ?? '', 10)))
  router.get(editionAt.path, async c => {
    const view = await viewHere(c, Number(c.req.param('edition')))
    return view ? editionPage(c, view, 'edition') : c.notFound()
  })
  router.get(figuresAt.path, sendFigures)
}

const reportHere = (c: Ctx): string => c.req.param('report') ?? ''

const viewHere = (c: Ctx, edition: number) => editionView(c.var.db, { ...c.var.services, report: reportHere(c), edition })

/** Under which an edition is saved: it says itself which it is, and in which language. */
export const paperName = ({ var: { services, locale } }: Ctx, report: string, edition: number): string =>
  fileNameOf(services.campaign, `${report}-${edition}-${locale}.pdf`)

async function sendReport(c: Ctx, edition: number): Promise<Response> {
  const view = await viewHere(c, edition)
  if (!view) return c.notFound()
  return sendPaper(c, await writeReport(c, view), paperName(c, view.edition.report, edition))
}

async function sendFigures(c: Ctx): Promise<Response> {
  const { t, services } = c.var
  const view = await viewHere(c, Number(c.req.param('edition')))
  const { figures } = view?.edition ?? {}
  if (!view || !figures) return c.notFound()
  const edition = { ...view.edition, figures }
  const isCsv = c.req.param('file') === 'figures.csv'
  return sendFile(c, {
    body: isCsv ? figuresAsCsv(edition) : figuresAsJson(t, edition, services),
    type: isCsv ? 'text/csv' : 'application/json',
    fileName: fileNameOf(services.campaign, `${edition.report}-${edition.edition}-figures.${isCsv ? 'csv' : 'json'}`),
  })
}
