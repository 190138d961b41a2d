import { Breadcrumbs, Button, type Ctx, componentCss, ErrorSummary, localPath, page } from '../../../foundation/index.ts'
import { FileOrText } from '../../hospital/file-or-text.tsx'
import { ownKeysPath } from '../../keys/links.ts'
import css from '../count-tool.css?inline'
import { countToolPath, submitPath } from '../links.ts'
import type { OtherFile } from './other-than-a-submission.ts'
import { Steps } from './steps.tsx'

type Fault = { readonly field: 'file' | 'text'; readonly fault: OtherFile | 'both' | 'large' | 'too-many' }

const statusOf = ({ fault }: Fault) => (fault === 'large' ? 413 : fault === 'too-many' ? 429 : 422)

/** The first step: choosing the signed file. Nothing that was chosen by mistake is shown again. */
export function submitPage(c: Ctx, wrong?: Fault): Response {
  const { t, locale } = c.var
  const errors = wrong ? [{ field: wrong.field, message: t(`count-tool.submit.not.${wrong.fault}`) }] : []
  return page(c, {
    title: t('count-tool.submit.title'),
    description: t('count-tool.submit.lead'),
    status: wrong ? statusOf(wrong) : 200,
    css: [componentCss.formField, componentCss.errorSummary, componentCss.notice, css],
    cacheable: wrong === undefined,
    body: (
      <>
        <Breadcrumbs t={t} trail={[{ href: countToolPath, label: t('count-tool.menu') }]} here={t('count-tool.submit.title')} />
        <section class="band prose">
          <ErrorSummary t={t} errors={errors} />
          <h1>{t('count-tool.submit.title')}</h1>
          <p class="lead">{t('count-tool.submit.lead')}</p>
          <Steps t={t} here="choose" />
          <form class="count-form" method="post" action={localPath(locale, submitPath)} enctype="multipart/form-data" novalidate>
            <input type="hidden" name="do" value="check" />
            <FileOrText t={t} words="count-tool.submit" accept=".json,application/json" typed="" errors={errors} />
            <Button>{t('count-tool.submit.check')}</Button>
          </form>
          <p class="small soft">{t('count-tool.submit.promise')}</p>
          <h2>{t('count-tool.submit.firstTitle')}</h2>
          <p>
            {t('count-tool.submit.first')} <a href={localPath(locale, ownKeysPath)}>{t('count-tool.submit.toKeys')}</a>
          </p>
        </section>
      </>
    ),
  })
}
