import { localPath, type Translate } from '../../foundation/index.ts'
import { classifyLink } from '../answers/links.ts'
import { markingLink } from '../marking/links.ts'
import { publishLink } from '../publishing/links.ts'
import { repliesLink } from '../replies/links.ts'
import { statisticsLink } from '../statistics/links.ts'
import type { RoundId } from '../types.ts'
import { boardLink, calendarLink, listLink, overviewLink } from './links.ts'

const tabs = {
  overview: overviewLink,
  list: (round: RoundId) => listLink(round),
  calendar: calendarLink,
  board: boardLink,
  classify: classifyLink,
  marking: markingLink,
  replies: repliesLink,
  statistics: statisticsLink,
  publish: (round: RoundId) => publishLink(round),
} as const
export type RoundTab = keyof typeof tabs

/** The ways to look at one round that has been sent. */
export const RoundTabs = ({ t, round, current }: { t: Translate; round: RoundId; current: RoundTab | null }) => (
  <nav class="round-tabs" aria-label={t('worklist.tabs.label')}>
    <ul>
      {(Object.keys(tabs) as RoundTab[]).map(tab => (
        <li>
          <a href={localPath(t.locale, tabs[tab](round))} aria-current={tab === current ? 'page' : undefined}>
            {t(`worklist.tabs.${tab}`)}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
