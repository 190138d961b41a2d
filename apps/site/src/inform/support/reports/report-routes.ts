import { HTTPException } from 'hono/http-exception'
import { consoleRoute, formOf, principalOf, refuseForeignForms } from '../../../accounts/index.ts'
import { publishedEntry } from '../../../content/index.ts'
import { type Ctx, type ContentEntry as Entry, localPath, type Router } from '../../../foundation/index.ts'
import { callsForHelp, guardForm } from '../../../network/index.ts'
import { reportPath, reportsPath, settleReportPath } from '../support-links.ts'
import { makeReport } from './make-report.ts'
import { longestNote, longestWords, outcomes, wrongs } from './report.ts'
import { reportedPage, reportPage } from './report-pages.tsx'
import { reportsPage } from './reports-page.tsx'
import { settleReport } from './settle-report.ts'

/** Readers say what is wrong; staff look, and note what came of it. */
export function reportRoutes(router: Router): void {
  router.get(reportPath, c => withEntry(c, entry => reportPage(c, entry)))
  router.post(reportPath, c => withEntry(c, entry => postReport(c, entry)))
  consoleRoute(router, { method: 'get', path: reportsPath, deed: 'support-report.see', handle: c => reportsPage(c) })
  consoleRoute(router, { method: 'post', path: settleReportPath, deed: 'support-report.settle', handle: postSettle })
}

async function withEntry(c: Ctx, show: (entry: Entry) => Response | Promise<Response>): Promise<Response> {
  const entry = await publishedEntry(c.var.db, 'support', c.req.param('service') ?? '')
  return entry === null ? c.notFound() : show(entry)
}

async function postReport(c: Ctx, entry: Entry): Promise<Response> {
  refuseForeignForms(c)
  const { services, t, locale } = c.var
  const form = await formOf(c)
  const typed = { what: form('what'), words: form('words').trim(), version: form('version') }
  const what = wrongs.find(each => each === typed.what)
  const [isEmpty, isLong] = [typed.words === '', [...typed.words].length > longestWords]
  if (what === undefined || isEmpty || isLong) {
    const errors = {
      ...(what === undefined ? { what: t('support.report.faults.what') } : {}),
      ...(isEmpty ? { words: t('support.report.faults.empty') } : {}),
      ...(isLong ? { words: t('support.report.faults.long', { count: longestWords }) } : {}),
    }
    return reportPage(c, entry, { typed, errors, status: 422 })
  }
  const guard = await guardForm(c, {
    form: 'support-report',
    sent: form,
    address: null,
    confirms: 'never',
    ownWords: [typed.words],
  })
  if (guard.go === 'wait' || guard.go === 'prove') {
    const guarded = { message: guard.message, part: guard.go === 'prove' ? guard.part : null }
    return reportPage(c, entry, { typed, guarded, status: guard.status })
  }
  if (guard.go === 'on') {
    const seen = Number(typed.version)
    const serviceVersion = Number.isSafeInteger(seen) && seen > 0 && seen <= entry.version ? seen : entry.version
    await makeReport(services, { service: entry.key, serviceVersion, what, words: typed.words, locale }, guard.concerns)
  }
  return reportedPage(c, callsForHelp(guard.concerns))
}

async function postSettle(c: Ctx): Promise<Response> {
  const { services, locale, t } = c.var
  const id = Number(c.req.param('report') ?? '')
  if (!Number.isSafeInteger(id)) throw new HTTPException(404)
  const form = await formOf(c)
  const note = form('note').trim()
  const outcome = outcomes.find(each => each === form('outcome'))
  if (outcome === undefined || [...note].length > longestNote) {
    const error =
      outcome === undefined ? t('support.console.faults.outcome') : t('support.console.faults.note', { count: longestNote })
    return reportsPage(c, { again: { id, note, error, field: outcome === undefined ? 'outcome' : 'note' }, status: 422 })
  }
  const done = await settleReport(services, { id, outcome, note, who: principalOf(c) })
  if (done === 'unknown') throw new HTTPException(404)
  return c.redirect(`${localPath(locale, reportsPath)}?done=${done}`, 303)
}
