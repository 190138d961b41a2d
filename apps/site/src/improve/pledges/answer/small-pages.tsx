import {
  Breadcrumbs,
  Button,
  type Ctx,
  componentCss,
  ErrorSummary,
  type FieldError,
  localPath,
  page,
  TextField,
} from '../../../foundation/index.ts'
import { type Concerns, callsForHelp, HelpAtOnce } from '../../../network/index.ts'
import css from '../pages/pledges.css?inline'
import { answerPath, pledgeAt, pledgesPath } from '../pledge-links.ts'
import type { SurveyState } from '../rules/survey-rules.ts'
import type { OpenSurvey } from './survey-page.tsx'

/** Where a code is typed that somebody was given on paper. */
export function codePage(c: Ctx, { typed = '', errors = [] }: { typed?: string; errors?: readonly FieldError[] } = {}): Response {
  const { t, locale } = c.var
  const isFirst = errors.length === 0
  return page(c, {
    title: t('pledges.answer.title'),
    description: t('pledges.answer.lead'),
    css: [componentCss.errorSummary, componentCss.formField, css],
    status: isFirst ? 200 : 422,
    cacheable: isFirst,
    body: (
      <>
        <Breadcrumbs t={t} trail={[{ href: pledgesPath, label: t('pledges.menu') }]} here={t('pledges.answer.crumb')} />
        <section class="band">
          <ErrorSummary t={t} errors={errors} />
          <h1>{t('pledges.answer.title')}</h1>
          <p class="lead">{t('pledges.answer.lead')}</p>
          <form method="post" action={localPath(locale, answerPath)} novalidate>
            <TextField
              t={t}
              id="code"
              label={t('pledges.answer.code')}
              hint={t('pledges.answer.codeHint')}
              value={typed}
              error={errors[0]?.message}
              autocomplete="off"
            />
            <Button>{t('pledges.answer.open')}</Button>
          </form>
        </section>
      </>
    ),
  })
}

type Told = {
  readonly title: string
  readonly words: readonly string[]
  readonly status?: 200 | 410
  readonly link?: { href: string; label: string }
}

const tell = (c: Ctx, { title, words, status, link }: Told, concerns: Concerns = []): Response => {
  const { t, locale } = c.var
  return page(c, {
    title,
    description: title,
    css: [componentCss.notice, css],
    indexed: false,
    status,
    headers: { 'cache-control': 'no-store' },
    body: (
      <>
        <Breadcrumbs t={t} trail={[{ href: pledgesPath, label: t('pledges.menu') }]} here={t('pledges.answer.crumb')} />
        <section class="band prose">
          {callsForHelp(concerns) && <HelpAtOnce t={t} />}
          <h1>{title}</h1>
          {words.map(sentence => (
            <p>{sentence}</p>
          ))}
          {link && (
            <p>
              <a href={localPath(locale, link.href)}>{link.label}</a>
            </p>
          )}
        </section>
      </>
    ),
  })
}

/** After an answer: the same whether it came once or twice. With the numbers for help first, where the words ask for it. */
export const thanksPage = (c: Ctx, concerns: Concerns = []): Response => {
  const { t } = c.var
  const words = ['kept', 'next', 'support'].map(key => t(`pledges.answer.thanks.${key}`))
  return tell(
    c,
    { title: t('pledges.answer.thanks.title'), words, link: { href: pledgesPath, label: t('pledges.answer.thanks.more') } },
    concerns,
  )
}

/** The first question was answered with no: nothing has been kept. */
export const notForThemPage = (c: Ctx): Response => {
  const { t } = c.var
  const words = [t('pledges.answer.notForYou.text'), t('pledges.answer.notForYou.why')]
  return tell(c, {
    title: t('pledges.answer.notForYou.title'),
    words,
    link: { href: pledgesPath, label: t('pledges.answer.thanks.more') },
  })
}

/** A survey that is not open: when it was or will be, and that nothing was kept of what was sent. */
export function notOpenPage(c: Ctx, { survey, pledge }: OpenSurvey, state: SurveyState, wasSent: boolean): Response {
  const { t } = c.var
  const isAhead = state === 'before'
  const when = isAhead
    ? t('pledges.answer.notYet.text', { day: t.day(survey.opensOn) })
    : t('pledges.answer.closed.text', { day: t.day(survey.closesOn) })
  return tell(c, {
    title: t(isAhead ? 'pledges.answer.notYet.title' : 'pledges.answer.closed.title'),
    words: [when, ...(wasSent ? [t('pledges.answer.closed.nothingKept')] : [])],
    status: wasSent ? 410 : 200,
    link: { href: pledgeAt.link(pledge.id), label: t('pledges.answer.closed.pledge') },
  })
}

/** A pledge that was withdrawn asks nobody any more. */
export const withdrawnPage = (c: Ctx, { pledge }: OpenSurvey): Response => {
  const { t } = c.var
  return tell(c, {
    title: t('pledges.answer.closed.title'),
    words: [t('pledges.answer.withdrawn')],
    status: 410,
    link: { href: pledgeAt.link(pledge.id), label: t('pledges.answer.closed.pledge') },
  })
}
