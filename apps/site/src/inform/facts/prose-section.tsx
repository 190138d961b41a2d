import type { Child } from 'hono/jsx'
import { Markdown, wordsOf } from '../../content/index.ts'
import type { ContentEntry, Translate } from '../../foundation/index.ts'
import { FactFigure } from './fact-figure.tsx'
import { shownBy } from './load-facts.ts'
import { Sources } from './sources.tsx'

type ProseSectionProps = {
  readonly t: Translate
  readonly text: ContentEntry | undefined
  readonly facts: ReadonlyMap<string, ContentEntry>
  readonly today: string
  /** Where links to it lead. */
  readonly id: string
  readonly sand?: boolean
  /** What else belongs to it: it stands before the sources. */
  readonly children?: Child
}

/** One text of a page with its numbers and sources. A text that is not published is left out, heading and all. */
export function ProseSection({ t, text, facts, today, id, sand = false, children }: ProseSectionProps) {
  if (!text) return null
  const { say, lang } = wordsOf(text, t.locale)
  return (
    <section class={sand ? 'band prose sand' : 'band prose'} id={id}>
      <h2 lang={lang}>{say('title')}</h2>
      {lang && <p class="soft">{t('facts.onlyEnglish')}</p>}
      <Markdown text={say('body')} headingFrom={3} locale={t.locale} lang={lang} />
      {shownBy(text, facts).map(fact => (
        <FactFigure t={t} fact={fact} today={today} />
      ))}
      {children}
      <Sources t={t} entry={text} today={today} />
    </section>
  )
}
