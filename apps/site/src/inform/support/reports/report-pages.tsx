import {
  Breadcrumbs,
  ButtonLink,
  type Ctx,
  componentCss,
  type ContentEntry as Entry,
  ErrorSummary,
  localPath,
  type PageView,
  page,
} from '../../../foundation/index.ts'
import { type Guarded, GuardNotice, HelpAtOnce } from '../../../network/index.ts'
import { serviceLink, supportPath } from '../support-links.ts'
import { type ReportErrors, ReportForm, type TypedReport } from './report-form.tsx'

const styles = [componentCss.formField, componentCss.errorSummary, componentCss.notice]

const titleOf = (c: Ctx, entry: Entry): string => (c.var.locale === 'cy' ? entry.cy?.title : undefined) ?? entry.en.title ?? ''

type Shown = {
  readonly typed?: TypedReport
  readonly errors?: ReportErrors
  readonly guarded?: Guarded
  readonly status?: PageView['status']
}

/** Where a reader says that an entry is wrong. */
export function reportPage(c: Ctx, entry: Entry, { typed, errors = {}, guarded, status }: Shown = {}): Response {
  const { t } = c.var
  const title = titleOf(c, entry)
  const trail = [
    { href: supportPath, label: t('support.title') },
    { href: serviceLink(entry.key), label: title },
  ]
  const summary = (['what', 'words'] as const).flatMap(field => {
    const message = errors[field]
    return message === undefined ? [] : [{ field, message }]
  })
  return page(c, {
    title: t('support.report.title', { service: title }),
    description: t('support.report.lead'),
    css: styles,
    status,
    // Filled in, it holds what somebody typed.
    cacheable: typed === undefined,
    indexed: false,
    ...(typed === undefined ? {} : { headers: { 'cache-control': 'no-store' } }),
    body: (
      <>
        <Breadcrumbs t={t} trail={trail} here={t('support.report.here')} />
        <section class="band prose">
          <h1>{t('support.report.title', { service: title })}</h1>
          <p class="lead">{t('support.report.lead')}</p>
          <ErrorSummary t={t} errors={summary} />
          <GuardNotice guarded={guarded} />
          <ReportForm
            t={t}
            service={entry.key}
            typed={typed ?? { what: '', words: '', version: String(entry.version) }}
            errors={errors}
            part={guarded?.part ?? null}
          />
          <p class="small soft">{t('support.report.noName')}</p>
        </section>
      </>
    ),
  })
}

/** The page that follows. `asksForHelp`: the words speak of danger or distress, so help at once stands first. */
export function reportedPage(c: Ctx, asksForHelp: boolean): Response {
  const { t, locale } = c.var
  return page(c, {
    title: t('support.report.thanks'),
    description: t('support.report.thanksLead'),
    css: styles,
    indexed: false,
    translated: false,
    headers: { 'cache-control': 'no-store' },
    body: (
      <section class="band prose">
        {asksForHelp && <HelpAtOnce t={t} />}
        <h1>{t('support.report.thanks')}</h1>
        <p class="lead">{t('support.report.thanksLead')}</p>
        <p>
          <ButtonLink href={localPath(locale, supportPath)}>{t('support.report.back')}</ButtonLink>
        </p>
      </section>
    ),
  })
}
