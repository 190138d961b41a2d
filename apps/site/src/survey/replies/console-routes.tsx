// Long because: the forms of the right of reply stand together, each with what its outcomes say.
import { HTTPException } from 'hono/http-exception'
import { consoleRoute, principalOf } from '../../accounts/index.ts'
import { asActor, type Ctx, dayInUk, localPath, Notice, type Router } from '../../foundation/index.ts'
import { addDays } from '../legal-clock/calendar-days.ts'
import { readForm } from '../read-form.ts'
import { isDay } from '../requests/decide-event.ts'
import { isFormToken, newFormToken } from '../requests/form-token.ts'
import { numberHere, requestHere, requestSubject } from '../requests/request-here.ts'
import { messagesOf } from '../requests/request-store.ts'
import { roundHere, roundSubject } from '../round-here.ts'
import type { Round } from '../types.ts'
import { makeLinkByHand, removeContact, revokeLink, setReplyUntil } from './change-links.ts'
import { type InviteOutcome, invite, type Seen } from './invite.ts'
import { linksOf, replyUntilOf } from './link-store.ts'
import {
  inviteAllPath,
  inviteAt,
  makeLinkAt,
  removeContactPath,
  repliesLink,
  repliesPath,
  requestReplyAt,
  revokeAt,
  settlePath,
  untilPath,
} from './links.ts'
import { namedContactsOf } from './named-contact-store.ts'
import { invitePage } from './pages/invite-page.tsx'
import { type RepliesView, repliesPage } from './pages/replies-page.tsx'
import { madeLink, type RequestRepliesView, requestRepliesPage } from './pages/request-replies-page.tsx'
import { type Invitation, prepareInvitations } from './prepare-invitations.ts'
import { privateLink } from './private-link.ts'
import { replyStateOf } from './reply-state.ts'
import { linkPurposes, replyOutcomes } from './reply-types.ts'
import { settleReply } from './settle-reply.ts'

/** The right of reply, as staff see it. */
export function repliesRoutes(router: Router): void {
  const round = { subject: roundSubject } as const
  consoleRoute(router, { ...round, method: 'get', path: repliesPath, deed: 'reply.see', handle: openReplies })
  consoleRoute(router, { ...round, method: 'post', path: untilPath, deed: 'reply.invite', handle: postUntil })
  consoleRoute(router, { ...round, method: 'get', path: inviteAllPath, deed: 'reply.invite', handle: openInviteAll })
  consoleRoute(router, { ...round, method: 'post', path: inviteAllPath, deed: 'reply.invite', handle: postInviteAll })
  const request = { subject: requestSubject } as const
  consoleRoute(router, { ...request, method: 'get', path: requestReplyAt.path, deed: 'reply.see', handle: openRequest })
  consoleRoute(router, { ...request, method: 'post', path: inviteAt.path, deed: 'reply.invite', handle: postInvite })
  consoleRoute(router, { ...request, method: 'post', path: makeLinkAt.path, deed: 'reply.invite', handle: postLink })
  consoleRoute(router, { ...request, method: 'post', path: revokeAt.path, deed: 'reply.invite', handle: postRevoke })
  consoleRoute(router, { ...request, method: 'post', path: settlePath, deed: 'reply.settle', handle: postSettle })
  consoleRoute(router, { ...request, method: 'post', path: removeContactPath, deed: 'reply.invite', handle: postRemoveContact })
}

/** Where nobody has said more, a trust has four weeks. */
const ordinaryDays = 28

const by = (c: Ctx) => ({ actor: asActor(principalOf(c)), now: c.var.services.clock() })
const houseOf = ({ var: { services } }: Ctx) => ({
  baseUrl: services.baseUrl,
  mailDomain: services.mailDomain,
  messages: services.messages,
  root: services.root,
})

async function invitationsHere(c: Ctx, round: Round, until: string, codes?: readonly string[]): Promise<Invitation[]> {
  const { barredFrom } = principalOf(c)
  return prepareInvitations(c.var.db, { ...houseOf(c), round, until, barredFrom, now: c.var.services.clock(), codes })
}

async function repliesHere(c: Ctx, more: Partial<RepliesView> = {}): Promise<Response> {
  const round = await roundHere(c)
  const until = await replyUntilOf(c.var.db, round.id)
  const now = c.var.services.clock()
  const invitations = await invitationsHere(c, round, until ?? addDays(dayInUk(now), ordinaryDays))
  return repliesPage(c, { round, until, invitations, states: await replyStateOf(c.var.db, round.id, now), ...more })
}

async function openReplies(c: Ctx): Promise<Response> {
  const { t } = c.var
  const done = c.req.query('done')
  if (done === 'until') return repliesHere(c, { notice: t('replies.console.done.until') })
  if (done !== 'invited') return repliesHere(c)
  const count = (name: string) => Math.min(Number(/^\d{1,4}$/.exec(c.req.query(name) ?? '')?.[0] ?? 0), 9999)
  const invited = t('replies.console.done.invited', { count: count('invited') })
  const passed = count('passed') > 0 ? ` ${t('replies.console.done.passedOver', { count: count('passed') })}` : ''
  return repliesHere(c, { notice: invited + passed })
}

async function postUntil(c: Ctx): Promise<Response> {
  const { t, services, locale } = c.var
  const round = await roundHere(c)
  const form = await readForm(c)
  const until = form.line('until')
  const fault = dayFault(c, until)
  if (fault) return repliesHere(c, { typed: until, errors: [{ field: 'until', message: fault }], status: 422 })
  const outcome = await setReplyUntil(services.write, { round: round.id, until, basedOn: form.line('basedOn'), ...by(c) })
  switch (outcome.outcome) {
    case 'set':
    case 'nothing-to-do':
      return c.redirect(`${localPath(locale, repliesLink(round.id))}?done=until`, 303)
    case 'conflict':
      return repliesHere(c, {
        typed: until,
        notice: t('replies.console.until.conflict', { day: t.day(outcome.current) }),
        status: 409,
      })
    case 'no-such-round':
      throw new HTTPException(404)
  }
}

/** A day that is none, or over. */
function dayFault(c: Ctx, day: string): string | null {
  const { t, services } = c.var
  if (!isDay(day)) return t('replies.console.until.faults.no-day')
  return day < dayInUk(services.clock()) ? t('replies.console.until.faults.past') : null
}

async function openInviteAll(c: Ctx): Promise<Response> {
  const round = await roundHere(c)
  const until = await replyUntilOf(c.var.db, round.id)
  const fault = until === null ? c.var.t('replies.console.until.none') : dayFault(c, until)
  if (until === null || fault) return repliesHere(c, { errors: [{ field: 'until', message: fault ?? '' }], status: 422 })
  return invitePage(c, { round, until, invitations: await invitationsHere(c, round, until) })
}

async function postInviteAll(c: Ctx): Promise<Response> {
  const round = await roundHere(c)
  const form = await readForm(c)
  const until = form.line('until')
  const fault = dayFault(c, until)
  if (fault) return repliesHere(c, { typed: until, errors: [{ field: 'until', message: fault }], status: 422 })
  const seen = new Map(
    form.all('seen').map(text => {
      const [code = '', fingerprint = ''] = text.split(' ')
      return [code, { fingerprint }] as const
    }),
  )
  const { invited, passedOver } = await inviteHere(c, round, seen, until)
  const done = new URLSearchParams({ done: 'invited', invited: String(invited.length), passed: String(passedOver.length) })
  return c.redirect(`${localPath(c.var.locale, repliesLink(round.id))}?${done}`, 303)
}

function inviteHere(c: Ctx, { id }: Round, seen: ReadonlyMap<string, Seen>, until: string): Promise<InviteOutcome> {
  const { smtpUrl, mailDomain, clock, write } = c.var.services
  const { barredFrom } = principalOf(c)
  return invite(write, {
    round: id,
    seen,
    until,
    barredFrom,
    ...by(c),
    office: { smtpUrl, mailDomain, clock },
    house: houseOf(c),
  })
}

async function requestRepliesHere(c: Ctx, more: Partial<RequestRepliesView> = {}): Promise<Response> {
  const { db, services } = c.var
  const { round, request } = await requestHere(c)
  const now = services.clock()
  const today = dayInUk(now)
  const set = await replyUntilOf(db, round.id)
  const until = set !== null && set >= today ? set : addDays(today, ordinaryDays)
  const [invitation] = await invitationsHere(c, round, until, [request.trustCode])
  if (!invitation) throw new HTTPException(404)
  const state = (await replyStateOf(db, round.id, now)).get(request.trustCode) ?? null
  const messages = new Map((await messagesOf(db, round.id, request.trustCode)).map(message => [message.id, message]))
  return requestRepliesPage(c, {
    round,
    request,
    invitation,
    state,
    links: await linksOf(db, { round: round.id, trustCode: request.trustCode }),
    replies: (state?.replies ?? []).map(reply => ({ reply, message: messages.get(reply.messageId) ?? null })),
    contacts: await namedContactsOf(db, { round: round.id, trustCode: request.trustCode }),
    until,
    now,
    formToken: newFormToken(),
    ...more,
  })
}

const doneNotices = ['invited', 'passed-over', 'revoked', 'settled', 'removed', 'made-before'] as const

async function openRequest(c: Ctx): Promise<Response> {
  const done = doneNotices.find(notice => notice === c.req.query('done'))
  return requestRepliesHere(c, done ? { notice: said(c.var.t(`replies.console.done.${done}`)) } : {})
}

const said = (text: string) => (
  <div role="status">
    <Notice>
      <p>{text}</p>
    </Notice>
  </div>
)

async function backTo(c: Ctx, done: (typeof doneNotices)[number]): Promise<Response> {
  const { request } = await requestHere(c)
  return c.redirect(`${localPath(c.var.locale, requestReplyAt.link(request))}?done=${done}`, 303)
}

async function postInvite(c: Ctx): Promise<Response> {
  const { round, request } = await requestHere(c)
  const form = await readForm(c)
  const until = form.line('until')
  const fault = dayFault(c, until)
  if (fault) return requestRepliesHere(c, { typed: { until }, errors: [{ field: 'until', message: fault }], status: 422 })
  const again = form.line('again')
  const seen: Seen = { fingerprint: form.line('fingerprint'), ...(/^\d{1,15}$/.test(again) ? { again: Number(again) } : {}) }
  const { invited } = await inviteHere(c, round, new Map([[request.trustCode, seen]]), until)
  return backTo(c, invited.length > 0 ? 'invited' : 'passed-over')
}

async function postLink(c: Ctx): Promise<Response> {
  const { t, services, locale } = c.var
  const { round, request } = await requestHere(c)
  const form = await readForm(c)
  const [until, formToken] = [form.line('hand-until'), form.line('token')]
  const purpose = linkPurposes.find(each => each === form.line('purpose'))
  const typed = { 'hand-until': until, purpose: form.line('purpose') }
  const fault = dayFault(c, until)
  if (fault) return requestRepliesHere(c, { typed, errors: [{ field: 'hand-until', message: fault }], status: 422 })
  if (!purpose || !isFormToken(formToken)) throw new HTTPException(400)
  const show = purpose === 'draft-result' ? await shownHere(c, round, request.trustCode, form.line('fingerprint')) : null
  if (purpose === 'draft-result' && show === null) {
    return requestRepliesHere(c, {
      typed,
      errors: [{ field: 'purpose', message: t('replies.console.byHand.changed') }],
      status: 409,
    })
  }
  const key = { round: round.id, trustCode: request.trustCode }
  const outcome = await makeLinkByHand(services.write, { ...key, purpose, show, until, formToken, ...by(c) })
  // The request is there: it was found for the address.
  if (outcome.outcome !== 'made') return backTo(c, 'made-before')
  return requestRepliesHere(c, { notice: madeLink(t, privateLink(services.baseUrl, locale, outcome.token)) })
}

/** What a link made by hand would show; null when it is not ready, or no longer what was looked at. */
async function shownHere(c: Ctx, round: Round, code: string, fingerprint: string) {
  const [one] = await invitationsHere(c, round, dayInUk(c.var.services.clock()), [code])
  const isReady = one && one.refusal !== 'not-ready' && one.refusal !== 'not-asked' && one.refusal !== 'barred'
  return isReady && one.standing.fingerprint === fingerprint ? { shown: one.shown, fingerprint } : null
}

async function postRevoke(c: Ctx): Promise<Response> {
  const { round, request } = await requestHere(c)
  const purpose = await purposeIn(c)
  await revokeLink(c.var.services.write, { round: round.id, trustCode: request.trustCode, purpose, ...by(c) })
  return backTo(c, 'revoked')
}

async function purposeIn(c: Ctx) {
  const asked = (await readForm(c)).line('purpose')
  const purpose = linkPurposes.find(each => each === asked)
  if (!purpose) throw new HTTPException(400)
  return purpose
}

async function postSettle(c: Ctx): Promise<Response> {
  const { t, services } = c.var
  const { round, request } = await requestHere(c)
  const id = numberHere(c, 'reply')
  const form = await readForm(c)
  const [as, words] = [replyOutcomes.find(each => each === form.line('as')), form.lines('words').trim()]
  const typed = { [`as-${id}`]: form.line('as'), [`words-${id}`]: words }
  const again = (field: string, status: 422 | 409, message: string) =>
    requestRepliesHere(c, { typed, errors: [{ field: `${field}-${id}`, message }], status })
  if (!as) return again('as', 422, t('replies.console.settle.faults.as'))
  if (words.length > 2000) return again('words', 422, t('replies.console.settle.faults.long'))
  const key = { round: round.id, trustCode: request.trustCode }
  const outcome = await settleReply(services.write, { ...key, reply: id, as, words, ...by(c) })
  switch (outcome.outcome) {
    case 'settled':
    case 'nothing-to-do':
      return backTo(c, 'settled')
    case 'words-missing':
      return again('words', 422, t('replies.console.settle.faults.words'))
    case 'conflict':
      return again('as', 409, t('replies.console.settle.faults.conflict', { who: outcome.current.settledBy ?? '' }))
    case 'no-such-reply':
      throw new HTTPException(404)
  }
}

async function postRemoveContact(c: Ctx): Promise<Response> {
  const { round, request } = await requestHere(c)
  const contact = numberHere(c, 'contact')
  await removeContact(c.var.services.write, { round: round.id, trustCode: request.trustCode, contact, ...by(c) })
  return backTo(c, 'removed')
}
