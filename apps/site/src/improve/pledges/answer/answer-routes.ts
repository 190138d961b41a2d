import { HTTPException } from 'hono/http-exception'
import { formOf, isTokenShaped, newToken, refuseForeignForms } from '../../../accounts/index.ts'
import { type Ctx, dayInUk, localPath, type Router, sendPaper } from '../../../foundation/index.ts'
import { callsForHelp, guardForm } from '../../../network/index.ts'
import { answerPath, paperAt, surveyAt, thanksPath } from '../pledge-links.ts'
import { readCode } from '../rules/survey-code.ts'
import { dayOfAnswer, surveyState } from '../rules/survey-rules.ts'
import { pledgeById } from '../store/pledge-store.ts'
import { surveyByCode } from '../store/survey-store.ts'
import { takeAnswer } from '../verbs/take-answer.ts'
import { readAnswer, typedAnswer } from './read-answer.ts'
import { codePage, notForThemPage, notOpenPage, thanksPage, withdrawnPage } from './small-pages.tsx'
import { type OpenSurvey, surveyPage } from './survey-page.tsx'
import { writeSurveyPaper } from './survey-paper.ts'

/** Answering a survey: the code, the form, the paper, the thanks. */
export function answerRoutes(router: Router): void {
  router.get(answerPath, c => codePage(c))
  router.post(answerPath, findByCode)
  router.get(thanksPath, c => thanksPage(c))
  router.get(surveyAt.path, openForm)
  router.post(surveyAt.path, postForm)
  router.get(paperAt.path, sendPaperForm)
}

async function findByCode(c: Ctx): Promise<Response> {
  refuseForeignForms(c)
  const { t, locale, db } = c.var
  const typed = (await formOf(c))('code')
  const code = readCode(typed)
  if (code === null || (await surveyByCode(db, code)) === null)
    return codePage(c, { typed, errors: [{ field: 'code', message: t('pledges.answer.faults.code') }] })
  return c.redirect(localPath(locale, surveyAt.link(code)), 303)
}

async function surveyHere(c: Ctx): Promise<OpenSurvey> {
  const { db } = c.var
  const code = readCode(c.req.param('code') ?? '')
  const survey = code === null ? null : await surveyByCode(db, code)
  const pledge = survey && (await pledgeById(db, survey.pledgeId))
  if (!survey || !pledge) throw new HTTPException(404)
  return { survey, pledge }
}

const today = ({ var: { services } }: Ctx): string => dayInUk(services.clock())

async function openForm(c: Ctx): Promise<Response> {
  const here = await surveyHere(c)
  const state = surveyState(here.survey, today(c))
  if (here.pledge.story.withdrawn) return withdrawnPage(c, here)
  return state === 'open' ? surveyPage(c, here, { once: newToken() }) : notOpenPage(c, here, state, false)
}

async function postForm(c: Ctx): Promise<Response> {
  refuseForeignForms(c)
  const { services, t, locale } = c.var
  const here = await surveyHere(c)
  const { survey } = here
  const form = await formOf(c)
  const once = form('once')
  if (!isTokenShaped(once)) throw new HTTPException(400)
  if (here.pledge.story.withdrawn) return withdrawnPage(c, here)
  const closed = () => notOpenPage(c, here, surveyState(survey, today(c)), true)
  if (dayOfAnswer(survey, today(c)) === null) return closed()
  const typed = typedAnswer(survey.questions, form)
  const read = readAnswer(t, survey.questions, typed)
  if (read.kind === 'not-for-them') return notForThemPage(c)
  if (read.kind === 'invalid') return surveyPage(c, here, { typed, errors: read.errors, once })
  const guard = await guardForm(c, {
    form: 'pledge-survey',
    sent: form,
    address: null,
    confirms: 'never',
    ownWords: read.comments.map(({ text }) => text),
  })
  if (guard.go === 'wait' || guard.go === 'prove')
    return surveyPage(c, here, {
      typed,
      once,
      guarded: { message: guard.message, part: guard.go === 'prove' ? guard.part : null },
    })
  const concerns = [...guard.concerns]
  const comments = read.comments.map(comment => ({ ...comment, concerns }))
  const outcome = await takeAnswer(services, {
    surveyId: survey.id,
    way: 'online',
    locale,
    choices: read.choices,
    comments,
    once,
  })
  if (outcome === 'closed') return closed()
  // A redirect would lose what the words ask for.
  return callsForHelp(concerns) ? thanksPage(c, concerns) : c.redirect(localPath(locale, thanksPath), 303)
}

async function sendPaperForm(c: Ctx): Promise<Response> {
  const here = await surveyHere(c)
  const state = surveyState(here.survey, today(c))
  if (here.pledge.story.withdrawn || (state !== 'open' && state !== 'before')) throw new HTTPException(404)
  const bytes = await writeSurveyPaper(c, here)
  return sendPaper(c, bytes, `survey-${here.survey.code.toLowerCase()}.pdf`)
}
