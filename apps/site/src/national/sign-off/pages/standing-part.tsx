import { type Ctx, localPath } from '../../../foundation/index.ts'
import { releaseLink, type StatusCode, StatusMark, statusWord } from '../../../releases/index.ts'
import type { SubmissionView } from './submission-view.ts'

/** What the map shows of the trust now, and what it would show by this count. */
export function StandingPart({ c, view }: { readonly c: Ctx; readonly view: SubmissionView }) {
  const { t, locale } = c.var
  const { submission, published, release, releases, trust } = view
  const becomes = submission.submission.verdict.status
  const isExcluded = published !== null && published.status === null
  return (
    <section>
      <h2>{t('sign-off.standing.title')}</h2>
      <dl class="facts">
        <dt>{t('sign-off.standing.now')}</dt>
        <dd>
          {release === null || published === null ? (
            t('sign-off.standing.nothing')
          ) : (
            <>
              <Status c={c} status={published.status} />{' '}
              <a href={localPath(locale, releaseLink(release.id))}>{t('sign-off.standing.release', { id: release.id })}</a>
            </>
          )}
        </dd>
        <dt>{t('sign-off.standing.becomes')}</dt>
        <dd>
          <Status c={c} status={becomes} />
        </dd>
      </dl>
      <p>{t('sign-off.standing.why', { version: submission.submission.verdict.criteriaVersion })}</p>
      {isExcluded && <p>{t('sign-off.standing.excluded')}</p>}
      {trust === null && <p>{t('sign-off.mayNot.no-trust')}</p>}
      {releases.length > 0 && <p>{t('sign-off.standing.inReleases', { ids: releases.join(', ') })}</p>}
    </section>
  )
}

/** With its mark and its word. */
export const Status = ({ c, status }: { readonly c: Ctx; readonly status: StatusCode | null }) => (
  <>
    <StatusMark t={c.var.t} status={status} words="none" /> {statusWord(c.var.t, status)}
  </>
)
