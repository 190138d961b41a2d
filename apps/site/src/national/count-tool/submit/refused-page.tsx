import { Breadcrumbs, ButtonLink, type Ctx, componentCss, localPath, Notice, page } from '../../../foundation/index.ts'
import { ownKeysPath } from '../../keys/links.ts'
import { sayReason, sayRefusal } from '../../submissions/say-submission.ts'
import type { RefusedSubmission, SubmissionRefusal } from '../../submissions/submission-refusal.ts'
import css from '../count-tool.css?inline'
import { countToolPath, submitPath } from '../links.ts'

/** Not all of them are faults of the file: some will be taken as they are, later. Words at `count-tool.refused.do.<what>`. */
function whatToDo(refusal: SubmissionRefusal): 'key' | 'wait' | 'later' | 'mend' {
  if (refusal === 'key-waiting') return 'wait'
  if (refusal === 'too-slow') return 'later'
  return refusal === 'unknown-key' ? 'key' : 'mend'
}

const keyRefusals: readonly SubmissionRefusal[] = [
  'unknown-key',
  'key-waiting',
  'key-revoked',
  'key-of-other-trust',
  'merged-trust',
]
const isAboutKey = (refusal: SubmissionRefusal): boolean => keyRefusals.includes(refusal)

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
          <p>
            {t(`count-tool.refused.do.${whatToDo(refusal)}`)}{' '}
            {isAboutKey(refusal) && <a href={localPath(locale, ownKeysPath)}>{t('count-tool.submit.toKeys')}</a>}
          </p>
          <p>
            <ButtonLink href={localPath(locale, submitPath)}>{t('count-tool.refused.again')}</ButtonLink>
          </p>
          <p class="small soft">{t('count-tool.refused.notKept')}</p>
        </section>
      </>
    ),
  })
}
