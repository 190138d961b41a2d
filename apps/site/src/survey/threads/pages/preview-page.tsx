import { consolePage, type Verdict } from '../../../accounts/index.ts'
import {
  Button,
  type Ctx,
  ErrorSummary,
  type FieldError,
  localPath,
  Notice,
  type PageView,
  TextArea,
} from '../../../foundation/index.ts'
import { requestLink } from '../../requests/links.ts'
import { trailToRound } from '../../round-here.ts'
import type { Round } from '../../types.ts'
import { prepareAt, publishAt } from '../links.ts'
import { bodyOf } from '../public-thread.ts'
import type { PublishedVersion } from '../thread-store.ts'
import type { ThreadWork } from '../thread-work.ts'
import css from './letters.css?inline'
import { PublicLetters } from './public-letters.tsx'
import { MoreNotice } from './redaction-forms.tsx'

export type PreviewView = {
  readonly round: Round
  readonly work: ThreadWork
  readonly standing: PublishedVersion | null
  readonly mayPublish: Verdict
  readonly isConflict: boolean
  readonly reason: { readonly en: string; readonly cy: string }
  readonly errors: readonly FieldError[]
  readonly status?: PageView['status']
}

/** Exactly what everybody will read, and the button that publishes it. */
export function previewPage(c: Ctx, view: PreviewView): Response {
  const { t, locale } = c.var
  const { round, work, isConflict, errors, status } = view
  const { request } = work
  return consolePage(c, {
    title: t('threads.preview.title'),
    lead: t('threads.preview.lead'),
    trail: [
      ...trailToRound(t, round),
      { href: requestLink(request), label: request.trustName },
      { href: prepareAt.link(request), label: t('threads.link') },
    ],
    status,
    css: [css],
    body: (
      <>
        {isConflict && (
          <div role="alert">
            <Notice title={t('threads.preview.conflict.title')}>
              <p>{t('threads.preview.conflict.text')}</p>
            </Notice>
          </div>
        )}
        <ErrorSummary t={t} errors={errors} />
        <MoreNotice t={t} work={work} />
        <p>
          <a href={localPath(locale, prepareAt.link(request))}>{t('threads.preview.back')}</a>
        </p>
        {work.messages.length === 0 ? (
          <p>{t('threads.preview.empty')}</p>
        ) : (
          <section class="as-everybody" aria-label={t('threads.preview.title')}>
            <PublicLetters t={t} thread={work.thread} />
          </section>
        )}
        <PublishPart c={c} view={view} />
      </>
    ),
  })
}

function PublishPart({ c, view: { work, standing, mayPublish, reason, errors } }: { c: Ctx; view: PreviewView }) {
  const { t, locale } = c.var
  if (work.messages.length === 0) return null
  if (work.hasLeak) return <p role="alert">{t('threads.preview.leak')}</p>
  if (standing?.body === bodyOf(work.thread)) return <p>{t('threads.preview.same')}</p>
  if (mayPublish !== 'yes') return <p class="hint">{t(`threads.prepare.readOnly.${mayPublish}`)}</p>
  const errorOf = (field: string) => errors.find(error => error.field === field)?.message
  const unread = errorOf('publish-confirm')
  return (
    <section aria-labelledby="publish">
      <h2 id="publish">{t('threads.preview.publish.title')}</h2>
      <form method="post" action={localPath(locale, publishAt.link(work.request))}>
        <input type="hidden" name="seen" value={work.fingerprint} />
        {standing && (
          <>
            <p>{t('threads.preview.publish.replaces', { version: standing.version })}</p>
            <TextArea
              t={t}
              id="publish-because"
              name="because"
              label={t('threads.preview.publish.because')}
              hint={t('threads.preview.publish.becauseHint')}
              rows={2}
              value={reason.en}
              error={errorOf('publish-because')}
            />
            <TextArea
              t={t}
              id="publish-because-cy"
              name="becauseCy"
              label={t('threads.preview.publish.becauseCy')}
              rows={2}
              value={reason.cy}
              optional
            />
          </>
        )}
        <fieldset class={unread ? 'field invalid' : 'field'}>
          <legend>{t('threads.preview.publish.text')}</legend>
          {unread && (
            <p class="error" id="publish-confirm-error">
              <span class="hidden">{t('site.form.error')}</span> {unread}
            </p>
          )}
          <label class="choice">
            <input
              id="publish-confirm"
              type="checkbox"
              name="confirm"
              value="yes"
              aria-invalid={unread ? 'true' : undefined}
              aria-describedby={unread ? 'publish-confirm-error' : undefined}
            />
            <span>{t('threads.preview.publish.confirm')}</span>
          </label>
        </fieldset>
        <Button>{t('threads.preview.publish.button')}</Button>
      </form>
    </section>
  )
}
