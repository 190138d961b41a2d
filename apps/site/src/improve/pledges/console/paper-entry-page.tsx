import { consolePage, newToken } from '../../../accounts/index.ts'
import { Button, type Ctx, ErrorSummary, type FieldError, localPath, Notice } from '../../../foundation/index.ts'
import { QuestionFields } from '../answer/question-fields.tsx'
import type { TypedAnswer } from '../answer/read-answer.ts'
import { nothingTyped } from '../answer/survey-page.tsx'
import css from '../pages/pledges.css?inline'
import { deskPath, deskSurveyAt, paperEntryAt } from '../pledge-links.ts'
import { sayIn } from '../rules/words-of-two.ts'
import { surveyHere } from './survey-desk-page.tsx'

type Shown = {
  readonly typed?: TypedAnswer
  readonly errors?: readonly FieldError[]
  readonly once?: string
  readonly message?: string
}

/** One sheet after the other, in the order of the sheet; the next form is empty and has a word of its own. */
export async function paperEntryPage(
  c: Ctx,
  { typed = nothingTyped, errors = [], once = newToken(), message }: Shown = {},
): Promise<Response> {
  const { t, locale } = c.var
  const { survey, pledge } = await surveyHere(c)
  return consolePage(c, {
    title: t('pledges.console.paper.title'),
    lead: `${t(`pledges.surveyName.${survey.audience}.${survey.moment}`)}, ${sayIn(pledge.story.about.unit, locale).text}`,
    trail: [
      { href: deskPath, label: t('pledges.console.title') },
      { href: deskSurveyAt.link(survey.id), label: t(`pledges.surveyName.${survey.audience}.${survey.moment}`) },
    ],
    status: errors.length > 0 ? 422 : 200,
    css: [css],
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        {message !== undefined && (
          <Notice>
            <p role="status">{message}</p>
          </Notice>
        )}
        <p>{t('pledges.console.paper.text')}</p>
        <form
          method="post"
          action={localPath(locale, paperEntryAt.link(survey.id))}
          novalidate
          autocomplete="off"
          class="survey-form"
        >
          <input type="hidden" name="once" value={once} />
          <QuestionFields t={t} set={survey.questions} typed={typed} errors={errors} />
          <Button>{t('pledges.console.paper.button')}</Button>
        </form>
      </>
    ),
  })
}
