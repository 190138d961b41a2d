import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { isRepeated, makeAnswer, type ReviewAnswer } from '../answer.ts'
import { allowedAnswers, answerWords, type Reason, type ReviewItem, reasons, type Worklist } from '../item.ts'
import { stateOf, summarise } from '../worklist.ts'
import type { Guard } from './guard.ts'
import { style } from './style.ts'
import { itemPage, listPage, messagePage } from './views.ts'

export type PageContext = {
  worklist: Worklist
  by: string
  guard: Guard
  /** Forms that were saved, so that a second click saves nothing. */
  used: Set<string>
  /** Read anew for each page: two people may answer at once. */
  answers: () => readonly ReviewAnswer[]
  save: (answer: ReviewAnswer) => void
  now: () => Date
  warn: (line: string) => void
}
export type PageResponse = { status: number; body: string; headers: Record<string, string> }

const page = (status: number, body: string): PageResponse => ({ status, body, headers: {} })
const redirect = (location: string, headers: Record<string, string> = {}): PageResponse => ({
  status: 303,
  body: '',
  headers: { location, ...headers },
})
const refused = (title: string, text: string, status = 403): PageResponse => page(status, messagePage(title, text))

/** Answers one request. The only thing that it changes is the file of answers, through `save`. */
export function respond(context: PageContext, request: IncomingMessage, body: string): PageResponse {
  const { guard } = context
  if (!guard.isOurAddress(request))
    return refused('Wrong address', 'This page is only there under the address that the terminal shows.', 421)
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  const isReading = request.method === 'GET' || request.method === 'HEAD'
  if (isReading && url.pathname === '/style.css')
    return { status: 200, body: style, headers: { 'content-type': 'text/css; charset=utf-8' } }
  if (request.method === 'GET' && url.pathname === '/open') return open(context, request, url)
  if (!guard.isKnown(request))
    return refused(
      'Not open here',
      'Use the link that the terminal shows. It works once; for another browser stop the review with Ctrl-C and start it again.',
    )
  const why = reasons.find(reason => reason === url.searchParams.get('why'))
  if (url.pathname === '/')
    return isReading ? list(context, url, why) : refused('Not possible', 'This page can only be read.', 405)
  const item = context.worklist.items.find(({ id }) => url.pathname === `/item/${id}`)
  if (item === undefined) return refused('Not found', 'There is no such page. Go back to the list.', 404)
  if (isReading) return page(200, shown(context, item, { why, notice: noticeOf(context, url) }))
  return request.method === 'POST'
    ? save(context, request, { item, why, form: new URLSearchParams(body) })
    : refused('Not possible', 'A question can be read or answered.', 405)
}

function open({ guard }: PageContext, request: IncomingMessage, url: URL): PageResponse {
  const isRight = guard.redeem(url.searchParams.get('token') ?? '')
  if (isRight) return redirect('/', { 'set-cookie': guard.cookie })
  if (guard.isKnown(request)) return redirect('/')
  return refused(
    'This link was used',
    'It works once. Stop the review with Ctrl-C in the terminal and start it again for a new one.',
  )
}

function list(context: PageContext, url: URL, why: Reason | undefined): PageResponse {
  const answers = context.answers()
  const states = context.worklist.items.map(item => stateOf(item, answers))
  const number = Math.max(1, Math.min(1_000_000, Number.parseInt(url.searchParams.get('page') ?? '1', 10) || 1))
  return page(
    200,
    listPage({
      by: context.by,
      states,
      summary: summarise(context.worklist, answers),
      why,
      page: number,
      notice: noticeOf(context, url),
    }),
  )
}

const noticeOf = ({ used }: PageContext, url: URL): string | undefined =>
  used.has(url.searchParams.get('saved') ?? '') ? 'Your answer is saved.' : undefined

type Shown = {
  why: Reason | undefined
  notice?: string | undefined
  problem?: string | undefined
  chosen?: { answer: string; note: string } | undefined
}

function shown(context: PageContext, item: ReviewItem, { why, notice, problem, chosen }: Shown): string {
  const state = stateOf(item, context.answers())
  return itemPage({ by: context.by, state, why, csrf: context.guard.csrf, once: randomUUID(), notice, problem, chosen })
}

function save(
  context: PageContext,
  request: IncomingMessage,
  { item, why, form }: { item: ReviewItem; why: Reason | undefined; form: URLSearchParams },
): PageResponse {
  if (!context.guard.isOurForm(request, form.get('csrf') ?? ''))
    return refused('Not saved', 'This form did not come from the review’s own page. Open the question again from the list.')
  const once = form.get('once') ?? ''
  const chosen = {
    answer: form.get('answer') ?? '',
    note: (form.get('note') ?? '').replaceAll('\r\n', '\n').trim().slice(0, 4000),
  }
  const answer = allowedAnswers[item.kind].find(value => value === chosen.answer)
  if (answer === undefined) return page(422, shown(context, item, { why, problem: 'Choose an answer.', chosen }))
  const { answers, last } = stateOf(item, context.answers())
  const given = { answer, by: context.by, note: chosen.note }
  if (!context.used.has(once) && !isRepeated(last, given)) {
    if (last !== undefined && String(answers.length) !== form.get('seen')) {
      const problem = `Meanwhile ${last.by} answered: ${answerWords[last.answer]}. If you still want to say otherwise, save again.`
      return page(409, shown(context, item, { why, problem, chosen }))
    }
    context.save(makeAnswer(item, { ...given, at: context.now().toISOString() }))
  }
  if (once !== '') context.used.add(once)
  return redirect(nextAfter(context, item, why, once))
}

/** The next open question of the same kind, else the list. */
function nextAfter({ worklist, answers }: PageContext, item: ReviewItem, why: Reason | undefined, once: string): string {
  const all = answers()
  const at = worklist.items.indexOf(item)
  const inOrder = [...worklist.items.slice(at + 1), ...worklist.items.slice(0, at)]
  const next = inOrder.find(other => (why === undefined || other.why === why) && stateOf(other, all).last === undefined)
  const query = new URLSearchParams({ ...(why === undefined ? {} : { why }), saved: once })
  return `${next === undefined ? '/' : `/item/${next.id}`}?${query}`
}
