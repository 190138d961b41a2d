import { Breadcrumbs, type Ctx, componentCss, localPath, page, Rich, type Translate } from '../../foundation/index.ts'
import { criteriaLink, dataPath, feedPath, releaseLink } from '../links.ts'
import { FeedLink } from '../open-data/feed/feed-link.tsx'
import { shareReleases } from '../share/share-data.ts'
import statusCss from '../status/status.css?inline'
import { StatusMark, statusWord } from '../status/status-mark.tsx'
import { StatusSymbols } from '../status/status-symbols.tsx'
import { type ReleaseSummary, type StatusCounts, statusCodes } from '../types.ts'
import { inEnglish } from './in-english.tsx'
import { NumbersOfRelease } from './numbers-of-release.tsx'
import releaseCss from './release.css?inline'
import { releaseTitle } from './release-title.ts'
import { type ListedRelease, releasesView } from './releases-view.ts'

/** `/releases`: every release, newest first; also before the first one. */
export async function showReleases(c: Ctx): Promise<Response> {
  const { t, db } = c.var
  const title = t('releases.list.title')
  const releases = await releasesView(db)
  return page(c, {
    title,
    description: t('releases.list.lead'),
    css: [statusCss, componentCss.card, releaseCss],
    head: <FeedLink t={t} />,
    cacheable: true,
    share: await shareReleases(
      c,
      releases.map(({ release }) => release),
    ),
    body: <ReleasesBody t={t} releases={releases} title={title} />,
  })
}

type BodyProps = { readonly t: Translate; readonly releases: readonly ListedRelease[]; readonly title: string }

export const ReleasesBody = ({ t, releases, title }: BodyProps) => (
  <>
    <StatusSymbols />
    <Breadcrumbs t={t} here={title} />
    <section class="band prose">
      <h1>{title}</h1>
      <p class="lead">{t('releases.list.lead')}</p>
      {releases.length === 0 && <p>{t('releases.list.none')}</p>}
      {releases.map(listed => (
        <Entry t={t} listed={listed} />
      ))}
      <p>
        <Rich
          t={t}
          k="releases.list.more"
          with={{ data: <a href={localPath(t.locale, dataPath)}>{t('releases.data.title')}</a> }}
        />
      </p>
      <p>
        <a href={localPath(t.locale, feedPath)}>{t('open-data.feed.link')}</a>
      </p>
    </section>
  </>
)

const Entry = ({ t, listed: { release, counts, corrects, correctedBy } }: { t: Translate; listed: ListedRelease }) => (
  <article class="release-entry">
    <h2>
      <a href={localPath(t.locale, releaseLink(release.id))}>{releaseTitle(t, release)}</a>
    </h2>
    {correctedBy ? (
      <p>
        <Rich t={t} k="releases.list.correctedBy" with={{ link: <ReleaseLink t={t} release={correctedBy} /> }} />
      </p>
    ) : (
      <>
        <Tally t={t} counts={counts} />
        <NumbersOfRelease t={t} scope="all" release={release} surveyed={counts.surveyed} />
      </>
    )}
    {release.correction && corrects && (
      <p>
        <Rich
          t={t}
          k="releases.list.corrects"
          with={{
            link: <ReleaseLink t={t} release={corrects} />,
            reason: inEnglish(t, release.correction.reason),
          }}
        />
      </p>
    )}
    <p class="soft small">
      {t('releases.list.dates', { asOf: t.day(release.asOf), published: t.day(release.publishedOn) })}{' '}
      <a href={localPath(t.locale, criteriaLink(release.criteria))}>
        {t('releases.release.criteriaLink', { version: release.criteria })}
      </a>
    </p>
  </article>
)

const Tally = ({ t, counts }: { t: Translate; counts: StatusCounts }) => (
  <>
    <p>
      {counts.answered === 0
        ? t('releases.number.noAnswers')
        : `${t('releases.number.sentence', { some: counts.notCountingEveryone, count: counts.answered })} ${t('releases.number.silent', { count: counts['no-response'] })}`}
    </p>
    <ul class="tally">
      {statusCodes
        .filter(status => counts[status] > 0)
        .map(status => (
          <li>
            <StatusMark t={t} status={status} words="none" /> <b>{t.number(counts[status])}</b> {statusWord(t, status)}
          </li>
        ))}
    </ul>
  </>
)

const ReleaseLink = ({ t, release }: { t: Translate; release: ReleaseSummary }) => (
  <a href={localPath(t.locale, releaseLink(release.id))}>{releaseTitle(t, release)}</a>
)
