import { wordsOf } from '../../content/index.ts'
import { type ContentEntry, localPath } from '../../foundation/index.ts'
import { Behind } from '../facts/behind.tsx'
import { factText } from '../facts/sourced.ts'
import type { EntriesProps } from './aims-section.tsx'

type HighlightsProps = EntriesProps & { readonly highlights: readonly ContentEntry[] }

/** What has been reached. */
export const HighlightsSection = ({ t, highlights, facts, today }: HighlightsProps) => (
  <section class="band" id="highlights">
    <h2>{t('about.highlights.title')}</h2>
    {highlights.length === 0 && <p>{t('about.highlights.none')}</p>}
    <ul class="highlights">
      {highlights.map(highlight => (
        <li id={`highlight-${highlight.key}`}>
          <Highlight t={t} highlight={highlight} facts={facts} today={today} />
        </li>
      ))}
    </ul>
  </section>
)

function Highlight({ t, highlight, facts, today }: EntriesProps & { readonly highlight: ContentEntry }) {
  const { say, lang } = wordsOf(highlight, t.locale)
  const link = factText(highlight, 'link')
  return (
    <section>
      <h3 lang={lang}>{say('title')}</h3>
      <p lang={lang}>{say('text')}</p>
      {link !== '' && (
        <p>
          <a href={link.startsWith('/') ? localPath(t.locale, link) : link}>
            {t('about.highlights.more')}
            <span class="hidden" lang={lang}>
              : {say('title')}
            </span>
          </a>
        </p>
      )}
      <Behind t={t} entry={highlight} facts={facts} today={today} />
    </section>
  )
}
