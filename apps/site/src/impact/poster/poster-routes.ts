import { type Ctx, type Router, sendPaper } from '../../foundation/index.ts'
import { fileNameOf, sendFile } from '../../releases/index.ts'
import type { KeptPoster } from './edition/poster.ts'
import { posterByNumber } from './edition/poster-store.ts'
import { posterPage } from './pages/poster-page.tsx'
import { postersPage } from './pages/posters-page.tsx'
import { writePosterPaper } from './paper/write-poster.ts'
import { posterAt, posterBytesAt, posterPaperAt, posterSizes, postersPath } from './poster-links.ts'
import { notesOf } from './sharing/note-store.ts'

/** The posters as everybody sees them: their words, the sheets to print, and where they were shown. */
export function posterRoutes(router: Router): void {
  router.get(postersPath, postersPage)
  router.get(posterPaperAt.path, sendSheet)
  router.get(posterBytesAt.path, sendBytes)
  router.get(posterAt.path, async c => {
    const kept = await keptHere(c, 'number')
    return kept ? posterPage(c, { ...kept, notes: await notesOf(c.var.db, kept.poster.number) }) : c.notFound()
  })
}

const keptHere = (c: Ctx, hole: 'number' | 'file'): Promise<KeptPoster | null> =>
  posterByNumber(c.var.db, Number.parseInt(c.req.param(hole) ?? '', 10))

async function sendSheet(c: Ctx): Promise<Response> {
  const kept = await keptHere(c, 'file')
  if (!kept) return c.notFound()
  const size = posterSizes.find(each => c.req.param('file')?.includes(`-${each}.`)) ?? 'a4'
  const { services, locale } = c.var
  const name = fileNameOf(services.campaign, `poster-${kept.poster.number}-${size}-${locale}.pdf`)
  return sendPaper(c, await writePosterPaper(c, { poster: kept.poster, size }), name)
}

async function sendBytes(c: Ctx): Promise<Response> {
  const kept = await keptHere(c, 'file')
  if (!kept) return c.notFound()
  const fileName = fileNameOf(c.var.services.campaign, `poster-${kept.poster.number}.json`)
  return sendFile(c, { body: kept.body, type: 'application/json', fileName })
}
