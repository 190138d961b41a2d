import { markdownCss } from '../../../content/index.ts'
import {
  Breadcrumbs,
  Checksum,
  CiteAs,
  type Ctx,
  componentCss,
  EditionKind,
  FileLinks,
  localPath,
  Notice,
  OnThisPage,
  page,
  type Translate,
} from '../../../foundation/index.ts'
import { licence } from '../../../releases/index.ts'
import { posterAt } from '../../poster/poster-links.ts'
import { citation } from '../edition/cite.ts'
import type { Edition } from '../edition/edition.ts'
import { evaluationAt, evaluationBytesAt, evaluationPaperAt, evaluationsPath } from '../evaluation-links.ts'
import { BlockPart } from './block-part.tsx'
import css from './evaluation.css?inline'

const { chart, dataTable, edition: editionCss, figure, fileLinks, fold, notice, onThisPage } = componentCss
export const evaluationCss = [dataTable, figure, fold, chart, notice, editionCss, fileLinks, onThisPage, markdownCss, css]

/** Everything that is shown of an edition. */
export type EditionView = {
  readonly edition: Edition
  /** Of its bytes; null for one that is not published yet. */
  readonly sha256: string | null
  /** Every edition, newest first; this one among them once it is published. */
  readonly all: readonly Edition[]
  /** The numbers of the posters that were made of it. */
  readonly posters: readonly number[]
}

/** One edition of the evaluation report as a page; before it is published, as it would be. */
export function editionPage(c: Ctx, view: EditionView): Response {
  const { t } = c.var
  const { edition } = view
  const document = edition.documents[t.locale]
  const isPublic = view.sha256 !== null
  return page(c, {
    title: t('evaluation.title', { title: document.title, number: String(edition.number) }),
    description: `${document.title}. ${document.about}`,
    css: evaluationCss,
    cacheable: isPublic,
    indexed: isPublic,
    translated: isPublic,
    headers: isPublic ? {} : { 'cache-control': 'no-store' },
    body: <EditionBody c={c} view={view} />,
  })
}

function EditionBody({ c, view }: { readonly c: Ctx; readonly view: EditionView }) {
  const { t } = c.var
  const { edition, sha256 } = view
  const document = edition.documents[t.locale]
  return (
    <>
      <Breadcrumbs t={t} trail={[{ href: evaluationsPath, label: t('evaluation.list.title') }]} here={document.title} />
      <article>
        <section class="band night">
          <EditionKind>{t('evaluation.kind')}</EditionKind>
          <h1>{document.title}</h1>
          <p class="lead">{document.about}</p>
          {edition.campaign === 'Example' && (
            <p>
              <strong>{t('evaluation.example')}</strong>
            </p>
          )}
          {sha256 === null && <Notice>{t('evaluation.preview')}</Notice>}
          <Newer t={t} view={view} />
          {document.notice && (
            <Notice title={document.notice.title}>
              {document.notice.texts.map(text => (
                <p>{text}</p>
              ))}
            </Notice>
          )}
          {sha256 !== null && <Files t={t} view={view} />}
          <OnThisPage label={t('evaluation.onThisPage')} parts={document.sections} />
        </section>
        {document.sections.map(({ id, title, blocks }, at) => (
          <section class={`band prose${at % 2 === 1 ? ' sand' : ''}`} id={id}>
            <h2>{title}</h2>
            {blocks.map(block => (
              <BlockPart t={t} block={block} />
            ))}
          </section>
        ))}
      </article>
      {sha256 !== null && <Cite c={c} edition={edition} sha256={sha256} />}
    </>
  )
}

/** Whoever follows a citation learns here that something was put right, or that there is a newer report. */
function Newer({ t, view: { edition, all } }: { readonly t: Translate; readonly view: EditionView }) {
  const by = all.find(({ replaces }) => replaces?.number === edition.number)
  const [newest] = all
  const other = by ?? (newest && newest.number > edition.number ? newest : undefined)
  if (!other) return null
  return (
    <Notice title={t(by ? 'evaluation.newer.replacedTitle' : 'evaluation.newer.title')}>
      <p>
        {t(by ? 'evaluation.newer.replaced' : 'evaluation.newer.text')}{' '}
        <a href={localPath(t.locale, evaluationAt.link(other.number))}>
          {t('evaluation.newer.link', { number: String(other.number), day: t.day(other.publishedOn) })}
        </a>
      </p>
    </Notice>
  )
}

const Files = ({ t, view: { edition, posters } }: { readonly t: Translate; readonly view: EditionView }) => (
  <FileLinks
    files={[
      { href: localPath(t.locale, evaluationPaperAt.link(edition.number)), words: t('evaluation.files.paper') },
      { href: evaluationBytesAt.link(edition.number), words: t('evaluation.files.bytes') },
      ...posters.map(number => ({
        href: localPath(t.locale, posterAt.link(number)),
        words: t('evaluation.files.poster', { number: String(number) }),
      })),
    ]}
  />
)

const Cite = ({ c, edition, sha256 }: { readonly c: Ctx; readonly edition: Edition; readonly sha256: string }) => {
  const { t, services } = c.var
  return (
    <section class="band prose" id="cite">
      <h2>{t('evaluation.cite.title')}</h2>
      <CiteAs citation={citation(t, { baseUrl: services.baseUrl, edition })} />
      <p>{t('evaluation.cite.licence', { licence: licence.name })}</p>
      <Checksum label={t('evaluation.cite.checksum')} sha256={sha256} />
      <p class="small">{t('evaluation.cite.check')}</p>
    </section>
  )
}
