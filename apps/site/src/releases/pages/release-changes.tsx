import { localPath, Notice, Rich, type Translate } from '../../foundation/index.ts'
import { releaseLink } from '../links.ts'
import { StatusMark } from '../status/status-mark.tsx'
import type { ReleaseSummary } from '../types.ts'
import { inEnglish } from './in-english.tsx'
import { releaseTitle } from './release-title.ts'
import type { Changed, ReleaseView } from './release-view.ts'
import { TrustLink } from './trust-link.tsx'

type Part = { readonly t: Translate; readonly view: ReleaseView }

/** What this release corrects, and what has corrected it. */
export function Corrections({ t, view: { release, newestCorrection, corrected } }: Part) {
  const { correction } = release
  return (
    <>
      {newestCorrection && (
        <Notice title={t('releases.release.correctedTitle')}>
          <p>
            <Rich
              t={t}
              k="releases.release.corrected"
              with={{
                link: (
                  <ReleaseLink t={t} id={newestCorrection.id}>
                    {releaseTitle(t, newestCorrection)}
                  </ReleaseLink>
                ),
              }}
            />
          </p>
        </Notice>
      )}
      {correction && (
        <Notice title={t('releases.release.correctionTitle')}>
          <p>
            <Rich
              t={t}
              k="releases.release.correction"
              with={{
                link: (
                  <ReleaseLink t={t} id={correction.parent}>
                    {t('releases.release.untitled', { id: correction.parent })}
                  </ReleaseLink>
                ),
              }}
            />
          </p>
          <p>
            <Rich t={t} k="releases.release.reason" with={{ reason: inEnglish(t, correction.reason) }} />
          </p>
          <ChangeList t={t} changes={corrected} />
        </Notice>
      )}
    </>
  )
}

/** Who has moved forward and who has slipped back since the release before. */
export function ChangesSince({ t, view: { improved, slipped, otherChanges }, previous }: Part & { previous: ReleaseSummary }) {
  return (
    <>
      <h2>
        <Rich
          t={t}
          k="releases.release.changes"
          with={{
            link: (
              <ReleaseLink t={t} id={previous.id}>
                {releaseTitle(t, previous)}
              </ReleaseLink>
            ),
          }}
        />
      </h2>
      <h3>{t('releases.release.improved', { count: improved.length })}</h3>
      <ChangeList t={t} changes={improved} />
      <h3>{t('releases.release.slipped', { count: slipped.length })}</h3>
      <ChangeList t={t} changes={slipped} />
      <p>{t('releases.release.otherChanges', { count: otherChanges })}</p>
    </>
  )
}

const ReleaseLink = ({ t, id, children }: { t: Translate; id: string; children: string }) => (
  <a href={localPath(t.locale, releaseLink(id))}>{children}</a>
)

const ChangeList = ({ t, changes }: { t: Translate; changes: readonly Changed[] }) =>
  changes.length > 0 && (
    <ul class="release-changes">
      {changes.map(({ status, change }) => (
        <li>
          <TrustLink t={t} status={status} />
          {change.from === change.to ? (
            <span class="change">
              <StatusMark t={t} status={change.to} words="shown" /> {t('releases.release.sameStatus')}
            </span>
          ) : (
            <span class="change">
              <StatusMark t={t} status={change.from} words="shown" /> <span aria-hidden="true">→</span>{' '}
              <span class="hidden">{t('releases.release.becomes')}</span> <StatusMark t={t} status={change.to} words="shown" />
            </span>
          )}
        </li>
      ))}
    </ul>
  )
