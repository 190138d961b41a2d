import type { Child } from 'hono/jsx'
import { Fold, localPath, type Translate } from '../../foundation/index.ts'
import { criteriaLink, releaseFileLink, releaseLink } from '../links.ts'
import type { PublishedStatus } from '../types.ts'
import { Checksum, Files } from './files.tsx'
import { inEnglish } from './in-english.tsx'
import type { ReleaseView } from './release-view.ts'
import { TrustLink } from './trust-link.tsx'
import { PackageLink } from './using-the-data.tsx'

type Part = { readonly t: Translate; readonly view: ReleaseView }

/** How the statuses came about. */
export const Method = ({ t, view: { release, evidence } }: Part) => (
  <>
    <h2>{t('releases.release.method')}</h2>
    <p>{t('releases.release.methodWords', { day: t.day(release.asOf) })}</p>
    <p>
      <a href={localPath(t.locale, criteriaLink(release.criteria))}>
        {t('releases.release.criteriaLink', { version: release.criteria })}
      </a>
    </p>
    {evidence.trusts > 0 && (
      <p>
        {t('releases.release.evidence', {
          count: evidence.trusts,
          quotes: t('releases.release.quotes', { count: evidence.quotes }),
          files: t('releases.release.files', { count: evidence.files }),
          links: t('releases.release.links', { count: evidence.links }),
        })}
      </p>
    )}
    {evidence.counts > 0 && <p>{t('releases.release.counts', { count: evidence.counts })}</p>}
    <p>{t('releases.release.published', { day: t.day(release.publishedOn) })}</p>
  </>
)

/** What is in none of the totals: excluded trusts, rows that were left out, passages that are withheld. */
export function LeftOut({ t, view: { excluded, skipped, notices } }: Part) {
  return (
    <>
      <h2>{t('releases.release.leftOut')}</h2>
      <h3>{t('releases.release.excluded', { count: excluded.length })}</h3>
      <p>{t('releases.release.excludedWords')}</p>
      {excluded.length > 0 && (
        <ul>
          {excluded.map(status => (
            <li>
              <TrustLink t={t} status={status} />: {reasonOf(t, status)}
            </li>
          ))}
        </ul>
      )}
      <h3>{t('releases.release.skipped', { count: skipped.length })}</h3>
      {skipped.length > 0 && (
        <>
          <p>{t('releases.release.skippedWords')}</p>
          <ul>
            {skipped.map(row => (
              <li>
                {t('releases.release.skippedRow', { line: String(row.line), code: row.code ?? '–' })}{' '}
                {inEnglish(t, row.reasons.join(' '))}
              </li>
            ))}
          </ul>
        </>
      )}
      {notices.length > 0 && (
        <Fold summary={t('releases.withheld.title', { count: notices.length })}>
          <p>{t('releases.withheld.words')}</p>
          <ul>
            {notices.map(notice => (
              <li>
                {t('releases.withheld.notice', { passage: notice.passage, day: t.day(notice.withheldOn), reason: notice.reason })}{' '}
                <code class="checksum">{notice.sha256}</code>
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </>
  )
}

function reasonOf(t: Translate, { excludedReason, noteCy }: PublishedStatus): Child {
  if (excludedReason === null) return t('releases.withheld.reasonGone')
  return t.locale === 'cy' && noteCy !== undefined ? noteCy : inEnglish(t, excludedReason)
}

/** The files, their checksum, and the address that stays. */
export function Downloads({ t, view: { release, notices, servedSha256, address }, title }: Part & { title: string }) {
  return (
    <>
      <h2>{t('releases.release.downloads')}</h2>
      <Files
        t={t}
        of={title}
        words="long"
        links={(['csv', 'json', 'geojson', 'zip'] as const).map(format => ({
          format,
          href: releaseFileLink(release.id, format),
        }))}
      />
      <p>
        {t('releases.release.address')}{' '}
        <a class="address" href={localPath(t.locale, releaseLink(release.id))}>
          {address}
        </a>
      </p>
      <Checksum t={t} sha256={release.sha256} />
      <PackageLink t={t} id={release.id} title={title} />
      {notices.length > 0 && <Checksum t={t} sha256={servedSha256} of="served" />}
    </>
  )
}
