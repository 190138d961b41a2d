import {
  Breadcrumbs,
  type Ctx,
  componentCss,
  DataTable,
  Fold,
  KeyFigure,
  localPath,
  Notice,
  page,
  Rich,
  type Translate,
} from '../../foundation/index.ts'
import { criteriaLink, releaseFileLink, releaseLink, releasesPath, trustLink } from '../links.ts'
import statusCss from '../status/status.css?inline'
import { StatusMark, statusWord } from '../status/status-mark.tsx'
import { StatusSymbols } from '../status/status-symbols.tsx'
import { type PublishedStatus, type StatusCounts, statusCodes } from '../types.ts'
import releaseCss from './release.css?inline'
import { releaseTitle } from './release-title.ts'
import { type Changed, type ReleaseView, releaseView } from './release-view.ts'
import { StatusTable } from './status-table.tsx'

/** `/releases/{id}`: one release, for good. Null where there is none. */
export async function showRelease(c: Ctx, id: string): Promise<Response | null> {
  const { t, db, services } = c.var
  const view = await releaseView(db, id, { ...services, link: releaseLink })
  if (!view) return null
  const title = releaseTitle(t, view.release)
  return page(c, {
    title,
    description: t('releases.release.description', { title, day: t.day(view.release.asOf) }),
    css: [statusCss, componentCss.dataTable, componentCss.keyFigure, componentCss.notice, componentCss.fold, releaseCss],
    cacheable: true,
    body: <ReleaseBody t={t} view={view} title={title} />,
  })
}

type Part = { readonly t: Translate; readonly view: ReleaseView }

export const ReleaseBody = ({ t, view, title }: Part & { title: string }) => (
  <>
    <StatusSymbols />
    <section class="band prose">
      <Breadcrumbs t={t} trail={[{ href: releasesPath, label: t('releases.list.title') }]} here={title} />
      <h1>{title}</h1>
      <p class="lead">{t('releases.release.lead')}</p>
      <Corrections t={t} view={view} />
      <TheNumber t={t} view={view} />
      <Counts t={t} counts={view.counts} />
    </section>
    <section class="band sand prose">
      <Nations t={t} view={view} />
      <Changes t={t} view={view} />
    </section>
    <section class="band prose">
      <Method t={t} view={view} />
      <LeftOut t={t} view={view} />
    </section>
    <section class="band">
      <h2>{t('releases.release.everyTrust')}</h2>
      <StatusTable t={t} statuses={view.statuses} criteria={view.release.criteria} />
    </section>
    <section class="band sand prose">
      <Downloads t={t} view={view} />
    </section>
  </>
)

function Corrections({ t, view: { release, newestCorrection, corrected } }: Part) {
  const { correction } = release
  return (
    <>
      {newestCorrection && (
        <Notice title={t('releases.release.correctedTitle')}>
          <p>
            <Rich t={t} k="releases.release.corrected" with={{ link: <ReleaseLink t={t} id={newestCorrection.id} /> }} />
          </p>
        </Notice>
      )}
      {correction && (
        <Notice title={t('releases.release.correctionTitle')}>
          <p>
            <Rich t={t} k="releases.release.correction" with={{ link: <ReleaseLink t={t} id={correction.parent} /> }} />
          </p>
          <p>{t('releases.release.reason', { reason: correction.reason })}</p>
          <ChangeList t={t} changes={corrected} />
        </Notice>
      )}
    </>
  )
}

const ReleaseLink = ({ t, id }: { t: Translate; id: string }) => <a href={localPath(t.locale, releaseLink(id))}>{id}</a>

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
      <DataTable
        id="by-nation"
        caption={t('releases.release.nationsCaption')}
        columns={[
          { label: t('releases.column.nation') },
          number(t('releases.column.notEveryone')),
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

function Changes({ t, view: { previous, improved, slipped, otherChanges } }: Part) {
  if (!previous) return null
  return (
    <>
      <h2>
        <Rich t={t} k="releases.release.changes" with={{ link: <ReleaseLink t={t} id={previous.id} /> }} />
      </h2>
      <h3>{t('releases.release.improved', { count: improved.length })}</h3>
      <ChangeList t={t} changes={improved} />
      <h3>{t('releases.release.slipped', { count: slipped.length })}</h3>
      <ChangeList t={t} changes={slipped} />
      <p>{t('releases.release.otherChanges', { count: otherChanges })}</p>
    </>
  )
}

const ChangeList = ({ t, changes }: { t: Translate; changes: readonly Changed[] }) =>
  changes.length > 0 && (
    <ul class="release-changes">
      {changes.map(({ status, change }) => (
        <li>
          <TrustLink t={t} status={status} /> <StatusMark t={t} status={change.from} words="shown" />{' '}
          <span aria-hidden="true">→</span> <span class="hidden">{t('releases.release.becomes')}</span>{' '}
          <StatusMark t={t} status={change.to} words="shown" />
        </li>
      ))}
    </ul>
  )

export const TrustLink = ({ t, status }: { t: Translate; status: PublishedStatus }) => (
  <a href={localPath(t.locale, trustLink(status.code))}>{(t.locale === 'cy' && status.nameCy) || status.name}</a>
)

const Method = ({ t, view: { release } }: Part) => (
  <>
    <h2>{t('releases.release.method')}</h2>
    <p>{t('releases.release.methodWords', { day: t.day(release.asOf) })}</p>
    <p>
      <a href={localPath(t.locale, criteriaLink(release.criteria))}>
        {t('releases.release.criteriaLink', { version: release.criteria })}
      </a>
    </p>
    <p>{t('releases.release.published', { day: t.day(release.publishedOn) })}</p>
  </>
)

function LeftOut({ t, view: { excluded, skipped, notices } }: Part) {
  return (
    <>
      <h2>{t('releases.release.excluded', { count: excluded.length })}</h2>
      <p>{t('releases.release.excludedWords')}</p>
      {excluded.length > 0 && (
        <ul>
          {excluded.map(status => (
            <li>
              <TrustLink t={t} status={status} />: {status.excludedReason ?? t('releases.withheld.reasonGone')}
            </li>
          ))}
        </ul>
      )}
      <h2>{t('releases.release.skipped', { count: skipped.length })}</h2>
      <p>{t('releases.release.skippedWords')}</p>
      {skipped.length > 0 && (
        <ul lang="en">
          {skipped.map(row => (
            <li>
              {t('releases.release.skippedRow', { line: String(row.line), code: row.code ?? '–' })} {row.reasons.join(' ')}
            </li>
          ))}
        </ul>
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

function Downloads({ t, view: { release, notices, servedSha256, address } }: Part) {
  return (
    <>
      <h2>{t('releases.release.downloads')}</h2>
      <ul>
        {(['csv', 'json', 'geojson'] as const).map(format => (
          <li>
            <a href={releaseFileLink(release.id, format)}>{t(`releases.format.${format}`)}</a>
          </li>
        ))}
      </ul>
      <p>
        {t('releases.release.checksum')} <code class="checksum">{release.sha256}</code>
      </p>
      {notices.length > 0 && (
        <p>
          {t('releases.release.servedChecksum')} <code class="checksum">{servedSha256}</code>
        </p>
      )}
      <p>
        {t('releases.release.address')} <a href={localPath(t.locale, releaseLink(release.id))}>{address}</a>
      </p>
    </>
  )
}
