// Long because: the page of one sheet and its six forms share how they are read, refused and shown again.
import { HTTPException } from 'hono/http-exception'
import { consoleRoute, principalOf } from '../../accounts/index.ts'
import { asActor, type Ctx, dayInUk, localPath, type PageView, type Router } from '../../foundation/index.ts'
import { readForm, type SentForm } from '../read-form.ts'
import { requestHere, requestSubject } from '../requests/request-here.ts'
import { clearAt, giveBackAt, overrideAt, settleAt, sheetAt, wordsAt } from './links.ts'
import { loadQueue } from './load-queue.ts'
import { type FormState, sheetErrors, typedSheet } from './pages/form-state.ts'
import { type DoneNotice, doneNotices, placeInWords, sheetPage } from './pages/sheet-page.tsx'
import { nextInQueue } from './queue.ts'
import { typedOverride, typedWords } from './read-forms.ts'
import { saveMarks } from './save-marks.ts'
import { longestWords, overrideStatus, saveStatusWords, type WordsFault } from './say-of-status.ts'
import { settleMarks } from './settle-marks.ts'
import { criteriaFor, loadSheetView, type SheetView } from './sheet-view.ts'
import { takeBackSheet } from './take-back-sheet.ts'

/** The marks of one request, beside what its trust said; and what is said of its status. */
export function sheetRoutes(router: Router): void {
  const subject = requestSubject
  consoleRoute(router, { method: 'get', path: sheetAt.path, deed: 'request.see', subject, handle: open })
  consoleRoute(router, { method: 'post', path: sheetAt.path, deed: 'mark.make', subject, handle: postMarks })
  consoleRoute(router, { method: 'post', path: settleAt.path, deed: 'mark.settle', subject, handle: postSettle })
  consoleRoute(router, {
    method: 'post',
    path: giveBackAt.path,
    deed: 'mark.make',
    subject,
    handle: c => postTakeBack(c, 'marker'),
  })
  consoleRoute(router, { method: 'post', path: clearAt.path, deed: 'mark.clear', subject, handle: c => postTakeBack(c, 'admin') })
  consoleRoute(router, { method: 'post', path: wordsAt.path, deed: 'status.change', subject, handle: postWords })
  consoleRoute(router, { method: 'post', path: overrideAt.path, deed: 'status.override', subject, handle: postOverride })
}

async function viewHere(c: Ctx): Promise<SheetView> {
  const { db, services } = c.var
  return loadSheetView(db, { ...(await requestHere(c)), me: principalOf(c), now: services.clock(), root: services.root })
}

async function open(c: Ctx): Promise<Response> {
  const view = await viewHere(c)
  const done = doneNotices.find(notice => notice === c.req.query('done')) ?? null
  const next = done === null ? null : nextInQueue((await loadQueue(c, view.round)).items, view.request.trustCode)
  return sheetPage(c, { view, done, next, wantsToSettle: c.req.query('form') === 'settle' })
}

async function done(c: Ctx, notice: DoneNotice): Promise<Response> {
  const { request } = await requestHere(c)
  return c.redirect(`${localPath(c.var.locale, sheetAt.link(request))}?done=${notice}`, 303)
}

const again = async (c: Ctx, state: FormState, status: PageView['status']): Promise<Response> =>
  sheetPage(c, { view: await viewHere(c), state, status })

async function inputHere(c: Ctx, form: SentForm) {
  const { request } = await requestHere(c)
  const me = principalOf(c)
  return {
    round: request.round,
    trustCode: request.trustCode,
    marker: { id: me.id, name: me.name },
    basedOn: form.basedOn,
    basis: form.line('basis'),
    actor: asActor(me),
    now: c.var.services.clock(),
  }
}

async function postMarks(c: Ctx): Promise<Response> {
  const { t, services } = c.var
  const form = await readForm(c)
  const view = await viewHere(c)
  const typed = typedSheet(form, view.toMark)
  const isDone = form.line('finish') === 'yes'
  const saved = await saveMarks(services.write, { ...(await inputHere(c, form)), typed, isDone })
  const shown = { form: 'sheet', typed, errors: [], conflict: null } as const
  switch (saved.outcome) {
    case 'saved':
    case 'nothing-to-do':
      return done(c, isDone ? 'finished' : 'saved')
    case 'refused':
      return again(c, { ...shown, errors: sheetErrors(t, saved.faults, view.questions) }, 422)
    case 'conflict':
      return again(c, { ...shown, conflict: t(`marking.sheet.conflict.${saved.about}`) }, 409)
    case 'no-place':
      return again(c, { ...shown, conflict: t('marking.sheet.conflict.place', { why: placeInWords(t, await viewHere(c)) }) }, 409)
    case 'no-such-request':
      throw new HTTPException(404)
  }
}

async function postSettle(c: Ctx): Promise<Response> {
  const { t, services } = c.var
  const form = await readForm(c)
  const { toMark, questions } = await viewHere(c)
  const typed = typedSheet(form, toMark)
  const isTogether = form.line('together') === 'yes'
  const settled = await settleMarks(services.write, { ...(await inputHere(c, form)), typed, isTogether })
  const shown = { form: 'settle', typed, isTogether, errors: [], conflict: null } as const
  switch (settled.outcome) {
    case 'settled':
    case 'nothing-to-do':
      return done(c, 'settled')
    case 'refused': {
      const alone = settled.isAlone ? [{ field: 'together', message: t('marking.sheet.faults.alone') }] : []
      return again(c, { ...shown, errors: [...sheetErrors(t, settled.faults, questions), ...alone] }, 422)
    }
    case 'conflict':
      return again(c, { ...shown, conflict: t(`marking.sheet.conflict.${settled.about}`) }, 409)
    case 'not-yet':
      return again(c, { ...shown, conflict: t('marking.sheet.conflict.sheet') }, 409)
    case 'no-such-request':
      throw new HTTPException(404)
  }
}

async function postTakeBack(c: Ctx, by: 'marker' | 'admin'): Promise<Response> {
  const form = await readForm(c)
  const { round, trustCode, now } = await inputHere(c, form)
  const slot = form.line('slot') === 'second' ? 'second' : 'first'
  const { id, name } = principalOf(c)
  const actor = { kind: 'staff', id, name } as const
  const taken = await takeBackSheet(c.var.services.write, { round, trustCode, slot, by, basedOn: form.basedOn, actor, now })
  switch (taken.outcome) {
    case 'taken-back':
    case 'nothing-to-do':
      return done(c, by === 'admin' ? 'cleared' : 'given-back')
    case 'refused':
    case 'conflict':
      return done(c, 'cannot')
    case 'no-such-request':
      throw new HTTPException(404)
  }
}

const fieldOfFault: Readonly<Record<WordsFault, string>> = {
  'note-too-long': 'noteEn',
  'note-cy-too-long': 'noteCy',
  'reason-too-long': 'excludedReason',
  'no-such-trust': 'treatedBy',
  'same-trust': 'treatedBy',
}

async function postWords(c: Ctx): Promise<Response> {
  const { t, services } = c.var
  const form = await readForm(c)
  const words = typedWords(form)
  const { round, trustCode, basedOn, actor, now } = await inputHere(c, form)
  const saved = await saveStatusWords(services.write, { round, trustCode, basedOn, actor, now, words })
  const shown = { form: 'words', words, errors: [], conflict: null } as const
  switch (saved.outcome) {
    case 'saved':
    case 'nothing-to-do':
      return done(c, 'words')
    case 'refused': {
      const errors = saved.faults.map(fault => ({
        field: fieldOfFault[fault],
        message: t(`marking.words.faults.${fault}`, { most: longestWords }),
      }))
      return again(c, { ...shown, errors }, 422)
    }
    case 'conflict':
      return again(c, { ...shown, conflict: t('marking.words.conflict', { who: saved.current.changed_by }) }, 409)
    case 'no-such-request':
      throw new HTTPException(404)
  }
}

async function postOverride(c: Ctx): Promise<Response> {
  const { t, services } = c.var
  const form = await readForm(c)
  const override = typedOverride(form)
  const { round } = await requestHere(c)
  const { trustCode, basedOn, actor, now } = await inputHere(c, form)
  const saved = await overrideStatus(services.write, {
    ...{ round: round.id, trustCode, basedOn, actor, now, override },
    criteria: criteriaFor(round, services.root),
    today: dayInUk(now),
  })
  const shown = { form: 'override', override, errors: [], conflict: null } as const
  switch (saved.outcome) {
    case 'saved':
    case 'nothing-to-do':
      return done(c, override.rule === '' ? 'criteria' : 'override')
    case 'refused': {
      const errors = saved.faults.map(fault => ({
        field: fault.startsWith('reason') ? 'reason' : 'rule',
        message: t(`marking.override.faults.${fault}`, { most: longestWords }),
      }))
      return again(c, { ...shown, errors }, 422)
    }
    case 'conflict':
      return again(c, { ...shown, conflict: t('marking.words.conflict', { who: saved.current.changed_by }) }, 409)
    case 'no-such-request':
      throw new HTTPException(404)
  }
}
