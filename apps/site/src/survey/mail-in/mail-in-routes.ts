import { HTTPException } from 'hono/http-exception'
import { consoleRoute, mayDo, principalOf, type Subject } from '../../accounts/index.ts'
import { asActor, type Ctx, localPath, type Router } from '../../foundation/index.ts'
import { requestLink } from '../requests/links.ts'
import { asItCame } from './as-it-came.ts'
import { fileHeldMail, type HeldOutcome, setHeldMailAside } from './file-held-mail.ts'
import * as links from './links.ts'
import {
  addressedRequest,
  heldMail,
  type IncomingMessage,
  incomingMail,
  listHeld,
  requestsToChooseFrom,
} from './mail-in-store.ts'
import { cannotTakeBackPage } from './pages/cannot-take-back-page.tsx'
import { type HeldNotice, heldListPage, heldNotices, heldPerPage } from './pages/held-list-page.tsx'
import { type HeldMailFault, heldMailPage } from './pages/held-mail-page.tsx'
import { suggestRequests } from './suggest-requests.ts'
import { takeMailBack } from './take-back-mail.ts'
import { takeInRoutes } from './take-in-routes.ts'
import { redoGuess, undoGuess } from './undo-guess.ts'

/** The holding pen, and what a person says about what a mail looks like. */
export function mailInRoutes(router: Router): void {
  consoleRoute(router, { method: 'get', path: links.heldMailPath, deed: 'held-mail.see', handle: showList })
  // Before the mails themselves: `take-in` is no number of one.
  takeInRoutes(router)
  consoleRoute(router, {
    method: 'get',
    path: links.heldMailItemPath,
    deed: 'held-mail.see',
    subject: heldSubject,
    handle: showOne,
  })
  consoleRoute(router, { method: 'post', path: links.fileHeldPath, deed: 'held-mail.file', subject: heldSubject, handle: file })
  const aside = (isAside: boolean) => (c: Ctx) => moveAside(c, isAside)
  consoleRoute(router, {
    method: 'post',
    path: links.setAsidePath,
    deed: 'held-mail.file',
    subject: heldSubject,
    handle: aside(true),
  })
  consoleRoute(router, {
    method: 'post',
    path: links.putBackPath,
    deed: 'held-mail.file',
    subject: heldSubject,
    handle: aside(false),
  })
  consoleRoute(router, {
    method: 'post',
    path: links.guessPath,
    deed: 'request.record',
    subject: requestSubject,
    handle: changeGuess,
  })
  consoleRoute(router, {
    method: 'post',
    path: links.takeBackPath,
    deed: 'request.record',
    subject: requestSubject,
    handle: takeBack,
  })
}

const idIn = (text: string | undefined): number => (/^[1-9]\d{0,14}$/.test(text ?? '') ? Number(text) : 0)

async function heldSubject(c: Ctx): Promise<Subject | null> {
  return (await heldMail(c.var.db, idIn(c.req.param('id')))) && { state: null }
}

async function requestSubject(c: Ctx): Promise<Subject | null> {
  const { round = '', code = '' } = c.req.param()
  const request = await addressedRequest(c.var.db, round, code)
  return request && { state: request.roundState, trustCode: request.trustCode }
}

/** For a handler behind `heldSubject`. */
async function heldHere(c: Ctx): Promise<IncomingMessage> {
  const mail = await heldMail(c.var.db, idIn(c.req.param('id')))
  if (!mail) throw new HTTPException(404)
  return mail
}

async function showList(c: Ctx): Promise<Response> {
  const setAside = c.req.query('show') === 'aside'
  const before = idIn(c.req.query('before')) || null
  const mails = await listHeld(c.var.db, { setAside, before, limit: heldPerPage + 1 })
  const done = heldNotices.find(notice => notice === c.req.query('done')) ?? null
  return heldListPage(c, { mails, aside: setAside, isFirst: before === null, done })
}

async function showOne(c: Ctx, { fault = null, chosen = '', isTooLate = false }: Partial<Shown> = {}): Promise<Response> {
  const { db, services } = c.var
  const mail = await heldHere(c)
  const isOpen = mail.round_id === null
  const { mail: whole } = await asItCame(services, mail)
  return heldMailPage(c, {
    mail,
    suggestions: isOpen ? await suggestRequests(db, whole) : [],
    requests: isOpen ? await requestsToChooseFrom(db) : [],
    fault,
    chosen,
    mayFile: mayDo(principalOf(c), 'held-mail.file') === 'yes',
    isTooLate,
  })
}

type Shown = { readonly fault: HeldMailFault | null; readonly chosen: string; readonly isTooLate: boolean }

async function file(c: Ctx): Promise<Response> {
  const { services } = c.var
  const who = principalOf(c)
  const mail = await heldHere(c)
  const chosen = String((await c.req.parseBody()).request ?? '')
  const [, round, trustCode] = /^(\d{4}-\d{1,2})\/([A-Za-z0-9-]{1,20})$/.exec(chosen) ?? []
  if (round === undefined || trustCode === undefined) return showOne(c, { fault: 'choose', chosen })
  if (who.barredFrom.includes(trustCode)) return showOne(c, { fault: 'barred', chosen })
  const { recognition } = await asItCame(services, mail)
  const outcome = await fileHeldMail(services.write, {
    messageId: mail.id,
    round,
    trustCode,
    recognition,
    actor: asActor(who),
    now: services.clock(),
  })
  return outcome.outcome === 'no-such-request' ? showOne(c, { fault: 'no-such-request', chosen }) : follow(c, outcome, 'filed')
}

async function moveAside(c: Ctx, isAside: boolean): Promise<Response> {
  const { services } = c.var
  const mail = await heldHere(c)
  const actor = asActor(principalOf(c))
  const outcome = await setHeldMailAside(services.write, { messageId: mail.id, isAside, actor, now: services.clock() })
  return follow(c, outcome, isAside ? 'set-aside' : 'put-back')
}

async function follow(c: Ctx, { outcome }: HeldOutcome, done: HeldNotice): Promise<Response> {
  if (outcome === 'no-such-message') throw new HTTPException(404)
  if (outcome === 'filed-elsewhere') return showOne(c, { isTooLate: true })
  return c.redirect(localPath(c.var.locale, `${links.heldMailLink()}?done=${done}`), 303)
}

async function changeGuess(c: Ctx): Promise<Response> {
  const { services, locale } = c.var
  const { round = '', code: trustCode = '' } = c.req.param()
  const key = { round, trustCode, messageId: idIn(c.req.param('message')), actor: asActor(principalOf(c)), now: services.clock() }
  const isRightAfterAll = (await c.req.parseBody()).guess === 'right'
  const outcome = isRightAfterAll
    ? await redoGuess(services.write, { ...key, recognition: await recognitionOf(c, key.messageId) })
    : await undoGuess(services.write, key)
  if (outcome.outcome === 'no-such-message') throw new HTTPException(404)
  return c.redirect(localPath(locale, `${requestLink(key)}?done=guess#message-${key.messageId}`), 303)
}

async function takeBack(c: Ctx): Promise<Response> {
  const { services, locale } = c.var
  const { round = '', code: trustCode = '', message } = c.req.param()
  const key = { round, trustCode }
  const input = { ...key, messageId: idIn(message), actor: asActor(principalOf(c)), now: services.clock() }
  const { outcome } = await takeMailBack(services.write, input)
  if (outcome === 'no-such-message') throw new HTTPException(404)
  if (outcome === 'refused') return cannotTakeBackPage(c, key)
  return c.redirect(localPath(locale, `${links.heldMailLink()}?done=taken-back`), 303)
}

async function recognitionOf(c: Ctx, messageId: number) {
  const mail = await incomingMail(c.var.db, messageId)
  return mail ? (await asItCame(c.var.services, mail)).recognition : null
}
