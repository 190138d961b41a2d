import { allStaffNames, consoleRoute, mayDo, principalOf } from '../../../accounts/index.ts'
import { asActor, auditChoices, auditPath, type Ctx, listAudit, type Router } from '../../../foundation/index.ts'
import { auditPage } from './audit-page.tsx'
import { entriesPerPage } from './audit-view.ts'
import { exportAudit, exportPath } from './export-audit.ts'
import { readFilter } from './read-filter.ts'

/** The log of who did what: to read, to narrow, to take away. */
export function auditRoutes(router: Router): void {
  consoleRoute(router, { method: 'get', path: auditPath, deed: 'audit.see', handle: openAudit })
  consoleRoute(router, { method: 'post', path: exportPath, deed: 'audit.export', handle: takeAway })
}

async function openAudit(c: Ctx): Promise<Response> {
  const { db } = c.var
  const asked = readFilter(name => c.req.query(name))
  const before = /^\d{1,15}$/.exec(c.req.query('before') ?? '')?.[0]
  const page = { limit: entriesPerPage + 1, ...(before === undefined ? {} : { before: Number(before) }) }
  const found = asked.errors.length > 0 ? [] : await listAudit(db, asked.filter, page)
  const entries = found.slice(0, entriesPerPage)
  return auditPage(c, {
    asked,
    choices: await auditChoices(db),
    staff: await allStaffNames(db),
    entries,
    olderThan: found.length > entriesPerPage ? (entries.at(-1)?.id ?? null) : null,
    isFirst: before === undefined,
    mayExport: mayDo(principalOf(c), 'audit.export') === 'yes',
  })
}

async function takeAway(c: Ctx): Promise<Response> {
  const form = await c.req.parseBody()
  const { filter } = readFilter(name => {
    const value = form[name]
    return typeof value === 'string' ? value : undefined
  })
  return exportAudit(c, filter, asActor(principalOf(c)))
}
