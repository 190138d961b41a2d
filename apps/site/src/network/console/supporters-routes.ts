import { HTTPException } from 'hono/http-exception'
import { consoleRoute, formOf, principalOf } from '../../accounts/index.ts'
import { asActor, type Ctx, localPath, type Router } from '../../foundation/index.ts'
import { readAddress } from '../address/read-address.ts'
import { eraseAt, exportAt, liftPath, lookUpPath, pauseAt, resumeAt, supportersPath } from '../links.ts'
import { eraseFor, exportFor, foundById, liftFor, lookUp } from './answer-request.ts'
import { foundPage } from './found-page.tsx'
import { pauseAlerts } from './pause-alerts.ts'
import { type doneNotices, supportersPage } from './supporters-page.tsx'

/** Supporters, for staff: numbers for everybody, one person's data for whoever answers their request. */
export function supportersRoutes(router: Router): void {
  const post = { method: 'post' } as const
  consoleRoute(router, { method: 'get', path: supportersPath, deed: 'supporter.see', handle: c => supportersPage(c) })
  consoleRoute(router, { ...post, path: lookUpPath, deed: 'supporter.look-up', handle: postLookUp })
  consoleRoute(router, { ...post, path: exportAt.path, deed: 'supporter.export', handle: postExport })
  consoleRoute(router, { ...post, path: eraseAt.path, deed: 'supporter.erase', handle: postErase })
  consoleRoute(router, { ...post, path: liftPath, deed: 'supporter.lift', handle: postLift })
  consoleRoute(router, { ...post, path: pauseAt.path, deed: 'alert.pause', handle: c => postPause(c, 'paused') })
  consoleRoute(router, { ...post, path: resumeAt.path, deed: 'alert.resume', handle: c => postPause(c, 'going') })
}

const actorOf = (c: Ctx) => asActor(principalOf(c))

/** No number that the database could not hold. */
const numberIn = (c: Ctx, name: string): number => {
  const number = Number(c.req.param(name) ?? '')
  if (!Number.isSafeInteger(number)) throw new HTTPException(404)
  return number
}

const back = (c: Ctx, done: (typeof doneNotices)[number] | null): Response =>
  c.redirect(localPath(c.var.locale, supportersPath) + (done === null ? '' : `?done=${done}`), 303)

async function postLookUp(c: Ctx): Promise<Response> {
  const { services, t } = c.var
  const typed = (await formOf(c))('address')
  const read = readAddress(typed)
  if (!read.ok) return supportersPage(c, { typed, error: t('network.console.lookUp.invalid'), status: 422 })
  return foundPage(c, { found: await lookUp(services, { address: read.address, actor: actorOf(c) }) })
}

async function postExport(c: Ctx): Promise<Response> {
  const data = await exportFor(c.var.services, { id: numberIn(c, 'id'), actor: actorOf(c) })
  if (!data) throw new HTTPException(404)
  return c.body(`${JSON.stringify(data, null, 2)}\n`, 200, {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': 'attachment; filename="supporter.json"',
  })
}

async function postErase(c: Ctx): Promise<Response> {
  const { services, t, db } = c.var
  const id = numberIn(c, 'id')
  if ((await formOf(c))('sure') !== 'yes') {
    const found = await foundById(db, services, id)
    if (!found) throw new HTTPException(404)
    return foundPage(c, { found, error: t('network.console.found.eraseMissing'), status: 422 })
  }
  await eraseFor(services, { id, actor: actorOf(c) })
  // Gone already: that is what was wanted.
  return back(c, 'erased')
}

async function postLift(c: Ctx): Promise<Response> {
  const key = (await formOf(c))('key')
  if (!/^[0-9a-f]{64}$/.test(key)) throw new HTTPException(400)
  return back(c, (await liftFor(c.var.services, { key, actor: actorOf(c) })) ? 'lifted' : null)
}

async function postPause(c: Ctx, to: 'paused' | 'going'): Promise<Response> {
  const outcome = await pauseAlerts(c.var.services, { batch: numberIn(c, 'batch'), to, actor: actorOf(c) })
  if (outcome === 'unknown') throw new HTTPException(404)
  return back(c, to === 'paused' ? 'paused' : 'resumed')
}
