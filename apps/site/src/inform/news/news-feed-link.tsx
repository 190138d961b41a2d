import { localPath, type Translate } from '../../foundation/index.ts'
import { newsFeedPath } from './news-links.ts'

/** For the head of the pages of news: browsers and feed readers find the feed by it. */
export const NewsFeedLink = ({ t }: { t: Translate }) => (
  <link rel="alternate" type="application/atom+xml" title={t('news.feed.title')} href={localPath(t.locale, newsFeedPath)} />
)
