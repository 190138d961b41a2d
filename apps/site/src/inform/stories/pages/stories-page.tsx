import { HTTPException } from 'hono/http-exception'
import { ButtonLink, type Ctx, localPath, Pagination } from '../../../foundation/index.ts'
import { supportPath } from '../../support/support-links.ts'
import { countStories } from '../store/list-stories.ts'
import { publicStories } from '../store/public-stories.ts'
import { storiesPath, tellPath } from '../story-links.ts'
import { StoryQuote } from './story-quote.tsx'
import { storyView } from './story-view.tsx'

const onePage = 12

/** Everybody who tells their story, the newest first. */
export async function storiesPage(c: Ctx): Promise<Response> {
  const { t, locale, db } = c.var
  const count = await countStories(db, 'shown')
  const pages = Math.max(1, Math.ceil(count / onePage))
  const asked = Number(c.req.query('page') ?? '1')
  if (!Number.isSafeInteger(asked) || asked < 1 || asked > pages) throw new HTTPException(404)
  const stories = await publicStories(db, { limit: onePage, offset: (asked - 1) * onePage, locale })
  return storyView(c, {
    title: t('stories.title'),
    lead: stories.length === 0 ? t('stories.empty') : t('stories.lead'),
    description: t('stories.description'),
    kind: 'public',
    isPersonal: true,
    isWide: true,
    trail: [],
    body: (
      <>
        {stories.length > 0 && (
          <ul class="story-list">
            {stories.map(story => (
              <li>
                <StoryQuote c={c} story={story} />
              </li>
            ))}
          </ul>
        )}
        <Pagination t={t} page={asked} pages={pages} link={pageLink(c)} />
        <div class="prose">
          <h2>{t('stories.yours.title')}</h2>
          <p>{t('stories.yours.text')}</p>
          <p>
            <ButtonLink href={localPath(locale, tellPath)}>{t('stories.yours.button')}</ButtonLink>
          </p>
          <p>
            <a href={localPath(locale, supportPath)}>{t('stories.support')}</a>
          </p>
        </div>
      </>
    ),
  })
}

const pageLink =
  ({ var: { locale } }: Ctx) =>
  (number: number): string =>
    localPath(locale, storiesPath) + (number === 1 ? '' : `?page=${number}`)
