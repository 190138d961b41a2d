import { HTTPException } from 'hono/http-exception'
import { consoleRoute, formOf, principalOf } from '../../../accounts/index.ts'
import { asActor, type Ctx, dayInUk, localPath, type Router, sendPaper } from '../../../foundation/index.ts'
import { releaseById } from '../../../releases/index.ts'
import { draftEdition } from '../edition/draft-edition.ts'
import { type EditionView, viewOf } from '../edition/edition-view.ts'
import { publishEdition } from '../edition/publish-edition.ts'
import { editionPage } from '../pages/edition-page.tsx'
import { writeReport } from '../paper/write-report.ts'
import type { Report } from '../report.ts'
import { reportByKey } from '../report-store.ts'
import { previewAt, previewPaperAt, publishAt, reportsConsolePath } from '../reports-links.ts'
import { consoleReportsPage } from './console-reports-page.tsx'
import { publishPage } from './publish-page.tsx'
import { refusalInWords } from './refusal-in-words.ts'

/** The reports, for staff: what there is, what an edition would say, and publishing it. */
export function reportsConsoleRoutes(router: Router): void {
  const get = { method: 'get' } as const
  consoleRoute(router, { ...get, path: reportsConsolePath, deed: 'report.see', handle: consoleReportsPage })
  consoleRoute(router, { ...get, path: publishAt.path, deed: 'report.publish', handle: openPublish })
  consoleRoute(router, { method: 'post', path: publishAt.path, deed: 'report.publish', handle: postPublish })
  consoleRoute(router, {
    ...get,
    path: previewAt.path,
    deed: 'report.see',
    handle: async c => editionPage(c, await draftHere(c), 'preview'),
  })
  consoleRoute(router, { ...get, path: previewPaperAt.path, deed: 'report.see', handle: sendDraft })
}

async function reportHere(c: Ctx): Promise<Report> {
  const report = await reportByKey(c.var.db, c.req.param('report') ?? '')
  if (!report) throw new HTTPException(404)
  return report
}

async function openPublish(c: Ctx): Promise<Response> {
  const release = c.req.query('release') ?? null
  return publishPage(c, await reportHere(c), { typed: { release, reason: { en: '', cy: '' } } })
}

/** What would be published from the release in the address. */
async function draftHere(c: Ctx): Promise<EditionView> {
  const { db, services } = c.var
  const report = await reportHere(c)
  const release = report.state === 'release' ? await releaseById(db, c.req.query('release') ?? '') : null
  if (report.state === 'forthcoming' || (report.state === 'release' && release === null)) throw new HTTPException(404)
  const edition = await draftEdition(c, { report, release, publishedOn: dayInUk(services.clock()) })
  return viewOf(db, { ...services, edition, sha256: null })
}

async function sendDraft(c: Ctx): Promise<Response> {
  const view = await draftHere(c)
  const { report, edition } = view.edition
  const answer = sendPaper(c, await writeReport(c, view), `preview-${report}-${edition}-${c.var.locale}.pdf`)
  c.set('cacheable', false)
  answer.headers.set('cache-control', 'no-store')
  return answer
}

async function postPublish(c: Ctx): Promise<Response> {
  const { t, locale, services, shell } = c.var
  const report = await reportHere(c)
  const form = await formOf(c)
  const formToken = form('token')
  if (!/^[\w-]{20,100}$/.test(formToken)) throw new HTTPException(400)
  const typed = { release: form('release') || null, reason: { en: form('reasonEn'), cy: form('reasonCy') } }
  const outcome = await publishEdition(services.write, {
    ...typed,
    report: report.key,
    formToken,
    campaign: services.campaign,
    messages: services.messages,
    publisher: shell.charity.name,
    actor: asActor(principalOf(c)),
    now: services.clock(),
  })
  switch (outcome.kind) {
    case 'unknown':
      throw new HTTPException(404)
    case 'no': {
      const message = refusalInWords(t, outcome)
      const fields = outcome.why === 'reason-missing' ? emptyOf(typed.reason) : ['release']
      return publishPage(c, report, { typed, errors: fields.map(field => ({ field, message })), status: 422 })
    }
    default:
      return c.redirect(localPath(locale, `${reportsConsolePath}?published=${outcome.edition}`), 303)
  }
}

const emptyOf = (reason: { en: string; cy: string }): string[] => [
  ...(reason.en.trim() === '' ? ['reasonEn'] : []),
  ...(reason.cy.trim() === '' ? ['reasonCy'] : []),
]
