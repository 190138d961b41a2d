import { HTTPException } from 'hono/http-exception'
import { consolePage } from '../../../accounts/index.ts'
import { type Ctx, DataTable, localPath, Notice, Pagination } from '../../../foundation/index.ts'
import { signAt, signsPath } from '../sign-links.ts'
import { onceAgreed } from '../wall/consent-store.ts'
import { countPhotos, type PhotoRow, photosIn } from '../wall/photo-store.ts'

const onePage = 50

/** Photographs: those that wait first, then those on the wall, then those of late that may have copies elsewhere. */
export async function signsPage(c: Ctx): Promise<Response> {
  const { t, locale, db } = c.var
  const asked = Number(c.req.query('page') ?? '1')
  const shown = await countPhotos(db, 'shown')
  const pages = Math.max(1, Math.ceil(shown / onePage))
  if (!Number.isSafeInteger(asked) || asked < 1 || asked > pages) throw new HTTPException(404)
  const waiting = await photosIn(db, 'waiting', { limit: onePage })
  const onWall = await photosIn(db, 'shown', { limit: onePage, offset: (asked - 1) * onePage })
  const gone = await goneBeyond(c)
  const link = ({ id }: Pick<PhotoRow, 'id'>) => (
    <a href={localPath(locale, signAt.link(id))}>{t('sign.console.number', { id })}</a>
  )
  const day = (at: Date | null) => (at === null ? '' : t.day(at))
  return consolePage(c, {
    title: t('sign.console.title'),
    lead: t('sign.console.lead'),
    body: (
      <>
        {c.req.query('done') !== undefined && (
          <Notice>
            <p role="status">{t('sign.console.done')}</p>
          </Notice>
        )}
        <h2>{t('sign.console.waiting.title')}</h2>
        {waiting.length === 0 ? (
          <p>{t('sign.console.waiting.none')}</p>
        ) : (
          <DataTable
            id="waiting"
            caption={t('sign.console.waiting.caption', { count: await countPhotos(db, 'waiting') })}
            columns={[{ label: t('sign.console.photo') }, { label: t('sign.console.sent') }, { label: t('sign.console.name') }]}
            rows={waiting.map(photo => [link(photo), day(photo.confirmed_at), <span dir="auto">{photo.name}</span>])}
          />
        )}
        <h2>{t('sign.console.shown.title')}</h2>
        {onWall.length === 0 ? (
          <p>{t('sign.console.shown.none')}</p>
        ) : (
          <DataTable
            id="shown"
            caption={t('sign.console.shown.caption', { count: shown })}
            columns={[
              { label: t('sign.console.photo') },
              { label: t('sign.console.since') },
              { label: t('sign.console.until') },
              { label: t('sign.console.name') },
            ]}
            rows={onWall.map(photo => [
              link(photo),
              day(photo.shown_at),
              day(photo.shown_until),
              <span dir="auto">{photo.name}</span>,
            ])}
          />
        )}
        <Pagination t={t} page={asked} pages={pages} link={number => localPath(locale, `${signsPath}?page=${number}`)} />
        <h2>{t('sign.console.gone.title')}</h2>
        {gone.length === 0 ? (
          <p>{t('sign.console.gone.none')}</p>
        ) : (
          <DataTable
            id="gone"
            caption={t('sign.console.gone.caption')}
            columns={[
              { label: t('sign.console.photo') },
              { label: t('sign.console.ended') },
              { label: t('sign.console.beyond') },
            ]}
            rows={gone.map(({ photo, beyond }) => [link(photo), day(photo.ended_at), beyond])}
          />
        )}
      </>
    ),
  })
}

/** Of those that are gone, the ones of which staff may have given copies away: what can still be asked back is asked back by hand. */
async function goneBeyond({ var: { db, t } }: Ctx) {
  const ended = await photosIn(db, 'ended', { limit: onePage })
  const found = []
  for (const photo of ended) {
    const beyond = (await onceAgreed(db, photo.id)).filter(scope => scope !== 'wall')
    if (photo.shown_at !== null && beyond.length > 0)
      found.push({ photo, beyond: beyond.map(scope => t(`sign.console.scopes.${scope}`)).join(', ') })
  }
  return found
}
