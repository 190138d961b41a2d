import { HTTPException } from 'hono/http-exception'
import { consolePage, mayDo, newToken, principalOf } from '../../../accounts/index.ts'
import { type Ctx, type FieldError, localPath } from '../../../foundation/index.ts'
import { kindIn, kindsForStaff } from '../form/ask-by-form.ts'
import { ChangeForm } from '../form/change-form.tsx'
import type { Typed } from '../form/read-change.ts'
import { typedAtFirst } from '../form/typed-change.ts'
import { idIn } from '../pages/pledge-page.tsx'
import css from '../pages/pledges.css?inline'
import { deskChangeAt, deskPath, deskPledgeAt, deskSurveyAt, pledgeAt } from '../pledge-links.ts'
import { sayIn } from '../rules/words-of-two.ts'
import { type Pledge, pledgeById } from '../store/pledge-store.ts'
import { surveysOf } from '../store/survey-store.ts'
import { namesOf } from './desk-page.tsx'

export async function pledgeHere(c: Ctx): Promise<Pledge> {
  const pledge = await pledgeById(c.var.db, idIn(c))
  if (!pledge) throw new HTTPException(404)
  return pledge
}

/** One pledge, for staff: its public page, its surveys, and what can be said of it on the hospital’s behalf. */
export async function pledgeDeskPage(c: Ctx): Promise<Response> {
  const { t, locale, db } = c.var
  const pledge = await pledgeHere(c)
  const surveys = await surveysOf(db, [pledge.id])
  const may = mayDo(principalOf(c), 'pledge.ask', { state: null, trustCode: pledge.trustCode }) === 'yes'
  return consolePage(c, {
    title: sayIn(pledge.story.about.unit, locale).text,
    lead: (await namesOf(c, [pledge.trustCode])).get(pledge.trustCode) ?? pledge.trustCode,
    trail: [{ href: deskPath, label: t('pledges.console.title') }],
    css: [css],
    body: (
      <>
        <p>
          <a href={localPath(locale, pledgeAt.link(pledge.id))}>{t('pledges.console.public')}</a>
        </p>
        <h2>{t('pledges.console.surveys.title')}</h2>
        {surveys.length === 0 ? (
          <p>{t('pledges.console.surveys.none')}</p>
        ) : (
          <ul>
            {surveys.map(({ id, audience, moment }) => (
              <li>
                <a href={localPath(locale, deskSurveyAt.link(id))}>{t(`pledges.surveyName.${audience}.${moment}`)}</a>
              </li>
            ))}
          </ul>
        )}
        {may && (
          <>
            <h2>{t('pledges.console.say')}</h2>
            <p>{t('pledges.console.sayText')}</p>
            <ul>
              {kindsForStaff.map(kind => (
                <li>
                  <a href={localPath(locale, deskChangeAt.link(pledge.id, kind))}>{t(`pledges.kinds.${kind}`)}</a>
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

/** The form for one kind of change, for staff who write it for a hospital. */
export async function deskChangePage(c: Ctx, { typed, errors = [], once = newToken(), basedOn }: Shown = {}): Promise<Response> {
  const { t, locale } = c.var
  const pledge = await pledgeHere(c)
  const kind = kindIn(c, kindsForStaff)
  const { story } = pledge
  return consolePage(c, {
    title: t(`pledges.kinds.${kind}`),
    lead: t(`pledges.kindLeads.${kind}`),
    trail: [
      { href: deskPath, label: t('pledges.console.title') },
      { href: deskPledgeAt.link(pledge.id), label: sayIn(story.about.unit, locale).text },
    ],
    status: errors.length > 0 ? 422 : 200,
    css: [css],
    body: (
      <ChangeForm
        t={t}
        kind={kind}
        typed={typed ?? typedAtFirst(kind, story)}
        errors={errors}
        story={story}
        action={deskChangeAt.link(pledge.id, kind)}
        once={once}
        basedOn={basedOn ?? story.versions.length}
      />
    ),
  })
}
