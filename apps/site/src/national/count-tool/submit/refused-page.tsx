import { Breadcrumbs, ButtonLink, type Ctx, componentCss, localPath, Notice, page } from '../../../foundation/index.ts'
import { sayReason, sayRefusal } from '../../submissions/say-submission.ts'
import type { RefusedSubmission } from '../../submissions/submission-refusal.ts'
import css from '../count-tool.css?inline'
import { countToolPath, submitPath } from '../links.ts'

/** Why a file cannot be taken, and what to do. Nothing of it is shown again or kept: it may hold what must not be here. */
export function refusedPage(c: Ctx, { refusal, reasons }: RefusedSubmission): Response {
  const { t, locale } = c.var
  return page(c, {
    title: t('count-tool.refused.title'),
    description: t('count-tool.refused.lead'),
    status: refusal === 'too-large' ? 413 : refusal === 'too-slow' ? 503 : 422,
    indexed: false,
    css: [componentCss.notice, css],
    body: (
      <>
        <Breadcrumbs
          t={t}
          trail={[
            { href: countToolPath, label: t('count-tool.menu') },
            { href: submitPath, label: t('count-tool.submit.title') },
          ]}
          here={t('count-tool.refused.title')}
        />
        <section class="band prose">
          <h1>{t('count-tool.refused.title')}</h1>
          <p class="lead">{t('count-tool.refused.lead')}</p>
          <div role="alert">
            <Notice title={sayRefusal(t, refusal)}>
              {reasons.length > 0 && (
                <ul>
                  {reasons.map(reason => (
                    <li>{sayReason(t, reason)}</li>
                  ))}
                </ul>
              )}
              <p class="small soft" data-not-counting>
                {t('count-tool.refused.code')} <code>{refusal}</code>
              </p>
            </Notice>
          </div>
          <h2>{t('count-tool.refused.next')}</h2>
          <p>{t('count-tool.refused.asItWas')}</p>
          <p>
            <ButtonLink href={localPath(locale, submitPath)}>{t('count-tool.refused.again')}</ButtonLink>
          </p>
          <p class="small soft">{t('count-tool.refused.notKept')}</p>
        </section>
      </>
    ),
  })
}
