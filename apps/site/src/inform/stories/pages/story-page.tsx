import { HTTPException } from 'hono/http-exception'
import { ButtonLink, type Ctx, localPath } from '../../../foundation/index.ts'
import { supportPath } from '../../support/support-links.ts'
import { publicStory } from '../store/public-stories.ts'
import { tellPath } from '../story-links.ts'
import { storyView } from './story-view.tsx'
import { StoryWords } from './story-words.tsx'
import { whoOf } from './who-of.ts'

/** One person’s story: who they are, their picture, their words. */
export async function storyPage(c: Ctx): Promise<Response> {
  const { t, locale, db } = c.var
  const id = Number(c.req.param('id'))
  const story = Number.isSafeInteger(id) ? await publicStory(db, id, locale) : null
  if (!story) throw new HTTPException(404)
  const { text, picture, isExample } = story
  const who = whoOf(t, { name: text.name, age: story.age })
  return storyView(c, {
    title: who,
    description: t('stories.page.description'),
    kind: 'public',
    isPersonal: true,
    body: (
      <article>
        {isExample && <p class="step">{t('stories.page.example')}</p>}
        {text.language !== locale && <p class="step">{t(`stories.page.toldIn.${text.language}`)}</p>}
        {picture && (
          <figure class="story-picture">
            <img {...picture} alt={picture.alt} decoding="async" />
          </figure>
        )}
        <StoryWords words={text.words} language={text.language} locale={locale} />
        <p class="soft small">{t('stories.page.shown', { day: t.day(story.shownAt) })}</p>
        <h2>{t('stories.page.next')}</h2>
        <ul>
          <li>
            <a href={localPath(locale, supportPath)}>{t('stories.support')}</a>
          </li>
          <li>
            <a href={localPath(locale, '/act')}>{t('stories.act')}</a>
          </li>
        </ul>
        <p>
          <ButtonLink kind="quiet" href={localPath(locale, tellPath)}>
            {t('stories.yours.button')}
          </ButtonLink>
        </p>
      </article>
    ),
  })
}
