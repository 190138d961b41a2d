import {
  Breadcrumbs,
  type Ctx,
  componentCss,
  DataTable,
  localPath,
  Notice,
  page,
  Rich,
  type Translate,
} from '../../foundation/index.ts'
import { licence } from '../api/openapi-document.ts'
import { apiGuidePath, dataPath, feedsOfApi, registerFileLink, releaseFileLink, releaseLink } from '../links.ts'
import { dataView, type OfferedTable, type OpenDataView } from './data-view.ts'
import releaseCss from './release.css?inline'
import { releaseTitle } from './release-title.ts'

/** `/data`: everything to download, where it comes from, how old it is and what is missing. */
export async function showData(c: Ctx): Promise<Response> {
  const { t, db, services } = c.var
  const title = t('releases.data.title')
  const view = await dataView(db, { ...services, now: services.clock() })
  return page(c, {
    title,
    description: t('releases.data.lead'),
    css: [componentCss.dataTable, componentCss.notice, releaseCss],
    body: <DataBody t={t} view={view} title={title} />,
  })
}

type Part = { readonly t: Translate; readonly view: OpenDataView }

export const DataBody = ({ t, view, title }: Part & { title: string }) => (
  <>
    <section class="band prose">
      <Breadcrumbs t={t} here={title} />
      <h1>{title}</h1>
      <p class="lead">{t('releases.data.lead')}</p>
      {view.campaign === 'example' && (
        <Notice>
          <p>{t('releases.data.example')}</p>
        </Notice>
      )}
      <h2>{t('releases.data.now')}</h2>
      <p>{t('releases.data.nowWords')}</p>
      <ul>
        <li>
          <a href={`${feedsOfApi}/trusts.csv`}>{t('releases.format.csv')}</a>
        </li>
        <li>
          <a href={`${feedsOfApi}/trusts`}>{t('releases.format.json')}</a>
        </li>
        <li>
          <a href={`${feedsOfApi}/trusts.geojson`}>{t('releases.format.geojson')}</a>
        </li>
      </ul>
      <p>
        <Rich
          t={t}
          k="releases.data.api"
          with={{ link: <a href={localPath(t.locale, apiGuidePath)}>{t('releases.apiGuide.title')}</a> }}
        />
      </p>
    </section>
    <section class="band sand">
      <Releases t={t} view={view} />
    </section>
    <section class="band">
      <h2>{t('releases.data.register')}</h2>
      <p>{t('releases.data.registerWords')}</p>
      {view.tables.map(offered => (
        <RegisterTableEntry t={t} offered={offered} />
      ))}
    </section>
    <section class="band sand prose">
      <Gaps t={t} view={view} />
      <h2>{t('releases.data.licence')}</h2>
      <p>
        <Rich t={t} k="releases.data.licenceWords" with={{ licence: <a href={licence.url}>{licence.name}</a> }} />
      </p>
      <h2>{t('releases.data.reading')}</h2>
      <p>{t('releases.data.readingEmpty')}</p>
      <p>{t('releases.data.readingFormula')}</p>
      <p>{t('releases.data.readingFinal')}</p>
    </section>
  </>
)

function Releases({ t, view: { releases } }: Part) {
  return (
    <>
      <h2>{t('releases.list.title')}</h2>
      {releases.length === 0 ? (
        <p>{t('releases.list.none')}</p>
      ) : (
        <DataTable
          id="releases"
          caption={t('releases.data.releasesCaption')}
          columns={[
            { label: t('releases.column.release') },
            { label: t('releases.column.asOf') },
            { label: t('releases.column.files') },
            { label: t('releases.column.checksum') },
          ]}
          rows={releases.map(release => [
            <a href={localPath(t.locale, releaseLink(release.id))}>{releaseTitle(t, release)}</a>,
            t.day(release.asOf),
            <Files
              t={t}
              of={releaseTitle(t, release)}
              links={(['csv', 'json', 'geojson'] as const).map(format => ({ format, href: releaseFileLink(release.id, format) }))}
            />,
            <code class="checksum">{release.sha256}</code>,
          ])}
        />
      )}
    </>
  )
}

type FilesProps = { readonly t: Translate; readonly of: string; readonly links: readonly { format: string; href: string }[] }

const Files = ({ t, of, links }: FilesProps) => (
  <span class="files">
    {links.map(({ format, href }) => (
      <>
        <a href={href}>
          {t(`releases.formatShort.${format}`)} <span class="hidden">{of}</span>
        </a>{' '}
      </>
    ))}
  </span>
)

function RegisterTableEntry({ t, offered: { table, formats } }: { t: Translate; offered: OfferedTable }) {
  const title = t(`register.tables.${table.name}`)
  return (
    <article class="prose" id={table.name}>
      <h3>{title}</h3>
      <p>
        {t('releases.data.tableFacts', {
          count: table.rows,
          date: table.sourceDate.length === 10 ? t.day(table.sourceDate) : table.sourceDate,
        })}{' '}
        {t('releases.data.tableAge', { count: table.ageMonths })}
      </p>
      <p>
        <Files t={t} of={title} links={formats.map(format => ({ format, href: registerFileLink(table.name, format) }))} />
      </p>
      <dl class="small" lang="en">
        <dt>{t('releases.data.source')}</dt>
        <dd>{table.source}</dd>
        <dt>{t('releases.data.licence')}</dt>
        <dd>
          <a href={table.licenceUrl}>{table.licence}</a>
        </dd>
        <dt>{t('releases.data.attribution')}</dt>
        <dd>{table.attribution}</dd>
        {table.flaws.length > 0 && <dt>{t('releases.data.flaws')}</dt>}
        {table.flaws.map(flaw => (
          <dd>{flaw}</dd>
        ))}
      </dl>
    </article>
  )
}

const Gaps = ({ t, view: { gaps } }: Part) => (
  <>
    <h2>{t('releases.data.gaps')}</h2>
    <p>{t('releases.data.gapsWords')}</p>
    <ul lang="en">
      {gaps.map(gap => (
        <li>
          {gap.what} ({gap.scope}): {gap.why} <small class="soft">{t.day(gap.checkedOn)}</small>
        </li>
      ))}
    </ul>
  </>
)

export const dataCrumb = (t: Translate) => ({ href: dataPath, label: t('releases.data.title') })
