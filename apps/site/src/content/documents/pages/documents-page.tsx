import { HTTPException } from 'hono/http-exception'
import { Breadcrumbs, type Ctx, componentCss, localPath, Pagination, page } from '../../../foundation/index.ts'
import { documentsPath } from '../document-links.ts'
import { DocumentList } from '../document-list.tsx'
import css from '../documents.css?inline'
import { documentsOfSite } from '../documents-of-site.ts'

const onePage = 50

/** Every document of the site in one list, the newest first. */
export async function documentsPage(c: Ctx): Promise<Response> {
  const { t, locale } = c.var
  const all = await documentsOfSite(c)
  const asked = Number(c.req.query('page') ?? '1')
  const pages = Math.max(1, Math.ceil(all.length / onePage))
  if (!Number.isSafeInteger(asked) || asked < 1 || asked > pages) throw new HTTPException(404)
  const title = t('documents.title')
  return page(c, {
    title,
    description: t('documents.lead'),
    address: asked === 1 ? documentsPath : `${documentsPath}?page=${asked}`,
    cacheable: true,
    css: [css, componentCss.pagination],
    body: (
      <>
        <Breadcrumbs t={t} trail={[]} here={title} />
        <section class="band prose">
          <div class="prose">
            <h1>{title}</h1>
            <p class="lead">{t('documents.lead')}</p>
            <p>
              {t('documents.otherForm')} <a href={localPath(locale, '/accessibility')}>{t('documents.askUs')}</a>
            </p>
          </div>
          {all.length === 0 ? (
            <p>{t('documents.none')}</p>
          ) : (
            <DocumentList t={t} documents={all.slice((asked - 1) * onePage, asked * onePage)} saysWhere />
          )}
          <Pagination t={t} page={asked} pages={pages} link={number => localPath(locale, `${documentsPath}?page=${number}`)} />
        </section>
      </>
    ),
  })
}
