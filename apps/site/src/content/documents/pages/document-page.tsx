import { HTTPException } from 'hono/http-exception'
import { Breadcrumbs, ButtonLink, type Ctx, localPath, page } from '../../../foundation/index.ts'
import { wholeNumber } from '../../uploads/read-upload.ts'
import { documentFileAt, documentsPath } from '../document-links.ts'
import { DocumentList } from '../document-list.tsx'
import { documentById, filesOf } from '../document-store.ts'
import css from '../documents.css?inline'
import { documentAsListed } from '../documents-of-site.ts'
import { sizeInWords, typeInWords } from '../say-document.ts'

/** One document that staff keep: what it is, where it belongs, and the files whose place the newest has taken. */
export async function documentPage(c: Ctx): Promise<Response> {
  const { t, locale, db } = c.var
  const document = await documentById(db, wholeNumber(c.req.param('id') ?? ''))
  if (!document?.isShown) throw new HTTPException(404)
  const [file, ...earlier] = await filesOf(db, document.id)
  if (!file) throw new Error(`The document ${document.id} has no file`)
  const { id, title, language, about } = document
  const lang = language === locale ? undefined : language
  return page(c, {
    title,
    description: about || t('documents.one.description', { title }),
    cacheable: true,
    css: [css],
    body: (
      <>
        <Breadcrumbs t={t} trail={[{ href: documentsPath, label: t('documents.title') }]} here={title} />
        <section class="band prose">
          <h1 lang={lang}>{title}</h1>
          {about && (
            <p class="lead" lang={lang}>
              {about}
            </p>
          )}
          <DocumentList t={t} documents={[documentAsListed(c, document)]} saysWhere />
          <p>
            <ButtonLink href={documentFileAt.link({ id, ...file })}>
              {t('documents.one.open', { type: typeInWords(t, file.type), size: sizeInWords(t, file.size) })}
            </ButtonLink>
          </p>
          {earlier.length > 0 && (
            <>
              <h2>{t('documents.one.earlier')}</h2>
              <p>{t('documents.one.earlierText')}</p>
              <ul>
                {earlier.map(each => (
                  <li>
                    <a href={documentFileAt.link({ id, ...each })}>
                      {t('documents.one.of', {
                        day: t.day(each.day),
                        type: typeInWords(t, each.type),
                        size: sizeInWords(t, each.size),
                      })}
                    </a>
                  </li>
                ))}
              </ul>
            </>
          )}
          <p>
            <a href={localPath(locale, documentsPath)}>{t('documents.all')}</a>
          </p>
        </section>
      </>
    ),
  })
}
