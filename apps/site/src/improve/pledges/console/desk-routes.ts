// Long because: every form of the console about pledges, each a few lines.
import { HTTPException } from 'hono/http-exception'
import { consoleRoute, type Deed, formOf, isTokenShaped, principalOf, type Subject } from '../../../accounts/index.ts'
import { asActor, type Ctx, localPath, type Router } from '../../../foundation/index.ts'
import { readAnswer, typedAnswer } from '../answer/read-answer.ts'
import { askByForm, kindIn, kindsForStaff } from '../form/ask-by-form.ts'
import { cleanText, lengthOf } from '../form/clean-text.ts'
import { idIn } from '../pages/pledge-page.tsx'
import {
  approveAt,
  askedAt,
  countAt,
  deskChangeAt,
  deskPath,
  deskPledgeAt,
  deskSurveyAt,
  paperEntryAt,
  refuseAt,
  reviewAt,
  settleDoubtAt,
  startDeskPath,
} from '../pledge-links.ts'
import { changeById } from '../store/change-store.ts'
import { commentById } from '../store/comment-store.ts'
import { pledgeById } from '../store/pledge-store.ts'
import { surveyById } from '../store/survey-store.ts'
import { countSurvey, settleDoubt } from '../verbs/count-survey.ts'
import { reviewComment } from '../verbs/review-comment.ts'
import { approveChange, refuseChange, type SettleOutcome } from '../verbs/settle-change.ts'
import { takeAnswer } from '../verbs/take-answer.ts'
import { askedPage } from './asked-page.tsx'
import { deskPage } from './desk-page.tsx'
import { paperEntryPage } from './paper-entry-page.tsx'
import { deskChangePage, pledgeDeskPage, pledgeHere } from './pledge-desk-page.tsx'
import { startPage, trustsToChoose } from './start-page.tsx'
import { surveyDeskPage, surveyHere } from './survey-desk-page.tsx'

type Handle = (c: Ctx) => Response | Promise<Response>
type SubjectOf = (c: Ctx) => Promise<Subject | null>

const about = (found: { readonly trustCode: string } | null): Subject | null =>
  found && { state: null, trustCode: found.trustCode }
const ofPledge: SubjectOf = async c => about(await pledgeHere(c))
const ofAsked: SubjectOf = async c => about(await changeById(c.var.db, idIn(c, 'change')))
const ofSurvey: SubjectOf = async c => about((await surveyHere(c)).pledge)
/** By the comment itself: the survey in the address is typed by whoever sends it. */
const ofComment: SubjectOf = async c => {
  const { db } = c.var
  const comment = await commentById(db, c.req.param('comment') ?? '')
  const survey = comment && (await surveyById(db, comment.surveyId))
  return survey && about(await pledgeById(db, survey.pledgeId))
}
/** The trust stands in the form; while nothing is sent there is none. */
const ofForm: SubjectOf = async c => ({
  state: null,
  trustCode: c.req.method === 'POST' ? (await formOf(c))('trust') : undefined,
})

/** Pledges, for staff. */
export function deskRoutes(router: Router): void {
  const get = (path: string, deed: Deed, handle: Handle, subject?: SubjectOf) =>
    consoleRoute(router, { method: 'get', path, deed, subject, handle })
  const post = (path: string, deed: Deed, handle: Handle, subject: SubjectOf) =>
    consoleRoute(router, { method: 'post', path, deed, subject, handle })
  get(deskPath, 'pledge.see', deskPage)
  get(startDeskPath, 'pledge.ask', c => startPage(c), ofForm)
  post(startDeskPath, 'pledge.ask', postStart, ofForm)
  get(deskPledgeAt.path, 'pledge.see', pledgeDeskPage)
  get(deskChangeAt.path, 'pledge.ask', c => deskChangePage(c), ofPledge)
  post(deskChangeAt.path, 'pledge.ask', postChange, ofPledge)
  get(askedAt.path, 'pledge.see', c => askedPage(c))
  post(approveAt.path, 'pledge.approve', postApprove, ofAsked)
  post(refuseAt.path, 'pledge.refuse', postRefuse, ofAsked)
  get(deskSurveyAt.path, 'pledge.see', c => surveyDeskPage(c))
  get(paperEntryAt.path, 'pledge.enter-paper', c => paperEntryPage(c, { message: keptMessage(c) }), ofSurvey)
  post(paperEntryAt.path, 'pledge.enter-paper', postPaper, ofSurvey)
  post(countAt.path, 'pledge.count', postCount, ofSurvey)
  post(settleDoubtAt.path, 'pledge.settle-doubt', postDoubt, ofSurvey)
  post(reviewAt.path, 'pledge.review-comment', postReview, ofComment)
}

const goTo = (c: Ctx, link: string): Response => c.redirect(localPath(c.var.locale, link), 303)
const staffIn = (c: Ctx) => ({ askedBy: { kind: 'staff', id: principalOf(c).id }, actor: asActor(principalOf(c)) }) as const

async function postStart(c: Ctx): Promise<Response> {
  const { t } = c.var
  const form = await formOf(c)
  const trust = (await trustsToChoose(c)).find(({ code }) => code === form('trust'))
  const asker = { kind: 'start', pledge: null, trustCode: trust?.code ?? '', ...staffIn(c) } as const
  if (!trust) {
    const typed = Object.fromEntries(['unit-en', 'unit-cy', 'words-en', 'words-cy'].map(name => [name, form(name)]))
    return startPage(c, { typed, errors: [{ field: 'trust', message: t('pledges.faults.choice') }] })
  }
  const outcome = await askByForm(c, asker)
  if (outcome.kind === 'again') return startPage(c, { ...outcome, trust: trust.code })
  return goTo(c, outcome.id === null ? deskPath : askedAt.link(outcome.id))
}

async function postChange(c: Ctx): Promise<Response> {
  const pledge = await pledgeHere(c)
  const kind = kindIn(c, kindsForStaff)
  const outcome = await askByForm(c, { kind, pledge, trustCode: pledge.trustCode, ...staffIn(c) })
  if (outcome.kind === 'again') return deskChangePage(c, outcome)
  return goTo(c, outcome.id === null ? deskPath : askedAt.link(outcome.id))
}

function afterSettling(c: Ctx, id: number, outcome: SettleOutcome): Response | Promise<Response> {
  switch (outcome.kind) {
    case 'unknown':
      throw new HTTPException(404)
    case 'changed':
      return goTo(c, `${askedAt.link(id)}?changed=yes`)
    case 'refused':
      return askedPage(c, [{ field: 'reason', message: c.var.t(`pledges.mayNot.${outcome.why}`) }])
    case 'done':
      return goTo(c, `${deskPath}?done=yes`)
  }
}

async function postApprove(c: Ctx): Promise<Response> {
  const id = idIn(c, 'change')
  return afterSettling(c, id, await approveChange(c.var.services, { id, actor: asActor(principalOf(c)) }))
}

const longestReason = 1000

async function postRefuse(c: Ctx): Promise<Response> {
  const { t, services } = c.var
  const id = idIn(c, 'change')
  const reason = cleanText((await formOf(c))('reason'))
  if (reason === '') return askedPage(c, [{ field: 'reason', message: t('pledges.faults.reason') }])
  if (lengthOf(reason) > longestReason)
    return askedPage(c, [{ field: 'reason', message: t('pledges.faults.long', { most: longestReason }) }])
  return afterSettling(c, id, await refuseChange(services, { id, actor: asActor(principalOf(c)), reason }))
}

async function postPaper(c: Ctx): Promise<Response> {
  const { services, t, locale } = c.var
  const { survey } = await surveyHere(c)
  const form = await formOf(c)
  const once = form('once')
  if (!isTokenShaped(once)) throw new HTTPException(400)
  const typed = typedAnswer(survey.questions, form)
  const read = readAnswer(t, survey.questions, typed)
  if (read.kind === 'not-for-them') return paperEntryPage(c, { message: t('pledges.console.paper.notForThem') })
  if (read.kind === 'invalid') return paperEntryPage(c, { typed, errors: read.errors, once })
  const comments = read.comments.map(comment => ({ ...comment, concerns: [] }))
  const enteredBy = asActor(principalOf(c))
  const outcome = await takeAnswer(services, {
    surveyId: survey.id,
    way: 'paper',
    locale,
    choices: read.choices,
    comments,
    once,
    enteredBy,
  })
  if (outcome === 'closed')
    return paperEntryPage(c, { typed, once, errors: [{ field: 'screen', message: t('pledges.console.paper.closed') }] })
  return goTo(c, `${paperEntryAt.link(survey.id)}?kept=${outcome === 'kept' ? 'yes' : 'before'}`)
}

function keptMessage(c: Ctx): string | undefined {
  const kept = (['yes', 'before'] as const).find(each => each === c.req.query('kept'))
  return kept && c.var.t(`pledges.console.paper.kept.${kept}`)
}

async function postCount(c: Ctx): Promise<Response> {
  const id = idIn(c, 'survey')
  const outcome = await countSurvey(c.var.services, { id, actor: asActor(principalOf(c)) })
  if (outcome === 'unknown') throw new HTTPException(404)
  return goTo(c, `${deskSurveyAt.link(id)}${outcome === 'done' ? '?done=yes' : ''}`)
}

async function postDoubt(c: Ctx): Promise<Response> {
  const id = idIn(c, 'survey')
  const typed = (await formOf(c))('says')
  const says = (['stands', 'set-aside'] as const).find(each => each === typed)
  if (!says) throw new HTTPException(400)
  const outcome = await settleDoubt(c.var.services, { id, actor: asActor(principalOf(c)), says })
  if (outcome === 'unknown') throw new HTTPException(404)
  return goTo(c, `${deskSurveyAt.link(id)}${outcome === 'done' ? '?done=yes' : ''}`)
}

async function postReview(c: Ctx): Promise<Response> {
  const { t, services } = c.var
  const id = idIn(c, 'survey')
  const comment = c.req.param('comment') ?? ''
  const form = await formOf(c)
  const text = cleanText(form('text'))
  const field = `text-${comment.slice(0, 8)}`
  const isCleared = form('do') !== 'refuse'
  const wrong = (key: string) => surveyDeskPage(c, { comment, text, errors: [{ field, message: t(key, { most: 2000 }) }] })
  if (isCleared && text === '') return wrong('pledges.faults.missing')
  if (isCleared && lengthOf(text) > 2000) return wrong('pledges.faults.long')
  if (isCleared && form('read') !== 'yes') return wrong('pledges.faults.notRead')
  const outcome = await reviewComment(services, { id: comment, actor: asActor(principalOf(c)), text: isCleared ? text : null })
  if (outcome === 'unknown') throw new HTTPException(404)
  return goTo(c, `${deskSurveyAt.link(id)}?done=yes`)
}
