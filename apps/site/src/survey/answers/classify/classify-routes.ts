import { consoleRoute, mayDo, principalOf } from '../../../accounts/index.ts'
import { asActor, type Ctx, dayInUk, localPath, type Router } from '../../../foundation/index.ts'
import { sayEvent } from '../../requests/pages/refusals.ts'
import { roundHere, roundSubject } from '../../round-here.ts'
import { questionsOf } from '../../rounds/round-store.ts'
import type { Round } from '../../types.ts'
import { classifyLink, classifyPath } from '../links.ts'
import { classifySome } from './classify-one.ts'
import { type ClassifyView, classifyPage, type Left, previewPage, type RowPreview } from './classify-page.tsx'
import { lookAtRow, type RowVerdict, rowFaults } from './look-at-row.ts'
import { mostRows, readRows, type SentRow } from './read-rows.ts'
import { unreadAnswers } from './unread-answers.ts'

/** Simple answers of a round, looked at together: first what would be recorded, then recorded. */
export function classifyRoutes(router: Router): void {
  const common = { path: classifyPath, deed: 'answer.classify', subject: roundSubject } as const
  consoleRoute(router, { ...common, method: 'get', handle: open })
  consoleRoute(router, { ...common, method: 'post', handle: post })
}

const isKeptAway = (c: Ctx, round: Round, trustCode: string): boolean =>
  mayDo(principalOf(c), 'answer.record', { state: round.state, trustCode }) !== 'yes'

async function viewOf(c: Ctx, round: Round, sent: readonly SentRow[] = []): Promise<ClassifyView> {
  const { simple, others } = await unreadAnswers(c.var.db, round.id)
  const mine = simple.filter(({ request }) => !isKeptAway(c, round, request.trustCode))
  return {
    round,
    rows: mine.slice(0, mostRows).map(answer => ({
      ...answer,
      sent: sent.find(row => row.trustCode === answer.request.trustCode && row.messageId === answer.message.id) ?? null,
    })),
    more: Math.max(0, mine.length - mostRows),
    keptAway: simple.length - mine.length,
    others,
  }
}

async function open(c: Ctx): Promise<Response> {
  const round = await roundHere(c)
  const done = Number(c.req.query('done') ?? Number.NaN)
  const notice = Number.isSafeInteger(done) && done >= 0 ? { done, left: readLeft(c.req.query('left') ?? '') } : null
  return classifyPage(c, { view: await viewOf(c, round), notice })
}

async function post(c: Ctx): Promise<Response> {
  const round = await roundHere(c)
  const { rows, step } = await readRows(c, round.id)
  const chosen = rows.filter(({ isTicked }) => isTicked)
  if (step === 'change') return classifyPage(c, { view: await viewOf(c, round, rows), notice: null })
  if (chosen.length === 0) return classifyPage(c, { view: await viewOf(c, round, rows), notice: null, nothingChosen: true })
  return step === 'sort' ? sort(c, { round, rows: chosen }) : look(c, { round, rows: chosen, all: rows })
}

type Chosen = { readonly round: Round; readonly rows: readonly SentRow[] }

async function look(c: Ctx, { round, rows, all }: Chosen & { readonly all: readonly SentRow[] }): Promise<Response> {
  const today = dayInUk(c.var.services.clock())
  const { simple } = await unreadAnswers(c.var.db, round.id)
  const questions = await questionsOf(c.var.db, round.id)
  const previews: RowPreview[] = []
  for (const row of rows) {
    const name = simple.find(({ request }) => request.trustCode === row.trustCode)?.request.trustName ?? row.trustCode
    const verdict: RowVerdict = isKeptAway(c, round, row.trustCode)
      ? { verdict: 'fault', fault: 'kept-away' }
      : await lookAtRow(c.var.db, row, { today, questions })
    previews.push({ row, name, verdict, reason: reasonOf(c, verdict) })
  }
  return previewPage(c, { round, previews, all })
}

/** What cannot be recorded is left whole, and the others are recorded. */
async function sort(c: Ctx, { round, rows }: Chosen): Promise<Response> {
  const { services, locale } = c.var
  const isAway = ({ trustCode }: SentRow) => isKeptAway(c, round, trustCode)
  const by = { actor: asActor(principalOf(c)), now: services.clock() }
  const asked = rows.filter(row => !isAway(row)).map(({ isTicked: _, ...row }) => ({ ...row, ...by }))
  const sorted = await classifySome(services.write, asked)
  const whyOf = new Map(rows.filter(isAway).map(({ trustCode }): [string, Left['why']] => [trustCode, 'kept-away']))
  for (const [index, { trustCode }] of asked.entries()) {
    const outcome = sorted[index]
    if (outcome?.outcome === 'left') whyOf.set(trustCode, wordOf(outcome.verdict))
  }
  const left = rows.flatMap(({ trustCode }) => (whyOf.has(trustCode) ? [`${trustCode}:${whyOf.get(trustCode)}`] : []))
  const done = String(rows.length - left.length)
  const query = new URLSearchParams({ done, ...(left.length > 0 ? { left: left.join(',') } : {}) })
  return c.redirect(`${localPath(locale, classifyLink(round.id))}?${query}`, 303)
}

const wordOf = (verdict: RowVerdict): Left['why'] => (verdict.verdict === 'fault' ? verdict.fault : 'refused')

/** What the address says of rows that were left: codes and words of ours, and nothing else. */
const readLeft = (text: string): Left[] =>
  text.split(',').flatMap(part => {
    const [code = '', word] = part.split(':')
    const why = [...rowFaults, 'refused' as const].find(each => each === word)
    return why && /^[A-Z0-9-]{2,12}$/.test(code) ? [{ code, why }] : []
  })

function reasonOf(c: Ctx, verdict: RowVerdict): string | null {
  const { t } = c.var
  switch (verdict.verdict) {
    case 'can-be-sorted':
      return null
    case 'sorted-already':
      return t('answers.classify.why.sorted-already')
    case 'fault':
      return t(`answers.classify.why.${verdict.fault}`)
    case 'refused': {
      const event = verdict.because === null ? t('requests.refused.nothing') : sayEvent(t, verdict.because)
      return t(`requests.refused.${verdict.reason}`, { event })
    }
  }
}
