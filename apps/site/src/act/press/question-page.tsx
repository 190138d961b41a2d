import {
  Breadcrumbs,
  ButtonLink,
  type Ctx,
  componentCss,
  dayInUk,
  ErrorSummary,
  localPath,
  page,
  type Translate,
} from '../../foundation/index.ts'
import { findFormCss, longestQuestion } from '../../register/index.ts'
import { countStatuses, currentStatuses, shareRelease, shareSite } from '../../releases/index.ts'
import { actPath } from '../today/act-links.ts'
import css from './press.css?inline'
import { blankPaperPath, blankWordPath, pressPath } from './press-links.ts'
import { Tips } from './tips.tsx'

/** Why a question has no answer, and what was typed. */
export type RefusedQuestion = { readonly status: 400 | 404; readonly typed: string; readonly message: string }

const fieldId = 'press-find'

/** Where a postcode or a name is asked for, and the press release without a hospital is. */
export async function questionPage(c: Ctx, refused: RefusedQuestion | null): Promise<Response> {
  const { t } = c.var
  const title = t('press.title')
  return page(c, {
    title: refused ? t('press.fault.title', { title }) : title,
    description: t('press.description'),
    css: [findFormCss, componentCss.errorSummary, css],
    cacheable: refused === null,
    ...(refused ? { status: refused.status, headers: { 'cache-control': 'no-store' } } : { share: await shareOf(c) }),
    body: (
      <>
        <Breadcrumbs t={t} trail={[{ href: actPath, label: t('act.title') }]} here={title} />
        <section class="band prose">
          {refused && <ErrorSummary t={t} errors={[{ field: fieldId, message: refused.message }]} />}
          <h1>{title}</h1>
          <p class="lead">{t('press.lead')}</p>
          <p>{t('press.minutes')}</p>
          <p>{t('press.changes')}</p>
        </section>
        <section class="band sand">
          <h2>{t('press.find.title')}</h2>
          <PressQuestion t={t} typed={refused?.typed} error={refused?.message} />
          <h2 class="press-blank">{t('press.blank.title')}</h2>
          <div class="prose">
            <p>{t('press.blank.text')}</p>
          </div>
          <p class="press-buttons">
            <ButtonLink kind="quiet" href={localPath(t.locale, blankWordPath)}>
              {t('press.blank.word')}
            </ButtonLink>
            <ButtonLink kind="quiet" href={localPath(t.locale, blankPaperPath)}>
              {t('press.blank.paper')}
            </ButtonLink>
          </p>
        </section>
        <section class="band prose">
          <Tips t={t} />
        </section>
      </>
    ),
  })
}

async function shareOf(c: Ctx) {
  const { db, t, services } = c.var
  const { release, statuses } = await currentStatuses(db, { campaign: services.campaign, on: dayInUk(services.clock()) })
  return release ? shareRelease(t, { release, counts: countStatuses(statuses) }) : shareSite(t)
}

/** It posts: what is typed never stands in an address. */
export const PressQuestion = ({ t, typed, error }: { t: Translate; typed?: string; error?: string }) => (
  <form class="find-form" method="post" action={localPath(t.locale, pressPath)}>
    <label for={fieldId}>{t('press.find.label')}</label>
    <p class="hint" id={`${fieldId}-hint`}>
      {t('press.find.hint')}
    </p>
    {error !== undefined && (
      <p class="error" id={`${fieldId}-error`}>
        <span class="hidden">{t('register.form.errorPrefix')}</span> {error}
      </p>
    )}
    <div class="find-row">
      <input
        id={fieldId}
        name="q"
        type="text"
        value={typed}
        maxlength={longestQuestion}
        required
        spellcheck={false}
        autocapitalize="none"
        aria-invalid={error === undefined ? undefined : 'true'}
        aria-describedby={error === undefined ? `${fieldId}-hint` : `${fieldId}-error ${fieldId}-hint`}
      />
      <button class="button" type="submit">
        {t('press.find.button')}
      </button>
    </div>
  </form>
)
