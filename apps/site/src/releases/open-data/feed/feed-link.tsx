import { localPath, type Translate } from '../../../foundation/index.ts'
import { feedPath } from '../../links.ts'

/** For the head of a page that shows statuses: browsers and feed readers find the feed by it. */
export const FeedLink = ({ t }: { t: Translate }) => (
  <link rel="alternate" type="application/atom+xml" title={t('open-data.feed.title')} href={localPath(t.locale, feedPath)} />
)
