import { Breadcrumbs, type Ctx, componentCss, ErrorSummary, localPath, page, type Translate } from '../../foundation/index.ts'
import { FindForm, findFormCss, findLink, registerLink } from '../../register/index.ts'
import { answerHeaders } from './answer-headers.ts'
import css from './find.css?inline'

/** What was wrong with a question, in words, and what was typed. */
export type Refused = {
  readonly status: 400 | 404
  readonly value: string
  readonly message: string
  /** A part of the postcode that we do know: it can be asked with one press. */
  readonly insteadOf: string | null
}

const fieldId = 'find-field'
const examples = ['postcode', 'part', 'hospital', 'trust', 'town', 'code'] as const

/** The page that asks: empty, or with what was wrong. */
export function showQuestion(c: Ctx, refused: Refused | null): Response {
  const { t } = c.var
  const title = t('register.find.title')
  return page(c, {
    title: refused ? t('register.find.errorTitle', { title }) : title,
    description: t('register.find.description'),
    css: [findFormCss, componentCss.errorSummary, css],
    cacheable: refused === null,
    ...(refused ? { status: refused.status, headers: { 'cache-control': 'no-store' } } : {}),
    body: (
      <>
        <Breadcrumbs t={t} here={title} />
        <section class="band">
          {refused && <ErrorSummary t={t} errors={[{ field: fieldId, message: refused.message }]} />}
          <h1>{title}</h1>
          <div class="prose">
            <p class="lead">{t('register.find.lead')}</p>
          </div>
          <FindForm t={t} id={fieldId} value={refused?.value} error={refused?.message} />
          {refused?.insteadOf && <Instead t={t} near={refused.insteadOf} />}
        </section>
        <WhatYouCanType t={t} hasFailed={refused !== null} />
      </>
    ),
  })
}

const Instead = ({ t, near }: { t: Translate; near: string }) => (
  <form method="post" action={localPath(t.locale, findLink())}>
    <input type="hidden" name="q" value={near} />
    <button class="button quiet" type="submit">
      {t('register.find.instead', { near })}
    </button>
  </form>
)

const WhatYouCanType = ({ t, hasFailed }: { t: Translate; hasFailed: boolean }) => (
  <section class="band sand prose">
    <h2>{t(hasFailed ? 'register.find.tryTitle' : 'register.find.examplesTitle')}</h2>
    <ul>
      {examples.map(example => (
        <li>{t(`register.find.examples.${example}`)}</li>
      ))}
    </ul>
    <p>{t('register.find.several')}</p>
    <p>{t('register.find.missing')}</p>
    <p>
      <a href={localPath(t.locale, registerLink())}>{t('register.find.register')}</a>
    </p>
    <h2>{t('register.find.privacyTitle')}</h2>
    <p>{t('register.find.privacy')}</p>
  </section>
)

type Elsewhere = { readonly title: string; readonly lead: string; readonly next: string }

/** A place that the campaign does not cover: said plainly, with what still helps. */
export function showElsewhere(c: Ctx, { title, lead, next }: Elsewhere): Response {
  const { t } = c.var
  return page(c, {
    title,
    description: t('register.find.description'),
    css: [findFormCss, css],
    translated: false,
    indexed: false,
    headers: answerHeaders,
    body: (
      <>
        <Breadcrumbs t={t} trail={[{ href: findLink(), label: t('register.find.title') }]} here={title} />
        <section class="band">
          <h1>{title}</h1>
          <div class="prose">
            <p class="lead">{lead}</p>
            <p>{next}</p>
          </div>
          <FindForm t={t} id={fieldId} />
        </section>
      </>
    ),
  })
}
