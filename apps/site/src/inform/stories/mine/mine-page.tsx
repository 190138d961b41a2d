import { type Ctx, ErrorSummary, Fold, localPath, Notice } from '../../../foundation/index.ts'
import { storyView } from '../pages/story-view.tsx'
import { StoryWords } from '../pages/story-words.tsx'
import { whoOf } from '../pages/who-of.ts'
import { agreedScopes, noLongerAgreed } from '../store/consent-store.ts'
import { pictureOf } from '../store/picture-store.ts'
import type { StoryRow } from '../store/story-store.ts'
import { textIn, versionOf } from '../store/version-store.ts'
import { minePictureAt, storiesPath, storyAt, tellPath } from '../story-links.ts'
import { Beyond, Rewrite, Until } from './mine-forms.tsx'
import { actionOf, type Mine, type Parts } from './mine-parts.ts'
import { PictureForm } from './picture-form.tsx'

/** One’s own story: as it is, what waits for one’s yes, and the button that takes it back, before anything else that can be changed. */
export async function minePage(c: Ctx, mine: Mine): Promise<Response> {
  const { t, locale, db } = c.var
  const { token, story, notice, errors = [], message, status, headers } = mine
  if (story.state === 'ended') return endedPage(c, story)
  const version = await versionOf(db, story.id, story.newest)
  const picture = await pictureOf(db, story.id, version.picture)
  const until = story.consent_until === null ? '' : t.day(story.consent_until)
  const state = story.turn === 'teller' ? 'asked' : story.shown !== null ? 'shown' : story.held_at !== null ? 'held' : 'waiting'
  const parts = { ...mine, c, version, picture, until, errors }
  return storyView(c, {
    title: t('stories.mine.title'),
    lead: t(`stories.mine.states.${state}`, { day: until }),
    description: t('stories.mine.title'),
    kind: 'link',
    status: status ?? (errors.length > 0 ? 422 : 200),
    headers,
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        {message !== undefined && (
          <Notice>
            <p role="alert">{message}</p>
          </Notice>
        )}
        {notice && (
          <Notice>
            <p role="status">{t(`stories.mine.notices.${notice}`)}</p>
          </Notice>
        )}
        {story.shown !== null && (
          <p>
            <a href={localPath(locale, storyAt.link(story.id))}>{t('stories.mine.see')}</a>
          </p>
        )}
        <Asked {...parts} />
        <Now {...parts} token={token} />
        <TakeBack {...parts} />
        <Rewrite {...parts} />
        <PictureForm {...parts} />
        <Until {...parts} />
        <Beyond {...parts} agreed={await agreedScopes(db, story.id)} />
      </>
    ),
  })
}

/** The words that staff have edited, and the yes to them. */
function Asked(parts: Parts) {
  const { c, story, version } = parts
  const { t } = c.var
  if (story.turn !== 'teller') return null
  return (
    <Notice title={t('stories.mine.asked.title')}>
      <p>{t('stories.mine.asked.text')}</p>
      <form method="post" action={actionOf(parts)}>
        <input type="hidden" name="number" value={String(version.number)} />
        <button class="button" type="submit" name="do" value="agree">
          {t('stories.mine.asked.button')}
        </button>
      </form>
    </Notice>
  )
}

function Now({ c, token, version, picture, story }: Parts) {
  const { t, locale } = c.var
  const original = textIn(version, story.language)
  const others = version.texts.filter(({ language }) => language !== original.language)
  return (
    <section>
      <h2>{whoOf(t, { name: original.name, age: version.age })}</h2>
      {picture && (
        <figure class="story-picture">
          <img
            src={localPath(locale, minePictureAt.link(token))}
            width={picture.width}
            height={picture.height}
            alt={original.description || t('stories.mine.noDescription')}
          />
        </figure>
      )}
      <StoryWords words={original.words} language={original.language} locale={locale} />
      <p>
        {t('stories.mine.opening')} <q lang={original.language === locale ? undefined : original.language}>{original.opening}</q>
      </p>
      {others.map(text => (
        <Fold summary={t(`stories.mine.translation.${text.language}`)}>
          <p lang={text.language}>{text.opening}</p>
          <StoryWords words={text.words} language={text.language} locale={locale} />
        </Fold>
      ))}
    </section>
  )
}

function TakeBack(parts: Parts) {
  const { t } = parts.c.var
  return (
    <section>
      <h2>{t('stories.mine.back.title')}</h2>
      <p>{t('stories.mine.back.text')}</p>
      <form method="post" action={actionOf(parts)}>
        <button class="button" type="submit" name="do" value="take-back">
          {t('stories.mine.back.button')}
        </button>
      </form>
    </section>
  )
}

/** Gone. Where copies may be that we cannot call back, it says so once more. */
export async function endedPage(c: Ctx, story: StoryRow): Promise<Response> {
  const { t, db, locale } = c.var
  const once = await noLongerAgreed(db, story.id)
  const because = story.ended_because ?? 'teller'
  return storyView(c, {
    title: t(`stories.ended.${because}.title`),
    lead: t(`stories.ended.${because}.lead`),
    description: t(`stories.ended.${because}.lead`),
    status: 410,
    kind: 'link',
    body: (
      <>
        <p>{t('stories.ended.backups')}</p>
        {once.some(scope => scope !== 'site') && <p>{t('stories.ended.copies')}</p>}
        <ul>
          <li>
            <a href={localPath(locale, storiesPath)}>{t('stories.see')}</a>
          </li>
          <li>
            <a href={localPath(locale, tellPath)}>{t('stories.yours.button')}</a>
          </li>
        </ul>
      </>
    ),
  })
}
