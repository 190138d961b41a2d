import { wordsOf } from '../../content/index.ts'
import { type ContentEntry, Figure, type Translate } from '../../foundation/index.ts'
import { factAnchor } from './fact-kind.ts'
import { factText, sourcesOf } from './sourced.ts'
import { Reviewed } from './sources.tsx'

type FactFigureProps = {
  readonly t: Translate
  readonly fact: ContentEntry
  readonly today: string
  /** Whether this is the place that links to the fact lead to. */
  readonly isHome?: boolean
}

/** A fact as its number, with all that belongs to it. */
export function FactFigure({ t, fact, today, isHome = false }: FactFigureProps) {
  const { say, lang } = wordsOf(fact, t.locale)
  const [first, ...others] = sourcesOf(fact)
  if (!first) return null
  return (
    <div id={isHome ? factAnchor(fact.key) : undefined}>
      <Figure
        t={t}
        value={say('value')}
        words={<span lang={lang}>{say('words')}</span>}
        date={factText(fact, 'date')}
        denominator={<span lang={lang}>{say('denominator')}</span>}
        source={{ name: first.name, href: first.url, ...(t.locale === 'en' ? {} : { lang: 'en' }) }}
      >
        {say('caveat') !== '' && (
          <p class="small" lang={lang}>
            {say('caveat')}
          </p>
        )}
        {others.map(source => (
          <p class="small">
            {t('facts.alsoSaid')} <a href={source.url}>{source.name}</a>
          </p>
        ))}
        <Reviewed t={t} entry={fact} today={today} onlyOverdue={!isHome} />
      </Figure>
    </div>
  )
}
