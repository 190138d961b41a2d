import { Breadcrumbs, type Ctx, localPath, page, Rich, type Translate } from '../../foundation/index.ts'
import { criteriaLink, dataPath, releaseLink } from '../links.ts'
import { allReleases } from '../store/read-releases.ts'
import type { ReleaseSummary } from '../types.ts'
import releaseCss from './release.css?inline'
import { releaseTitle } from './release-title.ts'

/** `/releases`: every release, newest first; also before the first one. */
export async function showReleases(c: Ctx): Promise<Response> {
  const { t, db } = c.var
  const title = t('releases.list.title')
  return page(c, {
    title,
    description: t('releases.list.lead'),
    css: [releaseCss],
    cacheable: true,
    body: <ReleasesBody t={t} releases={await allReleases(db)} title={title} />,
  })
}

export const ReleasesBody = ({ t, releases, title }: { t: Translate; releases: readonly ReleaseSummary[]; title: string }) => (
  <section class="band prose">
    <Breadcrumbs t={t} here={title} />
    <h1>{title}</h1>
    <p class="lead">{t('releases.list.lead')}</p>
    {releases.length === 0 && <p>{t('releases.list.none')}</p>}
    {releases.map(release => (
      <article>
        <h2>
          <a href={localPath(t.locale, releaseLink(release.id))}>{releaseTitle(t, release)}</a>
        </h2>
        <p>
          {t('releases.list.dates', { asOf: t.day(release.asOf), published: t.day(release.publishedOn) })}{' '}
          <a href={localPath(t.locale, criteriaLink(release.criteria))}>
            {t('releases.release.criteriaLink', { version: release.criteria })}
          </a>
        </p>
        {release.correction && (
          <p>{t('releases.list.corrects', { parent: release.correction.parent, reason: release.correction.reason })}</p>
        )}
        {release.correctedBy && <p>{t('releases.list.correctedBy', { id: release.correctedBy })}</p>}
      </article>
    ))}
    <p>
      <Rich
        t={t}
        k="releases.list.more"
        with={{ data: <a href={localPath(t.locale, dataPath)}>{t('releases.data.title')}</a> }}
      />
    </p>
  </section>
)
