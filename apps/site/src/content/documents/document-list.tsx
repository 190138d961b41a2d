import { localPath, type SiteDocument, type Translate } from '../../foundation/index.ts'
import { documentsPath } from './document-links.ts'
import css from './documents.css?inline'
import { sizeInWords, typeInWords } from './say-document.ts'

/** What a page with documents takes along. */
export const documentsCss = css

type ListProps = {
  readonly t: Translate
  readonly documents: readonly SiteDocument[]
  /** Whether it is said to which page each belongs: not on that page itself. */
  readonly saysWhere?: boolean
}

/** Documents, each with what somebody must know before they open it. */
export const DocumentList = ({ t, documents, saysWhere = false }: ListProps) => (
  <div>
    <ul class="documents">
      {documents.map(document => (
        <li>
          <a href={document.type === 'html' ? localPath(t.locale, document.link) : document.link} lang={langOf(t, document)}>
            {document.title}
          </a>
          <p class="small soft">{[...facts(t, document)].join(' · ')}</p>
          {document.isTagged === false && <p class="small">{t('documents.untagged')}</p>}
          {saysWhere && document.belongsTo && (
            <p class="small">
              {t('documents.belongs')} <a href={localPath(t.locale, document.belongsTo.link)}>{document.belongsTo.title}</a>
            </p>
          )}
        </li>
      ))}
    </ul>
  </div>
)

/** Only where it is another language than the page’s. */
const langOf = (t: Translate, { lang }: SiteDocument) => (lang === t.locale ? undefined : lang)

function* facts(t: Translate, { type, size, pages, lang, day, isTagged }: SiteDocument): Generator<string> {
  yield typeInWords(t, type)
  if (size !== null) yield sizeInWords(t, size)
  if (pages !== null) yield t('documents.pages', { count: pages })
  yield t(`documents.languages.${lang}`)
  yield day === null ? t('documents.madeNow') : t.day(day)
  if (isTagged === true) yield t('documents.tagged')
}

/** Documents related to a page; nothing where there are none. The page takes `documentsCss` along. */
export const RelatedDocuments = ({ t, documents }: Pick<ListProps, 't' | 'documents'>) =>
  documents.length === 0 ? null : (
    <section class="band prose" aria-labelledby="related-documents">
      <h2 id="related-documents">{t('documents.related')}</h2>
      <DocumentList t={t} documents={documents} />
      <p>
        <a href={localPath(t.locale, documentsPath)}>{t('documents.all')}</a>
      </p>
    </section>
  )
