import { HTTPException } from 'hono/http-exception'
import { consoleRoute, principalOf } from '../../accounts/index.ts'
import { asActor, type Ctx, localPath, maxBodyBytes, type Router, readMultipart } from '../../foundation/index.ts'
import { writeCsv } from '../../releases/index.ts'
import { importFaultsAt, importPath, importRunPath } from '../links.ts'
import { type Imported, importList } from './import-list.ts'
import { importPage } from './import-page.tsx'
import { faultsOf } from './import-store.ts'
import { type ListFault, UnusableList } from './read-list.ts'
import { sayListFault } from './say-list-fault.ts'

/** 100,000 people with their evidence take about 30 MB. */
const mostListBytes = 96 * 1024 * 1024
export const importBodies = [importPath, importRunPath].map(path => ({ path, bytes: mostListBytes + maxBodyBytes }))

/** Taking in a list of supporters, from the console. */
export function importRoutes(router: Router): void {
  const deed = 'supporter.import' as const
  consoleRoute(router, { method: 'get', path: importPath, deed, handle: c => importPage(c) })
  consoleRoute(router, { method: 'post', path: importPath, deed: 'supporter.try-import', handle: c => take(c, true) })
  consoleRoute(router, { method: 'post', path: importRunPath, deed, handle: c => take(c, false) })
  consoleRoute(router, { method: 'get', path: importFaultsAt.path, deed, handle: sendFaults })
}

type Kept = { readonly done: Imported } | { readonly why: ListFault }

async function take(c: Ctx, isTrial: boolean): Promise<Response> {
  const { services, t, locale } = c.var
  if (!/^multipart\/form-data/i.test(c.req.header('content-type') ?? '')) return nothing(c)
  const limits = { files: 1, fileBytes: mostListBytes, textBytes: maxBodyBytes }
  const actor = asActor(principalOf(c))
  const form = await readMultipart<Kept>(c.req.raw, limits, async (content, limitBytes) => {
    try {
      return { done: await importList(services, { content, isTrial, actor, limitBytes }) }
    } catch (error) {
      if (error instanceof UnusableList) return { why: error.why }
      throw error
    }
  })
  if (form === null) throw new HTTPException(400)
  const kept = form.files[0]?.kept
  if (!kept) return nothing(c)
  if ('why' in kept) return importPage(c, { error: sayListFault(t, kept.why), status: 422 })
  return c.redirect(`${localPath(locale, importPath)}?done=${kept.done.id}`, 303)
}

const nothing = (c: Ctx): Promise<Response> => importPage(c, { error: c.var.t('join.import.file.missing'), status: 422 })

async function sendFaults(c: Ctx): Promise<Response> {
  const { db, t } = c.var
  const id = Number(c.req.param('id'))
  const faults = Number.isSafeInteger(id) ? await faultsOf(db, id) : null
  if (!faults) throw new HTTPException(404)
  const lines = faults.map(({ line, reason }) => [line, reason, t(`join.import.faults.${reason}`)])
  return c.body(writeCsv(['line', 'reason', 'what to do'], lines), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="broken-rows-${id}.csv"`,
    'cache-control': 'no-store',
  })
}
