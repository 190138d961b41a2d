import { type Ctx, componentCss, localPath } from '../../../foundation/index.ts'
import type { PublicStory } from '../store/public-stories.ts'
import { storiesPath } from '../story-links.ts'
import css from './home-stories.css?inline'
import { StoryQuote } from './story-quote.tsx'

/** The style sheets of `HomeStories`. */
export const homeStoriesCss: readonly string[] = [componentCss.quote, css]

type HomeStoriesProps = { readonly c: Ctx; readonly title: string; readonly stories: readonly PublicStory[] }

/** The openings of some stories, for the front page: nothing while nobody has told any. What people say of their illness is in no snippet of a search engine. */
export function HomeStories({ c, title, stories }: HomeStoriesProps) {
  const { t, locale } = c.var
  if (stories.length === 0) return null
  return (
    <section class="band" data-nosnippet="">
      <h2>{title}</h2>
      <div class="voices">
        {stories.map(story => (
          <StoryQuote c={c} story={story} />
        ))}
      </div>
      <p class="all-voices">
        <a href={localPath(locale, storiesPath)}>{t('stories.home.all')}</a>
      </p>
    </section>
  )
}
