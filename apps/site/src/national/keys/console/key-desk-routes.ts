import { HTTPException } from 'hono/http-exception'
import { consoleRoute, formOf, principalOf, type Subject } from '../../../accounts/index.ts'
import { asActor, type Ctx, localPath, type Router } from '../../../foundation/index.ts'
import { confirmKey, keyHere } from '../confirm-key.ts'
import { faultOfNote } from '../key-rules.ts'
import { revokeReasons } from '../key-tables.ts'
import { confirmAt, keyDeskPath, revokeAt } from '../links.ts'
import { revokeKey } from '../revoke-key.ts'
import { deskNews, keyDeskPage } from './key-desk-page.tsx'

/** The keys of hospitals, for staff: confirming that one is the hospital’s own, and saying that it no longer counts. */
export function keyDeskRoutes(router: Router): void {
  consoleRoute(router, { method: 'get', path: keyDeskPath, deed: 'signing-key.see', handle: open })
  consoleRoute(router, { method: 'post', path: confirmAt.path, deed: 'signing-key.confirm', subject, handle: confirm })
  consoleRoute(router, { method: 'post', path: revokeAt.path, deed: 'signing-key.revoke', subject, handle: revoke })
}

const idOf = (c: Ctx): string => c.req.param('id') ?? ''

/** Whoever is barred from a trust does not say which key is its own. */
async function subject(c: Ctx): Promise<Subject | null> {
  const key = await keyHere(c.var.db, idOf(c))
  return key && { state: null, trustCode: key.trust }
}

const open = (c: Ctx): Promise<Response> => keyDeskPage(c, { done: deskNews.find(each => each === c.req.query('done')) })

const back = (c: Ctx, done: (typeof deskNews)[number]): Response =>
  c.redirect(`${localPath(c.var.locale, keyDeskPath)}?done=${done}`, 303)

async function confirm(c: Ctx): Promise<Response> {
  const form = await formOf(c)
  const [id, version, note] = [Number(idOf(c)), Number(form('version')), form('note').trim()]
  if (!Number.isSafeInteger(version)) throw new HTTPException(400)
  const fault = faultOfNote(note, { isNeeded: true })
  if (fault !== null) {
    return keyDeskPage(c, { faults: [{ field: `heard-${id}`, fault }], typedConfirm: { id, note: form('note') } })
  }
  const result = await confirmKey(c.var.services, { principal: principalOf(c), id, version, note })
  switch (result.outcome) {
    case 'confirmed':
    case 'done-already':
      return back(c, 'confirmed')
    case 'unknown':
      throw new HTTPException(404)
    case 'changed':
      return keyDeskPage(c, { faults: [{ field: `heard-${id}`, fault: 'changed' }], typedConfirm: { id, note: form('note') } })
    case 'not-yet':
      return keyDeskPage(c, { faults: [{ field: 'keys', fault: result.verdict }], typedConfirm: { id, note: form('note') } })
  }
}

async function revoke(c: Ctx): Promise<Response> {
  const form = await formOf(c)
  const id = Number(idOf(c))
  const why = revokeReasons.find(each => each === form('why'))
  const note = form('note').trim()
  const fault = faultOfNote(note, { isNeeded: why === 'other' })
  if (why === undefined || why === 'replaced' || fault !== null) {
    const faults = [
      ...(why === undefined || why === 'replaced' ? [{ field: `why-${id}`, fault: 'no-reason' }] : []),
      ...(fault === null ? [] : [{ field: `note-${id}`, fault }]),
    ]
    return keyDeskPage(c, { faults, typedRevoke: { id, why: form('why'), note: form('note') } })
  }
  const actor = { ...asActor(principalOf(c)), kind: 'staff' as const, id: principalOf(c).id }
  const outcome = await revokeKey(c.var.services, { actor, trusts: null, id, why, note })
  if (outcome === 'unknown') throw new HTTPException(404)
  return back(c, outcome)
}
