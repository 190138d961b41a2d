import { HTTPException } from 'hono/http-exception'
import { consolePage, mayDo, principalOf } from '../../../accounts/index.ts'
import { ButtonLink, type Ctx, componentCss, localPath, Notice, Pagination } from '../../../foundation/index.ts'
import { addImagePath, imageAt, imagesPath } from '../image-links.ts'
import { countImages, imagesKept } from '../kept-image-store.ts'
import { Picture } from '../picture.tsx'
import css from './images.css?inline'

const onePage = 24

/** Every picture that is kept for the pages, the newest first. */
export async function imagesPage(c: Ctx): Promise<Response> {
  const { t, locale, db } = c.var
  const asked = Number(c.req.query('page') ?? '1')
  const count = await countImages(db)
  const pages = Math.max(1, Math.ceil(count / onePage))
  if (!Number.isSafeInteger(asked) || asked < 1 || asked > pages) throw new HTTPException(404)
  const images = await imagesKept(db, { limit: onePage, offset: (asked - 1) * onePage })
  return consolePage(c, {
    title: t('images.title'),
    lead: t('images.lead'),
    css: [css, componentCss.pagination],
    body: (
      <>
        {c.req.query('done') === 'removed' && (
          <Notice>
            <p role="status">{t('images.done.removed')}</p>
          </Notice>
        )}
        {mayDo(principalOf(c), 'image.add') === 'yes' && (
          <p>
            <ButtonLink href={localPath(locale, addImagePath)}>{t('images.add.title')}</ButtonLink>
          </p>
        )}
        <h2>{t('images.count', { count })}</h2>
        {count === 0 && <p>{t('images.none')}</p>}
        <ul class="image-list">
          {images.map(image => (
            <li>
              <a href={localPath(locale, imageAt.link(image.id))}>
                <Picture t={t} image={image} sizes="14rem" />
                <span>{t('images.number', { id: image.id })}</span>
              </a>
            </li>
          ))}
        </ul>
        <Pagination t={t} page={asked} pages={pages} link={number => localPath(locale, `${imagesPath}?page=${number}`)} />
      </>
    ),
  })
}
