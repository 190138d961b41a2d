import {
  Breadcrumbs,
  Button,
  type Ctx,
  componentCss,
  ErrorSummary,
  type FieldError,
  localPath,
  Notice,
  page,
} from '../../../foundation/index.ts'
import { type Guarded, GuardNotice } from '../../../network/index.ts'
import { trustByCode } from '../../../register/index.ts'
import { trustNameOn } from '../pages/pledge-view.ts'
import css from '../pages/pledges.css?inline'
import { paperAt, pledgesPath, surveyAt } from '../pledge-links.ts'
import { sayIn } from '../rules/words-of-two.ts'
import type { Pledge } from '../store/pledge-store.ts'
import type { Survey } from '../store/survey-store.ts'
import { QuestionFields } from './question-fields.tsx'
import type { TypedAnswer } from './read-answer.ts'

export type OpenSurvey = { readonly survey: Survey; readonly pledge: Pledge }
export const nothingTyped: TypedAnswer = { screen: '', choices: {}, comments: {} }

type Shown = {
  readonly typed?: TypedAnswer
  readonly errors?: readonly FieldError[]
  readonly once: string
  readonly guarded?: Guarded
}

/** The form of a survey: for whom, what becomes of an answer, and the questions. Kept by nobody: it carries a word of its own each time. */
export async function surveyPage(
  c: Ctx,
  { survey, pledge }: OpenSurvey,
  { typed = nothingTyped, errors = [], once, guarded }: Shown,
): Promise<Response> {
  const { t, locale, db } = c.var
  const trust = await trustByCode(db, pledge.trustCode)
  const unit = sayIn(pledge.story.about.unit, locale)
  return page(c, {
    title: t(`pledges.answer.${survey.audience}.title`),
    description: t(`pledges.answer.${survey.audience}.lead`),
    css: [componentCss.errorSummary, componentCss.formField, componentCss.notice, css],
    indexed: false,
    status: errors.length > 0 ? 422 : guarded ? 429 : 200,
    headers: { 'cache-control': 'no-store' },
    body: (
      <>
        <Breadcrumbs t={t} trail={[{ href: pledgesPath, label: t('pledges.menu') }]} here={t('pledges.answer.crumb')} />
        <section class="band prose survey-form">
          <ErrorSummary t={t} errors={errors} />
          <h1>{t(`pledges.answer.${survey.audience}.title`)}</h1>
          <p class="lead">
            <span lang={unit.lang}>{unit.text}</span>
            {trust && `, ${trustNameOn(c, trust)}`}
          </p>
          <p>{t(`pledges.answer.${survey.audience}.lead`)}</p>
          <Notice title={t('pledges.answer.promise.title')}>
            <ul>
              {['nobody', 'words', 'few', 'free'].map(point => (
                <li>{t(`pledges.answer.promise.${point}`)}</li>
              ))}
            </ul>
          </Notice>
          <p class="small soft">
            {t('pledges.answer.until', { day: t.day(survey.closesOn) })}{' '}
            <a href={localPath(locale, paperAt.link(survey.code))}>{t('pledges.answer.paper')}</a>
          </p>
          <GuardNotice guarded={guarded} />
          <form method="post" action={localPath(locale, surveyAt.link(survey.code))} novalidate autocomplete="off">
            <input type="hidden" name="once" value={once} />
            <QuestionFields t={t} set={survey.questions} typed={typed} errors={errors} />
            {guarded?.part}
            <Button>{t('pledges.answer.send')}</Button>
          </form>
        </section>
      </>
    ),
  })
}
