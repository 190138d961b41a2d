import { localPath, Rich, type Translate } from '../../foundation/index.ts'
import { feedPath, packageLink, releaseLink } from '../links.ts'
import type { OpenDataView } from './data-view.ts'
import { programExamples } from './program-examples.ts'

type Part = { readonly t: Translate; readonly view: OpenDataView }

/** What others need who build on the data: that addresses stay, how to hear of changes, how to cite, how to fetch. */
export const UsingTheData = ({ t, view }: Part) => (
  <>
    <h2>{t('open-data.page.stayTitle')}</h2>
    <p>{t('open-data.page.stay')}</p>
    <p>{t('open-data.page.withheld')}</p>
    <p>{t('open-data.page.package')}</p>
    <h2>{t('open-data.page.feedTitle')}</h2>
    <p>
      <Rich
        t={t}
        k="open-data.page.feed"
        with={{ link: <a href={localPath(t.locale, feedPath)}>{t('open-data.feed.link')}</a> }}
      />
    </p>
    <Cite t={t} view={view} />
    <Programs t={t} view={view} />
  </>
)

function Cite({ t, view: { releases, campaign, charityName, baseUrl } }: Part) {
  const [newest] = releases
  if (!newest) return null
  const cite = t('open-data.page.cite', {
    who: charityName || t('site.name'),
    title: t('releases.list.title'),
    id: newest.id,
    day: t.day(newest.publishedOn),
    address: baseUrl + releaseLink(newest.id),
  })
  return (
    <>
      <h2>{t('open-data.page.citeTitle')}</h2>
      <p>{t('open-data.page.citeWords')}</p>
      <blockquote class="cite">
        <p>{campaign === 'example' ? t('open-data.page.citeExample', { cite }) : cite}</p>
      </blockquote>
    </>
  )
}

const Programs = ({ t, view: { releases, baseUrl } }: Part) => (
  <>
    <h2>{t('open-data.page.programTitle')}</h2>
    <p data-not-counting>{t('open-data.page.program')}</p>
    {programExamples(baseUrl, releases[0]?.id ?? null).map(({ language, code }) => {
      const title = t('open-data.page.programIn', { language })
      return (
        <>
          <h3>{title}</h3>
          <section class="program night" tabindex={0} aria-label={title}>
            <pre>
              <code>{code}</code>
            </pre>
          </section>
        </>
      )
    })}
    <p>{t('open-data.page.paging')}</p>
  </>
)

/** What a release's package holds, for those who want to see before they fetch. */
export const PackageLink = ({ t, id, title }: { t: Translate; id: string; title: string }) => (
  <p class="small">
    <a href={packageLink(id)}>
      {t('open-data.page.inPackage')}
      <span class="hidden"> {title}</span>
    </a>
  </p>
)
