import { HTTPException } from 'hono/http-exception'
import { consoleRoute, mayDo, principalOf } from '../../accounts/index.ts'
import { asActor, type Ctx, type FieldError, localPath, type Router } from '../../foundation/index.ts'
import { readForm } from '../read-form.ts'
import { requestHere, requestSubject } from '../requests/request-here.ts'
import type { Bilingual } from '../types.ts'
import { changeRedactions, type RedactionChange } from './change-redactions.ts'
import {
  lettersFilePath,
  lettersPath,
  prepareAt,
  previewAt,
  publishAt,
  redactionsAt,
  wholeMessageAt,
  withdrawAt,
  wordsAt,
} from './links.ts'
import { type DoneNotice, doneNotices, type PrepareView, preparePage } from './pages/prepare-page.tsx'
import { type PreviewView, previewPage } from './pages/preview-page.tsx'
import { bodyOf } from './public-thread.ts'
import { publicThreadFile, publicThreadPage } from './public-thread-page.tsx'
import { publishThread } from './publish-thread.ts'
import { findAll, finderOf } from './redact/find-words.ts'
import { foldText } from './redact/folded-text.ts'
import { readableText } from './redact/readable-text.ts'
import { hiddenSpans } from './redact/redact-text.ts'
import { versionsOf } from './thread-store.ts'
import { idOf, loadThreadWork, type ThreadWork } from './thread-work.ts'
import { withdrawThread } from './withdraw-thread.ts'

const longestWords = 2000
const longestReason = 1000

/** The letters with a trust: made ready and published by staff, read by everybody. */
export function threadsRoutes(router: Router): void {
  const subject = requestSubject
  consoleRoute(router, { method: 'get', path: prepareAt.path, deed: 'thread.see', subject, handle: open })
  consoleRoute(router, { method: 'post', path: redactionsAt.path, deed: 'thread.redact', subject, handle: postRedactions })
  consoleRoute(router, { method: 'post', path: wordsAt.path, deed: 'thread.redact', subject, handle: postWords })
  consoleRoute(router, { method: 'post', path: wholeMessageAt.path, deed: 'thread.redact', subject, handle: postMessage })
  consoleRoute(router, { method: 'get', path: previewAt.path, deed: 'thread.see', subject, handle: c => showPreview(c) })
  consoleRoute(router, { method: 'post', path: publishAt.path, deed: 'thread.publish', subject, handle: postPublish })
  consoleRoute(router, { method: 'post', path: withdrawAt.path, deed: 'thread.withdraw', subject, handle: postWithdraw })
  router.get(lettersFilePath, publicThreadFile)
  router.get(lettersPath, publicThreadPage)
}

const none: Bilingual = { en: '', cy: '' }

async function workHere(c: Ctx) {
  const { round, request } = await requestHere(c)
  const work = await loadThreadWork(c.var.db, request)
  const standing = (await versionsOf(c.var.db, request)).find(({ ended }) => ended === null) ?? null
  const may = (deed: 'thread.redact' | 'thread.publish' | 'thread.withdraw') =>
    mayDo(principalOf(c), deed, { state: round.state, trustCode: request.trustCode })
  return { round, request, work, standing, may }
}

const open = (c: Ctx): Promise<Response> => show(c, { done: doneNotices.find(notice => notice === c.req.query('done')) ?? null })

async function show(c: Ctx, shown: Partial<PrepareView> = {}): Promise<Response> {
  const { round, work, standing, may } = await workHere(c)
  const verdicts = { redact: may('thread.redact'), withdraw: may('thread.withdraw') }
  const empty = { done: null, typed: { kind: '', text: '' }, reason: none, errors: [] }
  return preparePage(c, { round, work, standing, may: verdicts, ...empty, ...shown })
}

async function showPreview(c: Ctx, shown: Partial<PreviewView> = {}): Promise<Response> {
  const { round, work, standing, may } = await workHere(c)
  return previewPage(c, {
    round,
    work,
    standing,
    mayPublish: may('thread.publish'),
    isConflict: false,
    reason: none,
    errors: [],
    ...shown,
  })
}

async function done(c: Ctx, notice: DoneNotice): Promise<Response> {
  const { request } = await requestHere(c)
  return c.redirect(localPath(c.var.locale, `${prepareAt.link(request)}?done=${notice}`), 303)
}

async function keep(c: Ctx, changes: readonly RedactionChange[], notice: DoneNotice): Promise<Response> {
  const { request } = await requestHere(c)
  const { services } = c.var
  const key = { round: request.round, trustCode: request.trustCode }
  const { outcome } = await changeRedactions(services.write, {
    ...key,
    changes,
    actor: asActor(principalOf(c)),
    now: services.clock(),
  })
  if (outcome === 'no-such-request') throw new HTTPException(404)
  return done(c, outcome === 'changed' ? notice : 'same')
}

/** Only what somebody has ticked or unticked, against what they saw. */
async function postRedactions(c: Ctx): Promise<Response> {
  const form = await readForm(c)
  const { work } = await workHere(c)
  const ticked = new Set(form.all('on'))
  const moved = [...form.all('wasOn').filter(id => !ticked.has(id)), ...form.all('wasOff').filter(id => ticked.has(id))]
  const changes = work.choices
    .filter(choice => moved.includes(idOf(choice)))
    .map(choice => ({ kind: choice.kind, text: choice.text, isAdded: choice.isAdded, isOn: ticked.has(idOf(choice)) }))
  return keep(c, changes, 'redactions')
}

async function postWords(c: Ctx): Promise<Response> {
  const form = await readForm(c)
  const typed = { kind: form.line('kind'), text: form.lines('text') }
  const { work } = await workHere(c)
  const kind = typed.kind === 'name' || typed.kind === 'words' ? typed.kind : null
  const fault = kind === null ? 'kind' : faultOf(work, { kind, text: typed.text })
  if (kind === null || fault !== null) {
    const errors = [
      { field: fault === 'kind' ? 'words-kind' : 'words-text', message: c.var.t(`threads.prepare.words.faults.${fault}`) },
    ]
    return show(c, { typed, errors, status: 422 })
  }
  return keep(c, [{ kind, text: typed.text, isAdded: true, isOn: true }], 'words')
}

/** What stands nowhere would black out nothing, and somebody would believe that it had. */
function faultOf(
  work: ThreadWork,
  redaction: { readonly kind: 'name' | 'words'; readonly text: string },
): 'short' | 'long' | 'nowhere' | null {
  if (redaction.text.length > longestWords) return 'long'
  if (redaction.text.replace(/[^\p{L}\p{N}]/gu, '').length < 2) return 'short'
  const finder = finderOf(redaction)
  const isIn = (text: string) => findAll(finder, foldText(readableText(text))).length > 0
  const stands = work.messages.some(({ from, to, subject, text, attachments }) =>
    [from, to, subject, text, ...attachments.map(({ name }) => name)].some(isIn),
  )
  return stands ? null : 'nowhere'
}

async function postMessage(c: Ctx): Promise<Response> {
  const form = await readForm(c)
  const { work } = await workHere(c)
  const message = work.messages.find(({ id }) => String(id) === form.line('message'))
  if (!message) throw new HTTPException(404)
  const isOn = form.line('hide') === 'yes'
  return keep(c, [{ kind: 'message', text: String(message.id), isAdded: true, isOn }], 'message')
}

async function postPublish(c: Ctx): Promise<Response> {
  const { services } = c.var
  const form = await readForm(c)
  const { request, work, standing } = await workHere(c)
  const reason = { en: form.lines('because'), cy: form.lines('becauseCy') }
  // Whoever has seen other letters than these is told so first; whoever sends the same form again has replaced nothing.
  const replaces = standing !== null && standing.body !== bodyOf(work.thread) && form.line('seen') === work.fingerprint
  const errors = [
    ...(form.line('confirm') === 'yes' ? [] : [{ field: 'publish-confirm', message: c.var.t('threads.preview.faults.confirm') }]),
    ...(replaces ? faultsOfReason(c, work, reason, 'publish-because') : []),
  ]
  if (errors.length > 0) return showPreview(c, { reason, errors, status: 422 })
  const published = await publishThread(services.write, {
    round: request.round,
    trustCode: request.trustCode,
    seen: form.line('seen'),
    because: reason,
    isExample: services.campaign === 'example',
    t: services.messages.in('en'),
    actor: asActor(principalOf(c)),
    now: services.clock(),
  })
  switch (published.outcome) {
    case 'published':
      return done(c, 'published')
    case 'nothing-to-do':
      return done(c, 'same')
    case 'no-such-request':
      throw new HTTPException(404)
    case 'reason-missing':
      return showPreview(c, {
        reason,
        errors: [{ field: 'publish-because', message: c.var.t('threads.preview.faults.because') }],
        status: 422,
      })
    default:
      // The preview itself says what stands in the way: nothing to publish, or something that can still be read.
      return showPreview(c, { reason, isConflict: published.outcome === 'changed-since-seen', status: 409 })
  }
}

async function postWithdraw(c: Ctx): Promise<Response> {
  const { services } = c.var
  const form = await readForm(c)
  const { request, work, standing } = await workHere(c)
  const reason = { en: form.lines('because'), cy: form.lines('becauseCy') }
  const version = Number(form.line('standing'))
  const errors = standing?.version === version ? faultsOfReason(c, work, reason, 'withdraw-because') : []
  if (errors.length > 0) return show(c, { reason, errors, status: 422 })
  const { outcome } = await withdrawThread(services.write, {
    round: request.round,
    trustCode: request.trustCode,
    version,
    because: reason,
    actor: asActor(principalOf(c)),
    now: services.clock(),
  })
  return done(c, outcome === 'withdrawn' ? 'withdrawn' : 'same')
}

/** A reason is for everybody: it must be there, and must not say what is blacked out. */
function faultsOfReason(c: Ctx, { hiding }: ThreadWork, { en, cy }: Bilingual, field: string): FieldError[] {
  const fault = (name: string) => [{ field, message: c.var.t(`threads.preview.faults.${name}`) }]
  if (en === '') return fault('because')
  if (en.length > longestReason || cy.length > longestReason) return fault('because-long')
  return [en, cy].some(text => hiddenSpans(readableText(text), hiding).length > 0) ? fault('because-hidden') : []
}
