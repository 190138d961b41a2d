// Long because: the pages of complaints and their seven forms share how they are read, refused and shown again.
import { HTTPException } from 'hono/http-exception'
import { consoleRoute, mayDo, principalOf, type Subject } from '../../accounts/index.ts'
import { asActor, type Ctx, dayInUk, localPath, type Router } from '../../foundation/index.ts'
import { surveyedTrusts, type Trust, trustByCode } from '../../register/index.ts'
import { latestRelease, releaseById } from '../../releases/index.ts'
import { holidaysOf } from '../holidays/holiday-store.ts'
import { readForm, type SentForm } from '../read-form.ts'
import { isFormToken, newFormToken } from '../requests/form-token.ts'
import { messagesOf, requestOf } from '../requests/request-store.ts'
import { allRounds } from '../rounds/round-store.ts'
import type { Message, Round } from '../types.ts'
import { addComplaintNote, longestComplaintNote } from './add-complaint-note.ts'
import { changeComplaint } from './change-complaint.ts'
import { type Complaint, complaintClock, complaintConsequences, complaintOutcomes } from './complaint.ts'
import { complaintOf, notesOf } from './complaint-store.ts'
import type { ComplaintChange, ComplaintFault } from './decide-change.ts'
import * as links from './links.ts'
import { complaintPage } from './pages/complaint-page.tsx'
import { type ComplaintView, type DoneNotice, doneNotices } from './pages/complaint-view.ts'
import { complaintsPage } from './pages/complaints-page.tsx'
import { choosePage, type RecordView, recordPage } from './pages/record-page.tsx'
import { recordComplaint } from './record-complaint.ts'

/** Complaints of trusts: each a case with a clock and an outcome. */
export function complaintsRoutes(router: Router): void {
  const subject = complaintSubject
  consoleRoute(router, { method: 'get', path: links.complaintsPath, deed: 'complaint.see', handle: complaintsPage })
  consoleRoute(router, { method: 'get', path: links.chooseTrustPath, deed: 'complaint.see', handle: choose })
  const ofTrust = { path: links.recordComplaintPath, deed: 'complaint.record', subject: trustSubject } as const
  consoleRoute(router, { method: 'get', ...ofTrust, handle: c => showRecord(c) })
  consoleRoute(router, { method: 'post', ...ofTrust, handle: postRecord })
  consoleRoute(router, { method: 'get', path: links.complaintPath, deed: 'complaint.see', subject, handle: open })
  const campaigners = { method: 'post', deed: 'complaint.record', subject } as const
  consoleRoute(router, { ...campaigners, path: links.mendAt.path, handle: postMend })
  consoleRoute(router, { ...campaigners, path: links.acknowledgeAt.path, handle: postAcknowledge })
  consoleRoute(router, { ...campaigners, path: links.complaintNotesAt.path, handle: postNote })
  const admins = { method: 'post', deed: 'complaint.settle', subject } as const
  consoleRoute(router, { ...admins, path: links.settleAt.path, handle: postSettle })
  consoleRoute(router, { ...admins, path: links.followAt.path, handle: postFollow })
  consoleRoute(router, { ...admins, path: links.reopenAt.path, handle: postReopen })
}

/** Only trusts of this campaign: in the example, nobody complains who is real. */
async function trustHere(c: Ctx): Promise<Trust | null> {
  const trust = await trustByCode(c.var.db, c.req.param('code') ?? '')
  return trust && trust.isInvented === (c.var.services.campaign === 'example') ? trust : null
}

async function trustSubject(c: Ctx): Promise<Subject | null> {
  const trust = await trustHere(c)
  return trust && { state: null, trustCode: trust.code }
}

const find = (c: Ctx): Promise<Complaint | null> =>
  complaintOf(c.var.db, { trustCode: c.req.param('code') ?? '', id: Number(c.req.param('id') ?? '0') })

async function complaintSubject(c: Ctx): Promise<Subject | null> {
  const complaint = await find(c)
  return complaint && { state: null, trustCode: complaint.trustCode }
}

async function choose(c: Ctx): Promise<Response> {
  const { db, services, locale } = c.var
  const chosen = c.req.query('trust')
  const trust = chosen ? await trustByCode(db, chosen) : null
  if (trust) return c.redirect(localPath(locale, links.recordComplaintLink(trust.code)), 303)
  const trusts = await surveyedTrusts(db, { campaign: services.campaign, on: dayInUk(services.clock()) })
  return choosePage(c, { trusts, isFaulty: chosen !== undefined })
}

/** Rounds in which the trust was asked, newest first, with what came from it. */
async function askedIn({ var: { db } }: Ctx, code: string): Promise<{ rounds: readonly Round[]; messages: readonly Message[] }> {
  const rounds: Round[] = []
  const messages: Message[] = []
  for (const round of await allRounds(db)) {
    if (!(await requestOf(db, round.id, code))) continue
    rounds.push(round)
    messages.push(...(await messagesOf(db, round.id, code)).filter(({ direction }) => direction === 'in').reverse())
  }
  return { rounds, messages }
}

async function showRecord(c: Ctx, shown: Partial<RecordView> = {}): Promise<Response> {
  const trust = await trustHere(c)
  if (!trust) throw new HTTPException(404)
  const today = dayInUk(c.var.services.clock())
  const typed = { about: '', received: today, round: c.req.query('round') ?? '', message: c.req.query('message') ?? '' }
  return recordPage(c, { trust, ...(await askedIn(c, trust.code)), typed, formToken: newFormToken(), errors: [], ...shown })
}

async function postRecord(c: Ctx): Promise<Response> {
  const { services, t, locale } = c.var
  const form = await readForm(c)
  const formToken = form.line('token')
  const trust = await trustHere(c)
  if (!trust) throw new HTTPException(404)
  // Ours and not typed: where it is torn, the form is not one of our pages'.
  if (!isFormToken(formToken)) throw new HTTPException(400)
  const typed = {
    about: form.lines('about'),
    received: form.line('received'),
    round: form.line('round'),
    message: form.line('message'),
  }
  const { rounds, messages } = await askedIn(c, trust.code)
  const message = messages.find(({ id }) => String(id) === typed.message) ?? null
  const recorded = await recordComplaint(services.write, {
    trust,
    round: message?.round ?? rounds.find(({ id }) => id === typed.round)?.id ?? null,
    messageId: message?.id ?? null,
    about: typed.about,
    receivedOn: typed.received,
    formToken,
    actor: asActor(principalOf(c)),
    now: services.clock(),
  })
  if (recorded.outcome === 'refused') {
    const errors = [{ field: fieldOf[recorded.fault], message: t(`complaints.faults.${recorded.fault}`) }]
    return showRecord(c, { typed, formToken, errors, status: 422 })
  }
  const address = links.complaintLink({ trustCode: trust.code, id: recorded.id })
  return c.redirect(localPath(locale, `${address}?done=${recorded.outcome === 'recorded' ? 'recorded' : 'same'}`), 303)
}

const open = (c: Ctx): Promise<Response> => show(c, { done: doneNotices.find(notice => notice === c.req.query('done')) ?? null })

async function show(c: Ctx, shown: Partial<ComplaintView> = {}): Promise<Response> {
  const { db, services } = c.var
  const complaint = await find(c)
  if (!complaint) throw new HTTPException(404)
  const today = dayInUk(services.clock())
  const { rounds } = await askedIn(c, complaint.trustCode)
  const round = rounds.find(({ id }) => id === complaint.round) ?? null
  const about = { state: null, trustCode: complaint.trustCode }
  const who = principalOf(c)
  return complaintPage(c, {
    complaint,
    clock: complaintClock(complaint, { today, holidays: await holidaysOf(db) }),
    notes: await notesOf(db, complaint.id),
    round,
    rounds,
    release: (await latestRelease(db))?.id ?? null,
    hasRequest: round !== null,
    may: { record: mayDo(who, 'complaint.record', about), settle: mayDo(who, 'complaint.settle', about) },
    formToken: newFormToken(),
    today,
    done: null,
    typed: {},
    errors: [],
    isConflict: false,
    ...shown,
  })
}

const fieldOf: Readonly<Record<ComplaintFault, string>> = {
  about: 'about',
  'about-long': 'about',
  received: 'received',
  'received-future': 'received',
  acknowledged: 'acknowledged',
  'acknowledged-future': 'acknowledged',
  'acknowledged-early': 'acknowledged',
  reason: 'reason',
  'reason-long': 'reason',
  'leads-to-nothing': 'leads-to',
}

type Typed = Readonly<Record<string, string>>

async function done(c: Ctx, notice: DoneNotice): Promise<Response> {
  const complaint = await find(c)
  if (!complaint) throw new HTTPException(404)
  return c.redirect(localPath(c.var.locale, `${links.complaintLink(complaint)}?done=${notice}`), 303)
}

const fault = (c: Ctx, field: string, name: string, typed: Typed): Promise<Response> =>
  show(c, { typed, errors: [{ field, message: c.var.t(`complaints.faults.${name}`) }], status: 422 })

type Change = { readonly form: SentForm; readonly change: ComplaintChange; readonly typed: Typed; readonly notice: DoneNotice }

async function apply(c: Ctx, { form, change, typed, notice }: Change): Promise<Response> {
  const complaint = await find(c)
  if (!complaint) throw new HTTPException(404)
  const { trustCode, id } = complaint
  const { services } = c.var
  const changed = await changeComplaint(services.write, {
    trustCode,
    id,
    change,
    basedOn: form.basedOn,
    actor: asActor(principalOf(c)),
    now: services.clock(),
  })
  switch (changed.outcome) {
    case 'changed':
      return done(c, notice)
    case 'nothing-to-do':
      return done(c, 'same')
    case 'conflict':
      return show(c, { typed, isConflict: true, status: 409 })
    case 'refused':
      return fault(c, fieldOf[changed.fault], changed.fault, typed)
    case 'no-such-complaint':
      throw new HTTPException(404)
  }
}

async function postMend(c: Ctx): Promise<Response> {
  const form = await readForm(c)
  const typed = { about: form.lines('about'), received: form.line('received'), round: form.line('round') }
  const { rounds } = await askedIn(c, c.req.param('code') ?? '')
  const round = rounds.find(({ id }) => id === typed.round)?.id ?? null
  return apply(c, {
    form,
    typed,
    notice: 'mended',
    change: { kind: 'mend', about: typed.about, receivedOn: typed.received, round },
  })
}

async function postAcknowledge(c: Ctx): Promise<Response> {
  const form = await readForm(c)
  const typed = { acknowledged: form.line('acknowledged') }
  return apply(c, { form, typed, notice: 'acknowledged', change: { kind: 'acknowledge', on: typed.acknowledged } })
}

async function postSettle(c: Ctx): Promise<Response> {
  const form = await readForm(c)
  const typed = { outcome: form.line('outcome'), reason: form.lines('reason'), 'leads-to': form.line('leads-to') }
  const outcome = complaintOutcomes.find(each => each === typed.outcome)
  if (!outcome) return fault(c, 'outcome', 'outcome', typed)
  const leadsTo = complaintConsequences.find(each => each === typed['leads-to'])
  if (!leadsTo) return fault(c, 'leads-to', 'leads-to', typed)
  return apply(c, { form, typed, notice: 'settled', change: { kind: 'settle', outcome, reason: typed.reason, leadsTo } })
}

async function postFollow(c: Ctx): Promise<Response> {
  const form = await readForm(c)
  const typed = { release: form.line('release') }
  if (typed.release === '') return fault(c, 'release', 'release', typed)
  const release = await releaseById(c.var.db, typed.release)
  if (!release) return fault(c, 'release', 'no-such-release', typed)
  return apply(c, { form, typed, notice: 'followed', change: { kind: 'follow', release: release.id } })
}

const postReopen = async (c: Ctx): Promise<Response> =>
  apply(c, { form: await readForm(c), typed: {}, notice: 'reopened', change: { kind: 'reopen' } })

async function postNote(c: Ctx): Promise<Response> {
  const { services } = c.var
  const form = await readForm(c)
  const typed = { note: form.lines('note') }
  const complaint = await find(c)
  if (!complaint) throw new HTTPException(404)
  if (!isFormToken(form.line('token'))) throw new HTTPException(400)
  if (typed.note === '') return fault(c, 'note', 'note', typed)
  if (typed.note.length > longestComplaintNote) return fault(c, 'note', 'note-long', typed)
  const { outcome } = await addComplaintNote(services.write, {
    trustCode: complaint.trustCode,
    id: complaint.id,
    text: typed.note,
    formToken: form.line('token'),
    actor: asActor(principalOf(c)),
    now: services.clock(),
  })
  return done(c, outcome === 'added' ? 'note' : 'same')
}
