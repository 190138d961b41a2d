import { HTTPException } from 'hono/http-exception'
import { ButtonLink, type Ctx, localPath, Pagination } from '../../../../foundation/index.ts'
import { joinBox } from '../../../../network/index.ts'
import { addPath, imageLink, wallPath } from '../../sign-links.ts'
import { countPhotos, shownPhotos, type WallPhoto } from '../photo-store.ts'
import { captionOf } from './caption.ts'
import { wallView } from './wall-view.tsx'

const onePage = 24

/** Everybody who shows their face and their sign, the newest first. */
export async function wallPage(c: Ctx): Promise<Response> {
  const { t, locale, db } = c.var
  const asked = Number(c.req.query('page') ?? '1')
  const count = await countPhotos(db, 'shown')
  const pages = Math.max(1, Math.ceil(count / onePage))
  if (!Number.isSafeInteger(asked) || asked < 1 || asked > pages) throw new HTTPException(404)
  const photos = await shownPhotos(db, { limit: onePage, offset: (asked - 1) * onePage })
  return wallView(c, {
    title: t('sign.wall.title'),
    lead: count === 0 ? t('sign.wall.empty') : t('sign.wall.lead', { count }),
    isPublic: true,
    // Nobody who shows their face here asked to be found by a search engine.
    isIndexed: false,
    isWall: true,
    headers: { 'x-robots-tag': 'noindex, noimageindex' },
    body: (
      <>
        {photos.length > 0 && (
          <ul class="wall">
            {photos.map(photo => (
              <li>
                <Photo c={c} photo={photo} />
              </li>
            ))}
          </ul>
        )}
        <Pagination
          t={t}
          page={asked}
          pages={pages}
          link={number => localPath(locale, wallPath) + (number === 1 ? '' : `?page=${number}`)}
        />
        <div class="prose">
          <h2>{t('sign.wall.join')}</h2>
          <p>{t('sign.wall.text')}</p>
          <p>
            <ButtonLink href={localPath(locale, addPath)}>{t('sign.wall.add')}</ButtonLink>
          </p>
          {joinBox(c)}
        </div>
      </>
    ),
  })
}

function Photo({
  c: {
    var: { t },
  },
  photo,
}: {
  readonly c: Ctx
  readonly photo: WallPhoto
}) {
  const { small, large, description } = photo
  const caption = captionOf(t, photo)
  return (
    <figure>
      <a href={imageLink(large)}>
        <img src={imageLink(small.sha256)} width={small.width} height={small.height} alt={description} loading="lazy" />
      </a>
      {caption !== '' && <figcaption dir="auto">{caption}</figcaption>}
    </figure>
  )
}
