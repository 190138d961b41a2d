import { Breadcrumbs, Button, type Ctx, componentCss, FigureNote, localPath, Notice, page } from '../../../foundation/index.ts'
import type { CheckOutcome } from '../../submissions/receive-submission.ts'
import { sayFinding } from '../../submissions/say-submission.ts'
import css from '../count-tool.css?inline'
import { countToolPath, submitPath } from '../links.ts'
import { Steps } from './steps.tsx'
import { SubmissionInWords } from './submission-in-words.tsx'

type Acceptable = Extract<CheckOutcome, { readonly outcome: 'acceptable' }>

const following = ['receipt', 'read', 'evidence', 'published', 'never'] as const

/**
 * The second step: everything in the file in words, what will happen with it, and the button. Nothing has been kept so far. The browser may keep it, so that
 * going back from the receipt shows it again and not an error.
 */
export function reviewPage(c: Ctx, { submission, sha256, earlier, findings }: Acceptable, text: string): Response {
  const { t, locale } = c.var
  return page(c, {
    title: t('count-tool.review.title'),
    description: t('count-tool.review.lead'),
    indexed: false,
    translated: false,
    css: [componentCss.dataTable, componentCss.figure, componentCss.fold, componentCss.notice, css],
    body: (
      <>
        <Breadcrumbs
          t={t}
          trail={[
            { href: countToolPath, label: t('count-tool.menu') },
            { href: submitPath, label: t('count-tool.submit.title') },
          ]}
          here={t('count-tool.review.title')}
        />
        <section class="band prose">
          <h1>{t('count-tool.review.title')}</h1>
          <p class="lead">{t('count-tool.review.lead')}</p>
          <Steps t={t} here="read" />
          <div class="sent-sheet">
            <SubmissionInWords t={t} submission={submission} heading="h2" />
            <FigureNote
              t={t}
              date={submission.asAt}
              source={{ name: t('count-tool.review.source') }}
              denominator={t('counted.alive.denominator')}
            />
          </div>
          {earlier && <p>{t('count-tool.review.replaces', { day: t.day(earlier.submission.asAt) })}</p>}
          {findings.length > 0 && (
            <Notice title={t('count-tool.review.findings')}>
              <ul>
                {findings.map(finding => (
                  <li>{sayFinding(t, finding)}</li>
                ))}
              </ul>
              <p>{t('count-tool.review.findingsMore')}</p>
            </Notice>
          )}
          <h2>{t('count-tool.review.next')}</h2>
          <ol>
            {following.map(step => (
              <li>{t(`count-tool.review.following.${step}`)}</li>
            ))}
          </ol>
          <form method="post" action={localPath(locale, submitPath)} enctype="multipart/form-data">
            <input type="hidden" name="do" value="send" />
            <input type="hidden" name="text" value={text} />
            <p class="count-buttons">
              <Button kind="large">{t('count-tool.review.send')}</Button>{' '}
              <a href={localPath(locale, submitPath)}>{t('count-tool.review.back')}</a>
            </p>
          </form>
          <p class="small soft" data-not-counting>
            {t('count-tool.receipt.sha256')} <code class="sha">{sha256}</code>
          </p>
        </section>
      </>
    ),
  })
}
