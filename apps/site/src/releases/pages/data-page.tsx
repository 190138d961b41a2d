import { Breadcrumbs, type Ctx, componentCss, localPath, Notice, page, Rich, type Translate } from '../../foundation/index.ts'
import { licence } from '../licence.ts'
import { apiGuidePath, dataPath, feedsOfApi, releaseFileLink, releaseLink } from '../links.ts'
import { FeedLink } from '../open-data/feed/feed-link.tsx'
import { shareData } from '../share/share-data.ts'
import { dataView, type OpenDataView } from './data-view.ts'
import { Checksum, Files } from './files.tsx'
import { RegisterTableEntry } from './register-table-entry.tsx'
import releaseCss from './release.css?inline'
import { releaseTitle } from './release-title.ts'
import { PackageLink, UsingTheData } from './using-the-data.tsx'

/** `/data`: everything to download, where it comes from, how old it is and what is missing. */
export async function showData(c: Ctx): Promise<Response> {
  const { t, db, services, shell } = c.var
  const title = t('releases.data.title')
  const view = await dataView(db, { ...services, now: services.clock(), charityName: shell.charity.name })
  return page(c, {
    title,
    description: t('releases.data.lead'),
    css: [componentCss.notice, componentCss.fold, releaseCss],
    head: <FeedLink t={t} />,
    cacheable: true,
    share: await shareData(c, view.releases),
    body: <DataBody t={t} view={view} title={title} />,
  })
}

type Part = { readonly t: Translate; readonly view: OpenDataView }

export const DataBody = ({ t, view, title }: Part & { title: string }) => (
  <>
    <Breadcrumbs t={t} here={title} />
    <section class="band prose">
      <h1>{title}</h1>
      <p class="lead">{t('releases.data.lead')}</p>
      {view.campaign === 'example' && (
        <Notice>
          <p>{t('releases.data.example')}</p>
        </Notice>
      )}
      <Today t={t} view={view} />
    </section>
    <section class="band sand">
      <Releases t={t} view={view} />
    </section>
    <section class="band">
      <div class="prose">
        <h2>{t('releases.data.register')}</h2>
        <p>{t('releases.data.registerWords')}</p>
        <p>{t('releases.data.gapsWords')}</p>
      </div>
      {view.tables.map(offered => (
        <RegisterTableEntry t={t} offered={offered} />
      ))}
    </section>
    <section class="band sand prose">
      <h2>{t('releases.data.licence')}</h2>
      <p>
        <Rich t={t} k="releases.data.licenceWords" with={{ licence: <a href={licence.url}>{licence.name}</a> }} />
      </p>
      <h2>{t('releases.data.reading')}</h2>
      <ul>
        <li>{t('releases.data.readingEmpty')}</li>
        <li>{t('releases.data.readingFormula')}</li>
        <li>{t('releases.data.readingFinal')}</li>
      </ul>
    </section>
    <section class="band prose" id="using">
      <UsingTheData t={t} view={view} />
    </section>
  </>
)

function Today({ t, view: { releases } }: Part) {
  const title = t('releases.data.now')
  const newest = releases[0]
  return (
    <>
      <h2>{title}</h2>
      {newest ? (
        <p>
          <Rich
            t={t}
            k="releases.data.nowFrom"
            with={{
              release: <a href={localPath(t.locale, releaseLink(newest.id))}>{releaseTitle(t, newest)}</a>,
              day: t.day(newest.asOf),
            }}
          />
        </p>
      ) : (
        <p>{t('releases.data.nowBefore')}</p>
      )}
      <Files
        t={t}
        of={title}
        words="long"
        links={[
          { format: 'csv', href: `${feedsOfApi}/trusts.csv` },
          { format: 'json', href: `${feedsOfApi}/trusts` },
          { format: 'geojson', href: `${feedsOfApi}/trusts.geojson` },
        ]}
      />
      <p>
        <Rich
          t={t}
          k="releases.data.api"
          with={{ link: <a href={localPath(t.locale, apiGuidePath)}>{t('releases.apiGuide.title')}</a> }}
        />
      </p>
    </>
  )
}

const Releases = ({ t, view: { releases } }: Part) => (
  <>
    <div class="prose">
      <h2>{t('releases.data.releases')}</h2>
      <p>{t(releases.length === 0 ? 'releases.list.none' : 'releases.data.releasesWords')}</p>
    </div>
    {releases.map(release => {
      const title = releaseTitle(t, release)
      return (
        <article class="open-table">
          <h3>
            <a href={localPath(t.locale, releaseLink(release.id))}>{title}</a>
          </h3>
          <p class="soft">
            {t('releases.number.asOf', { day: t.day(release.asOf) })}
            {release.correctedBy && (
              <>
                <br />
                {t('releases.list.replaced')}
              </>
            )}
          </p>
          <Files
            t={t}
            of={title}
            links={(['csv', 'json', 'geojson', 'zip'] as const).map(format => ({
              format,
              href: releaseFileLink(release.id, format),
            }))}
          />
          <div class="open-table-more">
            <Checksum t={t} sha256={release.sha256} />
            <PackageLink t={t} id={release.id} title={title} />
          </div>
        </article>
      )
    })}
  </>
)

export const dataCrumb = (t: Translate) => ({ href: dataPath, label: t('releases.data.title') })
