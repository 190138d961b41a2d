import { HTTPException } from 'hono/http-exception'
import { consoleRoute, principalOf } from '../../accounts/index.ts'
import { asActor, type Ctx, localPath, type PageView, type Router } from '../../foundation/index.ts'
import { listHere, requestHere, requestSubject } from '../requests/request-here.ts'
import type { Law, Question } from '../types.ts'
import { loadAnswersView, questionsFor, type SheetState } from './answers-view.ts'
import { type AnswerFault, decideAnswer, type Said } from './decide-answer.ts'
import { answersLink, answersPath } from './links.ts'
import { answersPage } from './pages/answers-page.tsx'
import { type Done, doneNotices } from './pages/done-notice.tsx'
import { hashOfTyped, readSheet, type SentSheet } from './read-sheet.ts'
import { type Sheet, type SheetOutcome, saveSheet } from './save-sheet.ts'

/** The page on which an answer is recorded question by question, and its one form. */
export function answersRoutes(router: Router): void {
  const common = { path: answersPath, subject: requestSubject } as const
  consoleRoute(router, { ...common, method: 'get', deed: 'request.see', handle: open })
  consoleRoute(router, { ...common, method: 'post', deed: 'answer.record', handle: save })
}

type Shown = { readonly state?: SheetState; readonly done?: Done | null; readonly status?: PageView['status'] }

async function show(c: Ctx, { state, done = null, status }: Shown = {}): Promise<Response> {
  const { db, services } = c.var
  const here = { ...(await requestHere(c)), me: principalOf(c), now: services.clock(), list: listHere(c) }
  return answersPage(c, { view: await loadAnswersView(db, { ...here, state }), state: state ?? null, done, status })
}

function open(c: Ctx): Promise<Response> {
  const notice = doneNotices.find(each => each === c.req.query('done'))
  return show(c, { done: notice ? { notice, question: c.req.query('at') ?? null } : null })
}

async function save(c: Ctx): Promise<Response> {
  const { request } = await requestHere(c)
  const questions = await questionsFor(c.var.db, request)
  const sent = await readSheet(c, questions)
  const { answers, faults } = decideAnswers(sent, questions, request.law)
  const state: SheetState = { sent, faults, evidenceFaults: new Map(), conflicts: [], isNotReady: false }
  if (faults.size > 0) return show(c, { state, status: 422 })
  const { button } = sent
  const saved = await saveSheet(c.var.services.write, {
    round: request.round,
    trustCode: request.trustCode,
    answers,
    evidence: [...sent.questions].map(([question, { evidence: typed }]) => ({ question, typed })).filter(isFilled),
    change: 'evidence' in button ? { id: button.evidence, change: button.button } : null,
    readyBasedOn: button.button === 'ready' ? sent.requestVersion : null,
    formToken: sent.formToken,
    actor: asActor(principalOf(c)),
    now: c.var.services.clock(),
  })
  return answer(c, { saved, state })
}

/** Decides what somebody has typed in. What they have not touched is left alone, whatever others have made of it meanwhile. */
function decideAnswers(sent: SentSheet, questions: readonly Question[], law: Law) {
  const answers: { question: string; said: Said; basedOn: number }[] = []
  const faults = new Map<string, readonly AnswerFault[]>()
  for (const { id, type } of questions) {
    const typed = sent.questions.get(id)
    if (!typed || hashOfTyped(typed.answer) === typed.was) continue
    const decided = decideAnswer(typed.answer, { type, law })
    if ('faults' in decided) faults.set(id, decided.faults)
    else answers.push({ question: id, said: decided.said, basedOn: typed.basedOn })
  }
  return { answers, faults }
}

const isFilled = ({ typed: { quote, url, where } }: Sheet['evidence'][number]): boolean =>
  quote !== '' || url !== '' || where.startsWith('file:')

async function answer(c: Ctx, { saved, state }: { saved: SheetOutcome; state: SheetState }): Promise<Response> {
  switch (saved.outcome) {
    case 'refused': {
      const evidenceFaults = new Map(saved.faults.map(({ question, fault }) => [question, fault]))
      return show(c, { state: { ...state, evidenceFaults }, status: 422 })
    }
    case 'saved':
      if (saved.conflicts.length > 0 || saved.isNotReady) {
        return show(c, { state: { ...state, conflicts: saved.conflicts, isNotReady: saved.isNotReady }, status: 409 })
      }
      return done(c, state.sent, noticeOf(saved, state.sent))
    case 'no-such-request':
    case 'no-such-evidence':
      throw new HTTPException(404)
  }
}

function noticeOf(saved: Extract<SheetOutcome, { outcome: 'saved' }>, { button }: SentSheet): Done['notice'] {
  if (button.button !== 'save') return button.button
  if (saved.evidence > 0) return 'evidence'
  return saved.answers > 0 ? 'saved' : 'again'
}

/** Back to the page, at the question whose button was pressed. */
async function done(c: Ctx, { button }: SentSheet, notice: Done['notice']): Promise<Response> {
  const { request } = await requestHere(c)
  const question = (button.button === 'save' && button.question) || null
  const [path = '', anchor] = answersLink(request, { list: listHere(c), ...(question ? { question } : {}) }).split('#')
  const query = new URLSearchParams({ done: notice, ...(question ? { at: question } : {}) })
  const address = `${path}${path.includes('?') ? '&' : '?'}${query}${anchor ? `#${anchor}` : ''}`
  return c.redirect(localPath(c.var.locale, address), 303)
}
