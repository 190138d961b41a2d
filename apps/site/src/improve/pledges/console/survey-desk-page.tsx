// Long because: one survey with its code, its count, its doubt and the words that wait to be read.
import { HTTPException } from 'hono/http-exception'
import { consolePage, mayDo, principalOf } from '../../../accounts/index.ts'
import {
  Button,
  ButtonLink,
  type Ctx,
  dayInUk,
  ErrorSummary,
  type FieldError,
  localPath,
  Notice,
  TextArea,
} from '../../../foundation/index.ts'
import { MarkedText } from '../form/change-shown.tsx'
import { idIn, pledgeCss } from '../pages/pledge-page.tsx'
import { SurveyResults } from '../pages/survey-results.tsx'
import { countAt, deskPath, deskPledgeAt, paperAt, paperEntryAt, reviewAt, settleDoubtAt, surveyAt } from '../pledge-links.ts'
import { resultOf } from '../rules/shown-survey.ts'
import { spotNames } from '../rules/spot-names.ts'
import { spokenCode } from '../rules/survey-code.ts'
import { surveyState } from '../rules/survey-rules.ts'
import { sayIn } from '../rules/words-of-two.ts'
import { type Comment, commentsOf } from '../store/comment-store.ts'
import { type Pledge, pledgeById } from '../store/pledge-store.ts'
import { type Survey, surveyById } from '../store/survey-store.ts'

const atOnce = 20

export async function surveyHere(c: Ctx): Promise<{ readonly survey: Survey; readonly pledge: Pledge }> {
  const survey = await surveyById(c.var.db, idIn(c, 'survey'))
  const pledge = survey && (await pledgeById(c.var.db, survey.pledgeId))
  if (!survey || !pledge) throw new HTTPException(404)
  return { survey, pledge }
}

type Shown = { readonly errors?: readonly FieldError[]; readonly comment?: string; readonly text?: string }

/** One survey, for staff: where it is answered, the paper, the count, and the words that nobody at the hospital reads before us. */
export async function surveyDeskPage(c: Ctx, { errors = [], comment, text }: Shown = {}): Promise<Response> {
  const { t, locale, db, services } = c.var
  const { survey, pledge } = await surveyHere(c)
  const unit = sayIn(pledge.story.about.unit, locale).text
  const state = surveyState(survey, dayInUk(services.clock()))
  const about = { state: null, trustCode: pledge.trustCode }
  const may = (deed: Parameters<typeof mayDo>[1]) => mayDo(principalOf(c), deed, about) === 'yes'
  const waiting = may('pledge.read-comments') ? await commentsOf(db, survey.id, 'waiting', { limit: atOnce }) : []
  // Who may need help is read first.
  const sorted = [...waiting].sort((one, other) => other.concerns.length - one.concerns.length)
  return consolePage(c, {
    title: t(`pledges.surveyName.${survey.audience}.${survey.moment}`),
    lead: unit,
    trail: [
      { href: deskPath, label: t('pledges.console.title') },
      { href: deskPledgeAt.link(pledge.id), label: unit },
    ],
    status: errors.length > 0 ? 422 : 200,
    css: pledgeCss,
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        {c.req.query('done') !== undefined && (
          <Notice>
            <p role="status">{t('pledges.console.done')}</p>
          </Notice>
        )}
        <p>
          {t(`pledges.surveyStates.${state}`)}{' '}
          {t('pledges.console.survey.days', { from: t.day(survey.opensOn), to: t.day(survey.closesOn) })}
        </p>
        {(state === 'open' || state === 'before') && (
          <>
            <p class="survey-code">{spokenCode(survey.code)}</p>
            <p>
              <a href={localPath(locale, surveyAt.link(survey.code))}>{t('pledges.console.survey.form')}</a> ·{' '}
              <a href={localPath(locale, paperAt.link(survey.code))}>{t('pledges.console.survey.paper')}</a>
            </p>
          </>
        )}
        {(state === 'open' || state === 'paper') && may('pledge.enter-paper') && (
          <p>
            <ButtonLink href={localPath(locale, paperEntryAt.link(survey.id))}>{t('pledges.console.paper.title')}</ButtonLink>
          </p>
        )}
        {(state === 'paper' || state === 'due') && may('pledge.count') && (
          <form method="post" action={localPath(locale, countAt.link(survey.id))}>
            <p>{t('pledges.console.count.text')}</p>
            <Button>{t('pledges.console.count.button')}</Button>
          </form>
        )}
        {survey.doubt === 'more-than-invited' && may('pledge.settle-doubt') && <Doubt c={c} survey={survey} />}
        {state === 'counted' && <SurveyResults t={t} view={{ survey, result: resultOf(survey) }} unit={unit} />}
        <h2>{t('pledges.console.comments.title')}</h2>
        <p>{t('pledges.console.comments.text')}</p>
        {sorted.length === 0 ? (
          <p>{t('pledges.console.comments.none')}</p>
        ) : (
          sorted.map(each => (
            <Review
              c={c}
              survey={survey}
              comment={each}
              text={each.id === comment && text !== undefined ? text : each.text}
              errors={each.id === comment ? errors : []}
            />
          ))
        )}
      </>
    ),
  })
}

const Doubt = ({ c, survey }: { readonly c: Ctx; readonly survey: Survey }) => {
  const { t, locale } = c.var
  return (
    <Notice title={t('pledges.console.doubt.title')}>
      <p>{t('pledges.console.doubt.text', { invited: t.number(survey.invited ?? 0) })}</p>
      <form method="post" action={localPath(locale, settleDoubtAt.link(survey.id))}>
        <div class="answers">
          <button class="button" type="submit" name="says" value="stands">
            {t('pledges.console.doubt.stands')}
          </button>
          <button class="button quiet" type="submit" name="says" value="set-aside">
            {t('pledges.console.doubt.set-aside')}
          </button>
        </div>
      </form>
    </Notice>
  )
}

type ReviewProps = {
  readonly c: Ctx
  readonly survey: Survey
  readonly comment: Comment
  readonly text: string
  readonly errors: readonly FieldError[]
}

/** One comment with what may be a name marked, and the two ways on. */
function Review({ c, survey, comment, text, errors }: ReviewProps) {
  const { t, locale } = c.var
  const field = `text-${comment.id.slice(0, 8)}`
  const question = survey.questions.questions.find(({ id }) => id === comment.question)?.words[locale] ?? comment.question
  const spotted = spotNames(comment.text)
  return (
    <section class="comment" aria-labelledby={`${field}-title`}>
      <h3 id={`${field}-title`}>{question}</h3>
      {comment.concerns.length > 0 && (
        <p>
          <b>{t('pledges.console.comments.concern')}</b>
        </p>
      )}
      <p class="comment-words" lang={comment.locale}>
        <MarkedText text={comment.text} />
      </p>
      {spotted.length > 0 && <p class="small soft">{t('pledges.console.comments.marked')}</p>}
      {mayDo(principalOf(c), 'pledge.review-comment') === 'yes' && (
        <form method="post" action={localPath(locale, reviewAt.link(survey.id, comment.id))} novalidate>
          <TextArea
            t={t}
            id={field}
            name="text"
            rows={3}
            label={t('pledges.console.comments.edit')}
            value={text}
            error={errors.find(each => each.field === field)?.message}
          />
          <div class="field">
            <label class="choice">
              <input type="checkbox" name="read" value="yes" id={`${field}-read`} />
              <span>{t('pledges.console.comments.read')}</span>
            </label>
          </div>
          <div class="answers">
            <button class="button" type="submit" name="do" value="clear">
              {t('pledges.console.comments.clear')}
            </button>
            <button class="button quiet" type="submit" name="do" value="refuse">
              {t('pledges.console.comments.refuse')}
            </button>
          </div>
        </form>
      )}
    </section>
  )
}
