import { wordsOf } from '../../content/index.ts'
import { type ContentEntry, type Moment, sayFigureDate, Timeline, type Translate } from '../../foundation/index.ts'
import { Behind } from '../facts/behind.tsx'
import { factText } from '../facts/sourced.ts'
import type { EntriesProps } from './aims-section.tsx'

type HistoryProps = EntriesProps & { readonly moments: readonly ContentEntry[] }

/** How it came about, from the beginning to today. */
export const HistorySection = ({ t, moments, facts, today }: HistoryProps) => (
  <section class="band prose" id="history">
    <h2>{t('about.history.title')}</h2>
    <p>{t(moments.length === 0 ? 'about.history.none' : 'about.history.lead')}</p>
    <Timeline moments={moments.map(moment => asMoment(t, moment, facts, today))} />
  </section>
)

function asMoment(t: Translate, moment: ContentEntry, facts: EntriesProps['facts'], today: string): Moment {
  const { say, lang } = wordsOf(moment, t.locale)
  const on = factText(moment, 'on')
  return {
    id: `moment-${moment.key}`,
    mark: <Lamp />,
    title: <span lang={lang}>{say('title')}</span>,
    on,
    day: sayFigureDate(t, on),
    more: <span lang={lang}>{say('text')}</span>,
    below: <Behind t={t} entry={moment} facts={facts} today={today} />,
  }
}

/** A light that went on. */
const Lamp = () => (
  <svg viewBox="-11 -11 22 22" aria-hidden="true">
    <circle r="9" fill="#ffc94d" opacity=".35" />
    <circle r="5" fill="#fff3c9" />
  </svg>
)
