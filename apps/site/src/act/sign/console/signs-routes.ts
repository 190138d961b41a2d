import { HTTPException } from 'hono/http-exception'
import { consoleRoute, formOf, principalOf } from '../../../accounts/index.ts'
import { asActor, type Ctx, localPath, type Router } from '../../../foundation/index.ts'
import { approveAt, refuseAt, signAt, signImageAt, signsPath, takeDownAt } from '../sign-links.ts'
import { approvePhoto, endByStaff, type ModerateOutcome } from '../wall/moderate.ts'
import { imageOf, photoById } from '../wall/photo-store.ts'
import { longestDescription, longestName, plainLine } from '../wall/read-photo-form.ts'
import { reasons } from '../wall/wall-words.ts'
import { signPage } from './sign-page.tsx'
import { signsPage } from './signs-page.tsx'

/** The wall, for staff: who waits, letting in, saying no, taking down. */
export function signsRoutes(router: Router): void {
  const get = { method: 'get' } as const
  const post = { method: 'post' } as const
  consoleRoute(router, { ...get, path: signsPath, deed: 'sign-photo.see', handle: signsPage })
  consoleRoute(router, { ...get, path: signAt.path, deed: 'sign-photo.see', handle: c => openOne(c) })
  consoleRoute(router, { ...get, path: signImageAt.path, deed: 'sign-photo.see', handle: sendImage })
  consoleRoute(router, { ...post, path: approveAt.path, deed: 'sign-photo.approve', handle: postApprove })
  consoleRoute(router, { ...post, path: refuseAt.path, deed: 'sign-photo.refuse', handle: c => postEnd(c, 'waiting') })
  consoleRoute(router, { ...post, path: takeDownAt.path, deed: 'sign-photo.take-down', handle: c => postEnd(c, 'shown') })
}

/** No number that the database could not hold. */
const idIn = (c: Ctx): number => {
  const id = Number(c.req.param('id'))
  if (!Number.isSafeInteger(id)) throw new HTTPException(404)
  return id
}

async function openOne(c: Ctx, errors: Parameters<typeof signPage>[1]['errors'] = []): Promise<Response> {
  const photo = await photoById(c.var.db, idIn(c))
  // What nobody has confirmed by mail is not for anybody’s eyes.
  if (!photo || photo.state === 'unconfirmed') throw new HTTPException(404)
  return signPage(c, { photo, errors })
}

async function sendImage(c: Ctx): Promise<Response> {
  const { db } = c.var
  const photo = await photoById(db, idIn(c))
  const bytes = photo === null || photo.state === 'unconfirmed' ? null : await imageOf(db, photo.id, 'large')
  if (!bytes) throw new HTTPException(404)
  return c.body(Uint8Array.from(bytes), 200, {
    'content-type': 'image/jpeg',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  })
}

const versionIn = (form: (name: string) => string): number => {
  const version = Number(form('version'))
  return Number.isSafeInteger(version) ? version : 0
}

async function postApprove(c: Ctx): Promise<Response> {
  const { services, t } = c.var
  const form = await formOf(c)
  const words = { name: plainLine(form('name')), place: plainLine(form('place')), description: plainLine(form('description')) }
  const errors = [
    ...(words.description === '' ? [{ field: 'description', message: t('sign.console.faults.description') }] : []),
    ...(words.description.length > longestDescription ? [{ field: 'description', message: t('sign.console.faults.long') }] : []),
    ...(['name', 'place'] as const)
      .filter(field => [...words[field]].length > longestName)
      .map(field => ({ field, message: t('sign.console.faults.long') })),
  ]
  if (errors.length > 0) return openOne(c, errors)
  return after(
    c,
    await approvePhoto(services, { id: idIn(c), version: versionIn(form), actor: asActor(principalOf(c)), ...words }),
  )
}

async function postEnd(c: Ctx, from: 'waiting' | 'shown'): Promise<Response> {
  const { services, t } = c.var
  const form = await formOf(c)
  const reason = reasons.find(each => each === form('reason'))
  if (!reason) return openOne(c, [{ field: 'reason', message: t('sign.console.faults.reason') }])
  return after(
    c,
    await endByStaff(services, { id: idIn(c), version: versionIn(form), actor: asActor(principalOf(c)), reason, from }),
  )
}

function after(c: Ctx, outcome: ModerateOutcome): Response {
  if (outcome === 'unknown') throw new HTTPException(404)
  const { locale } = c.var
  const to = outcome === 'done' ? `${signsPath}?done=yes` : `${signAt.link(idIn(c))}?changed=yes`
  return c.redirect(localPath(locale, to), 303)
}
