import { type Ctx, localPath, Quote } from '../../../foundation/index.ts'
import type { PublicStory } from '../store/public-stories.ts'
import { storyAt } from '../story-links.ts'
import { whoOf } from './who-of.ts'

/** The opening of a story with its picture, and the way to all of it. */
export function StoryQuote({ c, story }: { readonly c: Ctx; readonly story: PublicStory }) {
  const { t, locale } = c.var
  const { id, text, age, picture } = story
  const who = whoOf(t, { name: text.name, age })
  return (
    <Quote
      words={text.opening}
      lang={text.language === locale ? undefined : text.language}
      marks={[t('site.quote.open'), t('site.quote.close')]}
      picture={picture ?? undefined}
    >
      <span data-not-counting="">{who}</span>
      {' · '}
      <a href={localPath(locale, storyAt.link(id))}>
        {t('stories.read')}{' '}
        <span class="hidden" data-not-counting="">
          {who}
        </span>
      </a>
    </Quote>
  )
}
