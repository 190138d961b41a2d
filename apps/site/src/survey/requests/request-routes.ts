// Long because: the page of one request and its six forms share how they are read, refused and shown again.
import { HTTPException } from 'hono/http-exception'
import { consoleRoute, principalOf } from '../../accounts/index.ts'
import {
  asActor,
  type Ctx,
  type FieldError,
  inTransaction,
  localPath,
  type PageView,
  type Router,
} from '../../foundation/index.ts'
import { requestNavigation } from '../worklist/request-navigation.tsx'
import { addNote } from './add-note.ts'
import { answerElsewhere } from './answer-elsewhere.ts'
import { changeRequest } from './change-request.ts'
import { lastChanges } from './field-history.ts'
import { byHandAt, elsewhereAt, eventsAt, notesAt, requestLink, requestPath, undoPath, workAt } from './links.ts'
import type { FormState, RequestForm } from './pages/form-state.ts'
import { nobody } from './pages/ours-form.tsx'
import { sayEvent, sayRefusal } from './pages/refusals.ts'
import { type DoneNotice, doneNotices, requestPage } from './pages/request-page.tsx'
import { changesSince } from './read-change-log.ts'
import {
  byHandForm,
  carriedBy,
  elsewhereForm,
  eventForm,
  faultyFields,
  noteForm,
  type Typed,
  typedForm,
  workForm,
} from './read-form.ts'
import { recordEvent } from './record-event.ts'
import { listHere, numberHere, requestHere, requestSubject } from './request-here.ts'
import { loadRequestView, type RequestView } from './request-view.ts'
import { sendByHand } from './send-by-hand.ts'
import { undoEvent } from './undo-event.ts'

/** The page of one request, and what can be done on it. */
export function requestRoutes(router: Router): void {
  const subject = requestSubject
  consoleRoute(router, { method: 'get', path: requestPath, deed: 'request.see', subject, handle: open })
  consoleRoute(router, { method: 'post', path: eventsAt.path, deed: 'request.record', subject, handle: postEvent })
  consoleRoute(router, { method: 'post', path: undoPath, deed: 'request.record', subject, handle: postUndo })
  consoleRoute(router, { method: 'post', path: notesAt.path, deed: 'request.record', subject, handle: postNote })
  consoleRoute(router, { method: 'post', path: workAt.path, deed: 'request.record', subject, handle: postWork })
  consoleRoute(router, { method: 'post', path: elsewhereAt.path, deed: 'request.record', subject, handle: postElsewhere })
  consoleRoute(router, { method: 'post', path: byHandAt.path, deed: 'request.write', subject, handle: postByHand })
}

async function viewHere(c: Ctx): Promise<RequestView> {
  const { db, services } = c.var
  return loadRequestView(db, { ...(await requestHere(c)), me: principalOf(c), now: services.clock(), list: listHere(c) })
}

type Shown = { readonly state?: FormState; readonly done?: DoneNotice | null; readonly status?: PageView['status'] }

async function show(c: Ctx, shown: Shown = {}): Promise<Response> {
  const view = await viewHere(c)
  const { round, request } = view
  const navigation = await requestNavigation(c, { round: round.id, code: request.trustCode })
  return requestPage(c, { view, navigation, changes: await lastChanges(c.var.db, request), ...shown })
}

const open = (c: Ctx): Promise<Response> => show(c, { done: doneNotices.find(notice => notice === c.req.query('done')) ?? null })

/** Back to the page, which says what was done; sent twice, the second is told the same. */
async function done(c: Ctx, notice: DoneNotice): Promise<Response> {
  const { request } = await requestHere(c)
  const address = requestLink(request, listHere(c))
  return c.redirect(`${localPath(c.var.locale, address)}${address.includes('?') ? '&' : '?'}done=${notice}`, 303)
}

const refused = (c: Ctx, form: RequestForm, typed: Typed, errors: readonly FieldError[]): Promise<Response> =>
  show(c, { state: { form, typed, errors, conflict: null }, status: 422 })

/** Somebody else was faster: what they did, and what was typed, on one page. */
async function conflicted(c: Ctx, form: RequestForm, typed: Typed): Promise<Response> {
  const { request } = await requestHere(c)
  const conflict = await changesSince(c.var.db, request, carriedBy(typed).seen)
  return show(c, { state: { form, typed, errors: [], conflict }, status: 409 })
}

const faults = (c: Ctx, form: RequestForm, fields: readonly string[]): FieldError[] =>
  fields.map(field => ({ field: `${form}-${field}`, message: c.var.t(`requests.faults.${form}.${field}`) }))

async function keyAndActor(c: Ctx) {
  const { request } = await requestHere(c)
  return { round: request.round, trustCode: request.trustCode, actor: asActor(principalOf(c)), now: c.var.services.clock() }
}

async function postEvent(c: Ctx): Promise<Response> {
  const typed = await typedForm(c)
  const { basedOn } = carriedBy(typed)
  const read = eventForm.safeParse(typed)
  if (!read.success) return refused(c, 'event', typed, faults(c, 'event', faultyFields(read.error)))
  const { message, ...event } = read.data
  const input = { ...(await keyAndActor(c)), ...event, messageId: message, basedOn }
  const recorded = await inTransaction(c.var.services.write, tx => recordEvent(tx, input))
  switch (recorded.outcome) {
    case 'recorded':
      return done(c, 'event')
    case 'nothing-to-do':
      return done(c, 'again')
    case 'conflict':
      return conflicted(c, 'event', typed)
    case 'refused':
      return refused(c, 'event', typed, [sayRefusal(c.var.t, recorded)])
    case 'no-such-message':
      return refused(c, 'event', typed, faults(c, 'event', ['message']))
    case 'no-such-request':
      throw new HTTPException(404)
  }
}

async function postUndo(c: Ctx): Promise<Response> {
  const typed = await typedForm(c)
  const { basedOn } = carriedBy(typed)
  const input = { ...(await keyAndActor(c)), id: numberHere(c, 'event'), basedOn }
  const undone = await inTransaction(c.var.services.write, tx => undoEvent(tx, input))
  switch (undone.outcome) {
    case 'undone':
    case 'nothing-to-do':
      return done(c, 'undone')
    case 'conflict':
      return conflicted(c, 'event', {})
    case 'refused': {
      const message = c.var.t('requests.refused.rests-on-it', { event: sayEvent(c.var.t, undone.because) })
      return refused(c, 'event', {}, [{ field: 'events', message }])
    }
    case 'no-such-event':
      throw new HTTPException(404)
  }
}

async function postNote(c: Ctx): Promise<Response> {
  const typed = await typedForm(c)
  const { token } = carriedBy(typed)
  const read = noteForm.safeParse(typed)
  if (!read.success) return refused(c, 'note', typed, faults(c, 'note', ['text']))
  const added = await addNote(c.var.services.write, { ...(await keyAndActor(c)), text: read.data.text, formToken: token })
  if (added.outcome === 'no-such-request') throw new HTTPException(404)
  return done(c, 'note')
}

async function postWork(c: Ctx): Promise<Response> {
  const typed = await typedForm(c)
  const { basedOn } = carriedBy(typed)
  const read = workForm.safeParse(typed)
  if (!read.success) return refused(c, 'work', typed, faults(c, 'work', faultyFields(read.error)))
  const { assignee, work, channel } = read.data
  const view = await viewHere(c)
  const person = assignee === nobody ? null : personOf(view, assignee)
  if (person === undefined) return refused(c, 'work', typed, faults(c, 'work', ['assignee']))
  const changes = { work, channel, assignee: person }
  const changed = await changeRequest(c.var.services.write, { ...(await keyAndActor(c)), changes, basedOn })
  switch (changed.outcome) {
    case 'changed':
    case 'nothing-to-do':
      return done(c, 'work')
    case 'conflict':
      return conflicted(c, 'work', typed)
    case 'no-such-request':
      throw new HTTPException(404)
  }
}

/** Somebody who works here, or who has it already. */
const personOf = ({ staff, request }: RequestView, id: string): { id: string; name: string } | undefined =>
  staff.find(person => person.id === id) ?? (request.assignee === id ? { id, name: request.assigneeName ?? '' } : undefined)

async function postByHand(c: Ctx): Promise<Response> {
  const typed = await typedForm(c)
  const { basedOn } = carriedBy(typed)
  const read = byHandForm.safeParse(typed)
  if (!read.success) return refused(c, 'by-hand', typed, faults(c, 'by-hand', faultyFields(read.error)))
  const { sent, arrived } = read.data
  const input = { ...(await keyAndActor(c)), sentOn: sent, arrivedOn: arrived, basedOn }
  const handed = await sendByHand(c.var.services.write, input)
  switch (handed.outcome) {
    case 'sent':
    case 'nothing-to-do':
      return done(c, 'by-hand')
    case 'conflict':
      return conflicted(c, 'by-hand', typed)
    case 'refused': {
      const message = c.var.t(`requests.refused.${handed.reason}`, { event: c.var.t('requests.refused.nothing') })
      return refused(c, 'by-hand', typed, [{ field: 'by-hand-arrived', message }])
    }
    case 'no-such-request':
      throw new HTTPException(404)
  }
}

async function postElsewhere(c: Ctx): Promise<Response> {
  const typed = await typedForm(c)
  const { basedOn } = carriedBy(typed)
  const read = elsewhereForm.safeParse(typed)
  const view = await viewHere(c)
  const other = view.related.successors.find(({ trustCode }) => read.success && trustCode === read.data.other)
  if (!other) throw new HTTPException(404)
  const note = c.var.t('requests.merger.note', { name: other.trustName, reference: other.reference })
  const input = { ...(await keyAndActor(c)), otherCode: other.trustCode, note, basedOn }
  const ended = await answerElsewhere(c.var.services.write, input)
  switch (ended.outcome) {
    case 'recorded':
    case 'nothing-to-do':
      return done(c, 'elsewhere')
    case 'conflict':
      return conflicted(c, 'elsewhere', typed)
    case 'refused':
      return refused(c, 'elsewhere', typed, [sayRefusal(c.var.t, ended)])
    case 'no-such-message':
    case 'no-such-request':
      throw new HTTPException(404)
  }
}
