import { Button, type Ctx, localPath, Notice } from '../../../../foundation/index.ts'
import { mineImageLink, mineLink } from '../../sign-links.ts'
import { agreedScopes, formHash, onceAgreed, wordingsOf } from '../consent-store.ts'
import { imageOf, type PhotoRow } from '../photo-store.ts'
import { captionOf } from './caption.ts'
import { Tick } from './tick.tsx'
import { wallView } from './wall-view.tsx'

export const mineNotices = ['changed', 'stays', 'words'] as const

type Mine = { readonly token: string; readonly photo: PhotoRow; readonly notice?: (typeof mineNotices)[number] }

/** One’s own photograph: what is shown, what was agreed to, and the button that takes it back. */
export async function minePage(c: Ctx, { token, photo, notice }: Mine): Promise<Response> {
  const { t, locale, db, shell } = c.var
  if (photo.state === 'ended') return endedPage(c, photo)
  const agreed = await agreedScopes(db, photo.id)
  const isKept = (await imageOf(db, photo.id, 'small')) !== null
  const wordings = wordingsOf(t, shell.charity.name).filter(({ scope }) => scope !== 'wall')
  const action = localPath(locale, mineLink(token))
  const caption = captionOf(t, photo)
  return wallView(c, {
    title: t('sign.mine.title'),
    lead: t(`sign.mine.states.${photo.state}`, { day: photo.shown_until === null ? '' : t.day(photo.shown_until) }),
    status: notice === 'words' ? 422 : 200,
    body: (
      <>
        {notice && (
          <Notice>
            <p role="status">{t(`sign.mine.notices.${notice}`)}</p>
          </Notice>
        )}
        {isKept && (
          <figure class="one-photo">
            <img src={localPath(locale, mineImageLink(token))} alt={photo.description || t('sign.mine.noDescription')} />
            {caption !== '' && <figcaption dir="auto">{caption}</figcaption>}
          </figure>
        )}
        <h2>{t('sign.mine.back.title')}</h2>
        <p>{t('sign.mine.back.text')}</p>
        <form method="post" action={action}>
          <button class="button" type="submit" name="do" value="take-back">
            {t('sign.mine.back.button')}
          </button>
        </form>
        {photo.state === 'shown' && (
          <>
            <h2>{t('sign.mine.stay.title')}</h2>
            <p>{t('sign.mine.stay.text', { day: photo.shown_until === null ? '' : t.day(photo.shown_until) })}</p>
            <form method="post" action={action}>
              <button class="button quiet" type="submit" name="do" value="stay">
                {t('sign.mine.stay.button')}
              </button>
            </form>
          </>
        )}
        <h2>{t('sign.mine.scopes.title')}</h2>
        <form method="post" action={action}>
          <input type="hidden" name="words" value={formHash(wordingsOf(t, shell.charity.name))} />
          {wordings.map(({ scope, text }) => (
            <Tick t={t} id={scope} words={text} isTicked={agreed.includes(scope)} />
          ))}
          <p class="hint">{t('sign.photo.form.beyond')}</p>
          <input type="hidden" name="do" value="change" />
          <Button kind="quiet">{t('sign.mine.scopes.button')}</Button>
        </form>
      </>
    ),
  })
}

/** Gone. Where copies may be that we cannot call back, it says so once more. */
export async function endedPage(c: Ctx, photo: PhotoRow): Promise<Response> {
  const { t, db } = c.var
  const once = await onceAgreed(db, photo.id)
  const because = photo.ended_because ?? 'owner'
  return wallView(c, {
    title: t(`sign.ended.${because}.title`),
    lead: t(`sign.ended.${because}.lead`),
    status: 410,
    body: (
      <>
        <p>{t('sign.ended.backups')}</p>
        {once.some(scope => scope !== 'wall') && <p>{t('sign.ended.copies')}</p>}
      </>
    ),
  })
}
