import { consolePage, mayDo, principalOf } from '../../../accounts/index.ts'
import { ButtonLink, type Ctx, DataTable, dayInUk, localPath, Notice } from '../../../foundation/index.ts'
import { trustsByCodes } from '../../../register/index.ts'
import { askedAt, deskPledgeAt, deskSurveyAt, startDeskPath } from '../pledge-links.ts'
import { surveyState } from '../rules/survey-rules.ts'
import { sayIn } from '../rules/words-of-two.ts'
import { type AskedChange, waitingChanges } from '../store/change-store.ts'
import { waitingComments } from '../store/comment-store.ts'
import { type Pledge, pledgesOf } from '../store/pledge-store.ts'
import { surveysOf } from '../store/survey-store.ts'

const mostShown = 200

/** Pledges, for staff: what waits to be looked at, the surveys, and every pledge. */
export async function deskPage(c: Ctx): Promise<Response> {
  const { t, locale, db, services } = c.var
  const pledges = await pledgesOf(db, 'all')
  const waiting = await waitingChanges(db, mostShown)
  const surveys = await surveysOf(
    db,
    pledges.map(({ id }) => id),
  )
  const comments = new Map((await waitingComments(db)).map(({ surveyId, count }) => [surveyId, count]))
  const names = await namesOf(c, [...pledges.map(({ trustCode }) => trustCode), ...waiting.map(({ trustCode }) => trustCode)])
  const unitOf = (pledgeId: number | null) => {
    const pledge = pledges.find(({ id }) => id === pledgeId)
    return pledge ? sayIn(pledge.story.about.unit, locale).text : ''
  }
  const today = dayInUk(services.clock())
  return consolePage(c, {
    title: t('pledges.console.title'),
    lead: t('pledges.console.lead'),
    body: (
      <>
        {c.req.query('done') !== undefined && (
          <Notice>
            <p role="status">{t('pledges.console.done')}</p>
          </Notice>
        )}
        {mayDo(principalOf(c), 'pledge.ask') === 'yes' && (
          <p>
            <ButtonLink href={localPath(locale, startDeskPath)}>{t('pledges.console.start')}</ButtonLink>
          </p>
        )}
        <h2>{t('pledges.console.waiting.title')}</h2>
        {waiting.length === 0 ? (
          <p>{t('pledges.console.waiting.none')}</p>
        ) : (
          <DataTable
            id="waiting"
            caption={t('pledges.console.waiting.caption', { count: waiting.length })}
            columns={['what', 'trust', 'unit', 'asked'].map(key => ({ label: t(`pledges.console.columns.${key}`) }))}
            rows={waiting.map(asked => [
              <a href={localPath(locale, askedAt.link(asked.id))}>{t(`pledges.kinds.${asked.change.kind}`)}</a>,
              names.get(asked.trustCode) ?? asked.trustCode,
              unitAsked(c, asked, unitOf),
              t.day(asked.askedAt),
            ])}
          />
        )}
        <h2>{t('pledges.console.surveys.title')}</h2>
        {surveys.length === 0 ? (
          <p>{t('pledges.console.surveys.none')}</p>
        ) : (
          <DataTable
            id="surveys"
            caption={t('pledges.console.surveys.caption')}
            columns={['survey', 'unit', 'state', 'comments'].map(key => ({ label: t(`pledges.console.columns.${key}`) }))}
            rows={surveys.map(survey => [
              <a href={localPath(locale, deskSurveyAt.link(survey.id))}>
                {t(`pledges.surveyName.${survey.audience}.${survey.moment}`)}
              </a>,
              unitOf(survey.pledgeId),
              survey.doubt === 'more-than-invited'
                ? t('pledges.console.doubt.short')
                : t(`pledges.surveyStates.${surveyState(survey, today)}`),
              t.number(comments.get(survey.id) ?? 0),
            ])}
          />
        )}
        <h2>{t('pledges.console.all.title')}</h2>
        {pledges.length === 0 ? (
          <p>{t('pledges.console.all.none')}</p>
        ) : (
          <DataTable
            id="pledges"
            caption={t('pledges.console.all.caption')}
            columns={['unit', 'trust', 'version'].map(key => ({ label: t(`pledges.console.columns.${key}`) }))}
            rows={pledges.map((pledge: Pledge) => [
              <a href={localPath(locale, deskPledgeAt.link(pledge.id))}>{sayIn(pledge.story.about.unit, locale).text}</a>,
              names.get(pledge.trustCode) ?? pledge.trustCode,
              versionInWords(c, pledge),
            ])}
          />
        )}
      </>
    ),
  })
}

function versionInWords({ var: { t } }: Ctx, { story }: Pledge): string {
  if (story.withdrawn) return t('pledges.withdrawn.title', { day: t.day(story.withdrawn.on) })
  return story.current
    ? t('pledges.versions.one', { number: story.current.number, day: t.day(story.current.on) })
    : t('pledges.console.all.noVersion')
}

const unitAsked = ({ var: { locale } }: Ctx, { change, pledgeId }: AskedChange, unitOf: (id: number | null) => string): string =>
  change.kind === 'start' ? sayIn(change.facts.unit, locale).text : unitOf(pledgeId)

export async function namesOf({ var: { db } }: Ctx, codes: readonly string[]): Promise<Map<string, string>> {
  return new Map((await trustsByCodes(db, [...new Set(codes)])).map(({ code, name }) => [code, name]))
}
