import { documentsCss, markdownCss, RelatedDocuments, relatedDocumentsHere } from '../../../content/index.ts'
import {
  Breadcrumbs,
  Checksum,
  CiteAs,
  type Crumb,
  type Ctx,
  componentCss,
  EditionKind,
  type Fact,
  FigureLine,
  FileLinks,
  localPath,
  Notice,
  OnThisPage,
  page,
  ShareLinks,
  sharingOf,
  type Translate,
} from '../../../foundation/index.ts'
import {
  licence,
  publisherOf,
  releaseFileLink,
  releaseLink,
  StatusSymbols,
  shareSite,
  statusCss,
} from '../../../releases/index.ts'
import { ChartFills } from '../charts/chart-picture.tsx'
import type { ReportDocument, Section } from '../document/report-document.ts'
import { addressOf, citation } from '../edition/cite.ts'
import type { EditionView } from '../edition/edition-view.ts'
import { editionAt, figuresAt, paperAt, reportAt, reportsPath } from '../reports-links.ts'
import { BlockPart } from './block-part.tsx'
import css from './report.css?inline'

const { dataTable, edition, figure, fileLinks, notice, onThisPage, quote, shareLinks } = componentCss

export const reportCss = [
  statusCss,
  dataTable,
  figure,
  notice,
  quote,
  shareLinks,
  edition,
  fileLinks,
  onThisPage,
  markdownCss,
  documentsCss,
  css,
]

/** How an edition is shown: under the address that stays, or as the newest of its report; or before it is published. */
export type Shown = 'edition' | 'newest' | 'preview'

/** One edition of a report as a page. */
export async function editionPage(c: Ctx, view: EditionView, shown: Shown): Promise<Response> {
  const { t, shell } = c.var
  const { edition } = view
  const document = edition.documents[t.locale]
  const address = shown === 'newest' ? reportAt.link(edition.report) : editionAt.link(edition.report, edition.edition)
  const share = {
    ...shareSite(t),
    facts: [factOf(t, view, publisherOf({ campaign: view.campaign, baseUrl: view.baseUrl, charity: shell.charity }))],
  }
  const title =
    shown === 'edition' ? t('reports.edition.title', { title: document.title, edition: String(edition.edition) }) : document.title
  const isPublic = shown !== 'preview'
  const documents = isPublic ? await relatedDocumentsHere(c, reportAt.link(edition.report)) : []
  return page(c, {
    title,
    description: t('reports.edition.description', { title: document.title, about: document.about }),
    css: reportCss,
    cacheable: isPublic,
    indexed: isPublic,
    translated: isPublic,
    headers: isPublic ? {} : { 'cache-control': 'no-store' },
    ...(isPublic ? { share } : {}),
    body: (
      <>
        <ReportBody t={t} view={view} shown={shown} title={title} />
        <RelatedDocuments t={t} documents={documents} />
        {isPublic && <ShareLinks t={t} {...sharingOf(c, { title: document.title, address, share })} />}
      </>
    ),
  })
}

type BodyProps = { readonly t: Translate; readonly view: EditionView; readonly shown: Shown; readonly title: string }

const ReportBody = ({ t, view, shown, title }: BodyProps) => {
  const { edition, passages } = view
  const document = edition.documents[t.locale]
  const trail: Crumb[] = [
    { href: reportsPath, label: t('reports.title') },
    ...(shown === 'edition' ? [{ href: reportAt.link(edition.report), label: document.title }] : []),
  ]
  return (
    <>
      <StatusSymbols />
      <ChartFills />
      <Breadcrumbs t={t} trail={trail} here={title} />
      <article>
        <section class="band night">
          <EditionKind>{document.series}</EditionKind>
          <h1>{document.title}</h1>
          <p class="lead">{document.about}</p>
          {edition.campaign === 'Example' && <p>{t('reports.edition.example')}</p>}
          {shown === 'preview' && <Notice>{t('reports.edition.preview')}</Notice>}
          <WhereFrom t={t} view={view} />
          <Newer t={t} view={view} />
          {document.notice && (
            <Notice title={document.notice.title}>
              <p>{document.notice.text}</p>
            </Notice>
          )}
          {shown !== 'preview' && <Files t={t} view={view} />}
          <OnThisPage label={t('reports.edition.onThisPage')} parts={partsOf(t, document, shown)} />
        </section>
        {document.sections.map((section, at) => (
          <SectionPart t={t} section={section} isSand={at % 2 === 1} source={document.source} passages={passages} />
        ))}
      </article>
      {shown !== 'preview' && <Cite t={t} view={view} isSand={document.sections.length % 2 === 1} />}
    </>
  )
}

const partsOf = (t: Translate, { sections }: ReportDocument, shown: Shown) => [
  ...sections,
  ...(shown === 'preview' ? [] : [{ id: 'cite', title: t('reports.sections.cite') }]),
]

/** Every number of the page is of one day and one release. */
function WhereFrom({ t, view: { edition } }: { t: Translate; view: EditionView }) {
  const { figures } = edition
  const uk = figures?.groups.find(({ kind }) => kind === 'uk')
  if (!figures || !uk) return null
  const { id, asOf } = figures.release
  const source = <a href={localPath(t.locale, releaseLink(id))}>{t('figure.release.source', { id })}</a>
  const denominator = t('figure.release.of', { count: uk.counts.surveyed })
  return <FigureLine t={t} scope="page" day={t.day(asOf)} denominator={denominator} source={source} />
}

type SectionProps = Pick<EditionView, 'passages'> & {
  readonly t: Translate
  readonly section: Section
  readonly isSand: boolean
  readonly source: EditionView['edition']['documents']['en']['source']
}

const SectionPart = ({ t, section, isSand, source, passages }: SectionProps) => (
  <section class={`band prose${isSand ? ' sand' : ''}`} id={section.id}>
    <h2>{section.title}</h2>
    {section.blocks.map(block => (
      <BlockPart t={t} block={block} source={source} passages={passages} />
    ))}
  </section>
)

/** Whoever follows a citation learns here that there is something newer. */
function Newer({ t, view: { edition, all } }: { t: Translate; view: EditionView }) {
  const [newest] = all
  if (!newest || newest.edition <= edition.edition) return null
  const by = all.find(({ replaces }) => replaces === edition.edition)
  return (
    <Notice title={t(by ? 'reports.newer.replacedTitle' : 'reports.newer.title')}>
      <p>
        {t(by ? 'reports.newer.replaced' : 'reports.newer.text')}{' '}
        <a href={localPath(t.locale, editionAt.link(newest.report, (by ?? newest).edition))}>
          {t('reports.newer.link', { edition: String((by ?? newest).edition), day: t.day((by ?? newest).publishedOn) })}
        </a>
      </p>
    </Notice>
  )
}

function Files({ t, view: { edition } }: { t: Translate; view: EditionView }) {
  const { report, edition: number, figures } = edition
  const files = [
    { href: localPath(t.locale, paperAt.link(report, number)), words: t('reports.files.paper') },
    ...(figures
      ? [
          { href: figuresAt.link(report, number, 'csv'), words: t('reports.files.csv') },
          { href: figuresAt.link(report, number, 'json'), words: t('reports.files.json') },
          { href: releaseFileLink(figures.release.id, 'csv'), words: t('reports.files.trusts') },
        ]
      : []),
  ]
  return <FileLinks files={files} />
}

function Cite({ t, view, isSand }: { t: Translate; view: EditionView; isSand: boolean }) {
  const { edition, sha256, all, baseUrl } = view
  const earlier = all.filter(line => line.edition !== edition.edition)
  return (
    <section class={`band prose${isSand ? ' sand' : ''}`} id="cite">
      <h2>{t('reports.sections.cite')}</h2>
      <p>{t('reports.cite.text')}</p>
      <CiteAs citation={citation(t, { baseUrl, edition })} />
      <p>{t('reports.cite.licence', { licence: licence.name })}</p>
      {sha256 !== null && <Checksum label={t('reports.cite.checksum')} sha256={sha256} />}
      {earlier.length > 0 && (
        <>
          <h3>{t('reports.editions.title')}</h3>
          <p>{t('reports.editions.text')}</p>
          <ul>
            {earlier.map(line => (
              <li>
                <a href={localPath(t.locale, editionAt.link(line.report, line.edition))}>
                  {t(line.release === null ? 'reports.editions.written' : 'reports.editions.release', {
                    edition: String(line.edition),
                    day: t.day(line.publishedOn),
                    release: line.release ?? '',
                  })}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

const factOf = (t: Translate, view: EditionView, publisher: Fact | undefined): Fact => ({
  '@type': 'Report',
  name: view.edition.documents[t.locale].title,
  inLanguage: t.locale,
  datePublished: view.edition.publishedOn,
  version: String(view.edition.edition),
  url: addressOf(t, view),
  license: licence.url,
  publisher,
})
