// Long because: the four pages of a hospital’s people stand together; each is short.

import { suppressCount } from '@spotlight/statistics/disclosure'
import { HTTPException } from 'hono/http-exception'
import { hospitalPage, newToken } from '../../../accounts/index.ts'
import {
  Button,
  ButtonLink,
  type Ctx,
  dayInUk,
  type FieldError,
  type HospitalPerson,
  localPath,
  Notice,
  nameIn,
} from '../../../foundation/index.ts'
import { trustByCode } from '../../../register/index.ts'
import { codesActedFor } from '../acting-for.ts'
import { kindIn, kindsForHospital } from '../form/ask-by-form.ts'
import { ChangeForm } from '../form/change-form.tsx'
import type { Typed } from '../form/read-change.ts'
import { typedAtFirst } from '../form/typed-change.ts'
import { idIn, pledgeCss } from '../pages/pledge-page.tsx'
import { SurveyResults } from '../pages/survey-results.tsx'
import {
  hospitalChangeAt,
  hospitalPath,
  hospitalPledgeAt,
  hospitalStartPath,
  hospitalSurveyAt,
  paperAt,
  pledgeAt,
  surveyAt,
  takeBackAt,
} from '../pledge-links.ts'
import { resultOf } from '../rules/shown-survey.ts'
import { spokenCode } from '../rules/survey-code.ts'
import { addDays, surveyState } from '../rules/survey-rules.ts'
import { sayIn } from '../rules/words-of-two.ts'
import { countAnswers } from '../store/answer-store.ts'
import { type AskedChange, changesOf } from '../store/change-store.ts'
import { commentsOf } from '../store/comment-store.ts'
import { type Pledge, pledgeById, pledgesOf } from '../store/pledge-store.ts'
import { type Survey, surveyById, surveysOf } from '../store/survey-store.ts'

const mostShown = 100

export async function trustNameOf({ var: { db, locale } }: Ctx, person: HospitalPerson): Promise<string> {
  const trust = await trustByCode(db, person.trust)
  return trust ? nameIn(locale, trust) : person.trust
}

/** A pledge of this person’s trust, or of one that has become part of it; any other is not there. */
export async function ownPledge(c: Ctx, person: HospitalPerson, id: number): Promise<Pledge> {
  const pledge = await pledgeById(c.var.db, id)
  if (!pledge || !(await codesActedFor(c.var.db, person.trust)).includes(pledge.trustCode)) throw new HTTPException(404)
  return pledge
}

/** The pledges of a hospital, and what it has asked for. */
export async function hospitalPledgesPage(c: Ctx, person: HospitalPerson): Promise<Response> {
  const { t, locale, db } = c.var
  const codes = await codesActedFor(db, person.trust)
  const pledges = await pledgesOf(db, codes)
  const asked = await changesOf(db, codes, mostShown)
  return hospitalPage(c, person, {
    title: t('pledges.hospital.title'),
    lead: t('pledges.hospital.lead'),
    trustName: await trustNameOf(c, person),
    css: pledgeCss,
    body: (
      <>
        {c.req.query('done') !== undefined && (
          <Notice>
            <p role="status">{t('pledges.hospital.sent')}</p>
          </Notice>
        )}
        {pledges.length === 0 ? (
          <p>{t('pledges.hospital.none')}</p>
        ) : (
          <ul>
            {pledges.map(pledge => (
              <li>
                <a href={localPath(locale, hospitalPledgeAt.link(pledge.id))}>{sayIn(pledge.story.about.unit, locale).text}</a>
              </li>
            ))}
          </ul>
        )}
        <p>
          <ButtonLink href={localPath(locale, hospitalStartPath)}>{t('pledges.hospital.start')}</ButtonLink>
        </p>
        <h2>{t('pledges.hospital.asked')}</h2>
        <Asked c={c} asked={asked} />
      </>
    ),
  })
}

function Asked({ c, asked }: { readonly c: Ctx; readonly asked: readonly AskedChange[] }) {
  const { t, locale } = c.var
  if (asked.length === 0) return <p>{t('pledges.hospital.nothingAsked')}</p>
  return (
    <ul>
      {asked.map(({ id, change, state, askedAt, reason }) => (
        <li>
          <b>{t(`pledges.kinds.${change.kind}`)}</b> ({t.day(askedAt)}): {t(`pledges.changeStates.${state}`)}{' '}
          {reason !== '' && <span>{t('pledges.hospital.reason', { reason })}</span>}
          {state === 'waiting' && (
            <form method="post" action={localPath(locale, takeBackAt.link(id))}>
              <Button kind="quiet">{t('pledges.hospital.takeBack')}</Button>
            </form>
          )}
        </li>
      ))}
    </ul>
  )
}

/** One pledge of the hospital’s own: its surveys, and what can be said of it next. */
export async function hospitalPledgePage(c: Ctx, person: HospitalPerson): Promise<Response> {
  const { t, locale, db } = c.var
  const pledge = await ownPledge(c, person, idIn(c))
  const surveys = await surveysOf(db, [pledge.id])
  const unit = sayIn(pledge.story.about.unit, locale).text
  return hospitalPage(c, person, {
    title: unit,
    lead: t('pledges.hospital.pledgeLead'),
    trustName: await trustNameOf(c, person),
    trail: [{ href: hospitalPath, label: t('pledges.hospital.title') }],
    css: pledgeCss,
    body: (
      <>
        <p>
          <a href={localPath(locale, pledgeAt.link(pledge.id))}>{t('pledges.console.public')}</a>
        </p>
        <h2>{t('pledges.console.surveys.title')}</h2>
        {surveys.length === 0 ? (
          <p>{t('pledges.hospital.noSurveys')}</p>
        ) : (
          <ul>
            {surveys.map(({ id, audience, moment }) => (
              <li>
                <a href={localPath(locale, hospitalSurveyAt.link(id))}>{t(`pledges.surveyName.${audience}.${moment}`)}</a>
              </li>
            ))}
          </ul>
        )}
        {pledge.story.withdrawn === null && (
          <>
            <h2>{t('pledges.console.say')}</h2>
            <ul>
              {kindsForHospital.map(kind => (
                <li>
                  <a href={localPath(locale, hospitalChangeAt.link(pledge.id, kind))}>{t(`pledges.kinds.${kind}`)}</a>
                </li>
              ))}
            </ul>
          </>
        )}
      </>
    ),
  })
}

type Shown = {
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
  readonly once?: string
  readonly basedOn?: number
}

/** The form for one kind of change of a pledge that there is. */
export async function hospitalChangePage(c: Ctx, person: HospitalPerson, shown: Shown = {}): Promise<Response> {
  const { t, locale } = c.var
  const pledge = await ownPledge(c, person, idIn(c))
  const kind = kindIn(c, kindsForHospital)
  const unit = sayIn(pledge.story.about.unit, locale).text
  const { story } = pledge
  return hospitalPage(c, person, {
    title: t(`pledges.kinds.${kind}`),
    lead: t(`pledges.kindLeads.${kind}`),
    trustName: await trustNameOf(c, person),
    trail: [
      { href: hospitalPath, label: t('pledges.hospital.title') },
      { href: hospitalPledgeAt.link(pledge.id), label: unit },
    ],
    status: shown.errors?.length ? 422 : 200,
    css: pledgeCss,
    body: (
      <ChangeForm
        t={t}
        kind={kind}
        typed={shown.typed ?? typedAtFirst(kind, story)}
        errors={shown.errors ?? []}
        story={story}
        action={hospitalChangeAt.link(pledge.id, kind)}
        once={shown.once ?? newToken()}
        basedOn={shown.basedOn ?? story.versions.length}
      />
    ),
  })
}

/** The form by which a unit joins the programme. */
export async function hospitalStartPage(c: Ctx, person: HospitalPerson, shown: Shown = {}): Promise<Response> {
  const { t } = c.var
  return hospitalPage(c, person, {
    title: t('pledges.kinds.start'),
    lead: t('pledges.kindLeads.start'),
    trustName: await trustNameOf(c, person),
    trail: [{ href: hospitalPath, label: t('pledges.hospital.title') }],
    status: shown.errors?.length ? 422 : 200,
    css: pledgeCss,
    body: (
      <ChangeForm
        t={t}
        kind="start"
        typed={shown.typed ?? {}}
        errors={shown.errors ?? []}
        story={null}
        action={hospitalStartPath}
        once={shown.once ?? newToken()}
        basedOn={0}
      />
    ),
  })
}

async function ownSurvey(c: Ctx, person: HospitalPerson): Promise<{ readonly survey: Survey; readonly pledge: Pledge }> {
  const survey = await surveyById(c.var.db, idIn(c, 'survey'))
  if (!survey) throw new HTTPException(404)
  return { survey, pledge: await ownPledge(c, person, survey.pledgeId) }
}

/** One survey, for the hospital: its code while it is open; when it is counted what everybody may see, and the words that were reviewed. */
export async function hospitalSurveyPage(c: Ctx, person: HospitalPerson): Promise<Response> {
  const { t, locale, db, services } = c.var
  const { survey, pledge } = await ownSurvey(c, person)
  const unit = sayIn(pledge.story.about.unit, locale).text
  const today = dayInUk(services.clock())
  const state = surveyState(survey, today)
  const result = resultOf(survey)
  const comments = result.kind === 'shown' ? await commentsOf(db, survey.id, 'cleared', { limit: 2000 }) : []
  return hospitalPage(c, person, {
    title: t(`pledges.surveyName.${survey.audience}.${survey.moment}`),
    lead: unit,
    trustName: await trustNameOf(c, person),
    trail: [
      { href: hospitalPath, label: t('pledges.hospital.title') },
      { href: hospitalPledgeAt.link(pledge.id), label: unit },
    ],
    css: pledgeCss,
    body: (
      <>
        <p>
          {t(`pledges.surveyStates.${state}`)}{' '}
          {t('pledges.console.survey.days', { from: t.day(survey.opensOn), to: t.day(survey.closesOn) })}
        </p>
        {(state === 'open' || state === 'before') && (
          <>
            <p>{t('pledges.hospital.giveCode')}</p>
            <p class="survey-code">{spokenCode(survey.code)}</p>
            <p>
              <a href={localPath(locale, surveyAt.link(survey.code))}>{t('pledges.console.survey.form')}</a> ·{' '}
              <a href={localPath(locale, paperAt.link(survey.code))}>{t('pledges.console.survey.paper')}</a>
            </p>
          </>
        )}
        {state !== 'counted' && state !== 'before' && <p>{await soFar(c, survey, today)}</p>}
        {state === 'counted' && <SurveyResults t={t} view={{ survey, result }} unit={unit} />}
        {result.kind === 'shown' && (
          <>
            <h2>{t('pledges.hospital.comments')}</h2>
            <p>{t('pledges.hospital.commentsText')}</p>
            {comments.length === 0 ? (
              <p>{t('pledges.hospital.noComments')}</p>
            ) : (
              <ul>
                {comments.map(({ text, locale: language }) => (
                  <li lang={language} class="as-typed">
                    {text}
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </>
    ),
  })
}

/** How many have answered by the end of yesterday, rounded: nobody who looks twice learns that a colleague has just sent theirs. */
async function soFar({ var: { t, db } }: Ctx, { id }: Survey, today: string): Promise<string> {
  const shown = suppressCount(await countAnswers(db, id, addDays(today, -1)))
  if (shown === 0) return t('pledges.hospital.soFar.none')
  return shown === '*' ? t('pledges.hospital.soFar.few') : t('pledges.hospital.soFar.about', { number: t.number(shown) })
}
