import { type Ctx, type Router, sendPaper } from '../../foundation/index.ts'
import { fileNameOf, sendFile } from '../../releases/index.ts'
import { postersOf } from '../poster/edition/poster-store.ts'
import type { KeptEdition } from './edition/edition.ts'
import { allEditions } from './edition/edition-store.ts'
import { evaluationAt, evaluationBytesAt, evaluationPaperAt, evaluationsPath } from './evaluation-links.ts'
import { editionPage } from './pages/edition-page.tsx'
import { editionsPage } from './pages/editions-page.tsx'
import { writeEvaluation } from './paper/write-evaluation.ts'

/** The evaluation reports as everybody reads them: as pages, on paper, and as the bytes that the checksum is of. */
export function evaluationRoutes(router: Router): void {
  router.get(evaluationsPath, editionsPage)
  router.get(evaluationPaperAt.path, sendEdition)
  router.get(evaluationBytesAt.path, sendBytes)
  router.get(evaluationAt.path, showEdition)
}

async function keptHere(c: Ctx, hole: 'number' | 'file'): Promise<{ kept: KeptEdition; all: KeptEdition[] } | null> {
  const number = Number.parseInt(c.req.param(hole) ?? '', 10)
  const all = await allEditions(c.var.db)
  const kept = all.find(({ edition }) => edition.number === number)
  return kept ? { kept, all } : null
}

async function showEdition(c: Ctx): Promise<Response> {
  const here = await keptHere(c, 'number')
  if (!here) return c.notFound()
  const { edition, sha256 } = here.kept
  const posters = (await postersOf(c.var.db, edition.number)).map(({ poster }) => poster.number)
  return editionPage(c, { edition, sha256, all: here.all.map(each => each.edition), posters })
}

async function sendEdition(c: Ctx): Promise<Response> {
  const here = await keptHere(c, 'file')
  if (!here) return c.notFound()
  const { edition } = here.kept
  const { services, locale } = c.var
  return sendPaper(
    c,
    await writeEvaluation(c, here.kept),
    fileNameOf(services.campaign, `evaluation-${edition.number}-${locale}.pdf`),
  )
}

async function sendBytes(c: Ctx): Promise<Response> {
  const here = await keptHere(c, 'file')
  if (!here) return c.notFound()
  const { body, edition } = here.kept
  return sendFile(c, {
    body,
    type: 'application/json',
    fileName: fileNameOf(c.var.services.campaign, `evaluation-${edition.number}.json`),
  })
}
