import { HTTPException } from 'hono/http-exception'
import { relatedDocumentsHere } from '../../content/index.ts'
import { type Ctx, type PagePart, type Router, sendPaper } from '../../foundation/index.ts'
import { allEditions, editionByNumber, editionNow } from './edition-store.ts'
import { editionPath, editionsPath, forTeamsPath, standardsPath, summaryPath } from './links.ts'
import { editionsPage } from './pages/editions-page.tsx'
import { emptyPage } from './pages/empty-page.tsx'
import { standardsPage } from './pages/standards-page.tsx'
import { loadStandards, type Readers } from './standards-view.ts'
import { writeSummary } from './write-summary.ts'

/** What other parts of this room show on the pages of the standards. */
export type StandardsParts = (c: Ctx, readers: Readers) => Promise<readonly PagePart[]>

/** The standards of care, for both kinds of readers, on paper, and as they were. */
export function standardsRoutes(router: Router, partsOf: StandardsParts): void {
  router.get(standardsPath, c => openStandards(c, 'patients', partsOf))
  router.get(forTeamsPath, c => openStandards(c, 'teams', partsOf))
  router.get(summaryPath, sendSummary)
  router.get(editionsPath, openEditions)
  router.get(editionPath, openEdition)
}

const editionHere = ({ var: { db, services } }: Ctx) => editionNow(db, services.clock())

async function openStandards(c: Ctx, readers: Readers, partsOf: StandardsParts): Promise<Response> {
  const edition = await editionHere(c)
  if (edition === null) return emptyPage(c)
  return standardsPage(c, {
    view: await loadStandards(c, edition, readers),
    parts: await partsOf(c, readers),
    documents: await relatedDocumentsHere(c, standardsPath),
  })
}

async function sendSummary(c: Ctx): Promise<Response> {
  const edition = await editionHere(c)
  if (edition === null) throw new HTTPException(404)
  const bytes = await writeSummary(c, await loadStandards(c, edition, 'patients'))
  return sendPaper(c, bytes, `standards-of-care-${c.var.locale}.pdf`)
}

const openEditions = async (c: Ctx): Promise<Response> => {
  const { db, services } = c.var
  const editions = await allEditions(db, services.clock())
  return editions.length === 0 ? emptyPage(c) : editionsPage(c, editions)
}

async function openEdition(c: Ctx): Promise<Response> {
  const { db, services } = c.var
  const edition = await editionByNumber(db, Number(c.req.param('number')), services.clock())
  if (edition === null) throw new HTTPException(404)
  const present = await editionHere(c)
  return standardsPage(c, { view: await loadStandards(c, edition, 'patients'), isEarlier: present?.number !== edition.number })
}
