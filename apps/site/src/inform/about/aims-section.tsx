import { Markdown, wordsOf } from '../../content/index.ts'
import type { ContentEntry, Translate } from '../../foundation/index.ts'
import { FactFigure } from '../facts/fact-figure.tsx'
import { shownBy } from '../facts/load-facts.ts'
import { Sources } from '../facts/sources.tsx'

export type EntriesProps = {
  readonly t: Translate
  readonly facts: ReadonlyMap<string, ContentEntry>
  readonly today: string
}

/** The things that have to change, each with what is done and what is open. */
export const AimsSection = ({ t, aims, ...rest }: EntriesProps & { readonly aims: readonly ContentEntry[] }) => (
  <section class="band sand" id="aims">
    <h2>{t('about.aims.title')}</h2>
    <p class="lead">{t(aims.length === 0 ? 'about.aims.none' : 'about.aims.lead')}</p>
    <ol class="aims">
      {aims.map((aim, i) => (
        <li id={`aim-${aim.key}`}>
          <p class="number" aria-hidden="true" data-not-counting>
            {t.number(i + 1)}
          </p>
          <Aim t={t} aim={aim} {...rest} />
        </li>
      ))}
    </ol>
  </section>
)

function Aim({ t, aim, facts, today }: EntriesProps & { readonly aim: ContentEntry }) {
  const { say, lang } = wordsOf(aim, t.locale)
  const words = (field: string) => <Markdown text={say(field)} headingFrom={3} locale={t.locale} lang={lang} />
  return (
    <section>
      <h3 lang={lang}>{say('title')}</h3>
      <p lang={lang}>{say('why')}</p>
      <div class="done-and-open">
        <div>
          <h4>{t('about.aims.done')}</h4>
          {words('done')}
        </div>
        <div>
          <h4>{t('about.aims.open')}</h4>
          {words('open')}
        </div>
      </div>
      {shownBy(aim, facts).map(fact => (
        <FactFigure t={t} fact={fact} today={today} />
      ))}
      <Sources t={t} entry={aim} today={today} />
    </section>
  )
}
