import {
  Breadcrumbs,
  type Ctx,
  componentCss,
  DataTable,
  KeyFigure,
  localPath,
  page,
  ShareLinks,
  type Sharing,
  sharingOf,
  type Translate,
} from '../../foundation/index.ts'
import { changesLink, releaseLink, releasesPath } from '../links.ts'
import { FeedLink } from '../open-data/feed/feed-link.tsx'
import { datasetOf } from '../share/dataset-facts.ts'
import { shareRelease } from '../share/share-release.ts'
import statusCss from '../status/status.css?inline'
import { StatusMark, statusWord } from '../status/status-mark.tsx'
import { StatusSymbols } from '../status/status-symbols.tsx'
import { type StatusCounts, statusCodes } from '../types.ts'
import { NumbersOfRelease } from './numbers-of-release.tsx'
import releaseCss from './release.css?inline'
import { ChangesSince, Corrections } from './release-changes.tsx'
import { Downloads, LeftOut, Method } from './release-notes.tsx'
import { releaseTitle } from './release-title.ts'
import { type ReleaseView, releaseView } from './release-view.ts'
import { StatusTable } from './status-table.tsx'

/** `/releases/{id}`: one release, for good. Null where there is none. */
export async function showRelease(c: Ctx, id: string): Promise<Response | null> {
  const { t, db, services, shell } = c.var
  const view = await releaseView(db, id, { ...services, link: releaseLink })
  if (!view) return null
  const title = releaseTitle(t, view.release)
  const share = shareRelease(t, view)
  const sharing = sharingOf(c, { title, address: releaseLink(id), share })
  return page(c, {
    title,
    description: t('releases.release.description', { title, day: t.day(view.release.asOf) }),
    css: [
      statusCss,
      componentCss.dataTable,
      componentCss.keyFigure,
      componentCss.notice,
      componentCss.fold,
      componentCss.shareLinks,
      releaseCss,
    ],
    head: <FeedLink t={t} />,
    cacheable: true,
    share: { ...share, facts: [datasetOf({ t, ...services, charity: shell.charity }, view.release, view.counts)] },
    body: <ReleaseBody t={t} view={view} title={title} sharing={sharing} />,
  })
}

type Part = { readonly t: Translate; readonly view: ReleaseView }

type BodyProps = Part & { readonly title: string; readonly sharing: Sharing }

export const ReleaseBody = ({ t, view, title, sharing }: BodyProps) => (
  <>
    <StatusSymbols />
    <Breadcrumbs t={t} trail={[{ href: releasesPath, label: t('releases.list.title') }]} here={title} />
    <section class="band night">
      <h1>{title}</h1>
      <Corrections t={t} view={view} />
      <div class="release-stage">
        <div>
          <p class="lead">{t('releases.release.lead')}</p>
          <TheNumber t={t} view={view} />
        </div>
        <Counts t={t} counts={view.counts} />
      </div>
      <NumbersOfRelease t={t} release={view.release} surveyed={view.counts.surveyed} />
      <OnThisPage t={t} view={view} />
      <p>
        <a href={localPath(t.locale, changesLink(view.release.id))}>
          {t(view.previous ? 'share.changes.link' : 'share.changes.linkFirst')}
        </a>
      </p>
    </section>
    <section class="band prose">
      <Nations t={t} view={view} />
    </section>
    {view.previous && (
      <section class="band sand prose" id="changes">
        <ChangesSince t={t} view={view} previous={view.previous} />
      </section>
    )}
    <section class="band prose" id="every">
      <h2>{t('releases.release.everyTrust')}</h2>
      <p>{t('releases.release.everyTrustWords')}</p>
      <StatusTable t={t} statuses={view.statuses} criteria={view.release.criteria} />
    </section>
    <section class="band sand prose" id="method">
      <Method t={t} view={view} />
      <LeftOut t={t} view={view} />
    </section>
    <section class="band prose" id="downloads">
      <Downloads t={t} view={view} title={title} />
    </section>
    <ShareLinks t={t} {...sharing} />
  </>
)

/** The page is long: the ways into it. */
function OnThisPage({ t, view }: Part) {
  const parts = ['every', ...(view.previous ? ['changes'] : []), 'method', 'downloads']
  return (
    <nav aria-label={t('releases.release.onThisPage')}>
      <ul class="on-this-page">
        {parts.map(part => (
          <li>
            <a href={`#${part}`}>{t(`releases.release.part.${part}`)}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function TheNumber({ t, view: { counts, release } }: Part) {
  const source = t('releases.number.asOf', { day: t.day(release.asOf) })
  if (counts.answered === 0) return <p>{t('releases.number.noAnswers')}</p>
  return (
    <KeyFigure value={t('releases.number.value', { some: counts.notCountingEveryone, all: counts.answered })} source={source}>
      {t('releases.number.meaning', { count: counts.answered })} {t('releases.number.silent', { count: counts['no-response'] })}
    </KeyFigure>
  )
}

const Counts = ({ t, counts }: { t: Translate; counts: StatusCounts }) => (
  <ul class="release-counts">
    {statusCodes.map(status => (
      <li>
        <StatusMark t={t} status={status} words="none" />
        <strong>{t.number(counts[status])}</strong>
        <span>
          {statusWord(t, status)} <small class="soft">{t(`releases.status.${status}.meaning`)}</small>
        </span>
      </li>
    ))}
  </ul>
)

function Nations({ t, view: { byNation } }: Part) {
  const number = (label: string) => ({ label, isNumber: true })
  return (
    <>
      <h2>{t('releases.release.nations')}</h2>
      <p>{t('releases.release.nationsWords')}</p>
      <DataTable
        id="by-nation"
        caption={t('releases.release.nationsCaption')}
        columns={[
          { label: t('releases.column.nation') },
          { label: t('releases.column.notEveryone') },
          ...statusCodes.map(status => number(statusWord(t, status))),
          number(t('releases.column.surveyed')),
        ]}
        rows={byNation.map(({ nation, counts }) => [
          t(`register.nation.${nation}`),
          counts.answered === 0
            ? t('releases.number.none')
            : t('releases.number.value', { some: counts.notCountingEveryone, all: counts.answered }),
          ...statusCodes.map(status => t.number(counts[status])),
          t.number(counts.surveyed),
        ])}
      />
    </>
  )
}
