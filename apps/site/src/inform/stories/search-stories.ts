import type { SearchEntries } from '../../foundation/index.ts'
import { whoOf } from './pages/who-of.ts'
import { publicStories } from './store/public-stories.ts'
import { storiesPath, storyAt, tellPath } from './story-links.ts'

/** As many as are looked through; more than anybody has told. */
const most = 2000

/** People’s stories, for the search of the site: read anew each time, so that what is taken back is not found. */
export const searchStories: SearchEntries = async c => {
  const { db, t, locale } = c.var
  const stories = await publicStories(db, { limit: most, locale })
  return [
    { group: 'pages', title: t('stories.title'), text: t('stories.description'), link: storiesPath },
    { group: 'pages', title: t('stories.tell.title'), text: t('stories.tell.description'), link: tellPath },
    ...stories.map(({ id, text, age }) => ({
      group: 'stories' as const,
      title: whoOf(t, { name: text.name, age }),
      text: `${text.opening}\n${text.words}`,
      link: storyAt.link(id),
      ...(locale === 'cy' && text.language === 'en' ? { lang: 'en' as const } : {}),
    })),
  ]
}
