import type { Child } from 'hono/jsx'
import type { Translate } from '../../../i18n/messages.ts'
import { Rich } from '../../../i18n/rich.tsx'
import { type FigureDate, sayFigureDate } from './figure-date.ts'

/** Where a number comes from: what it is called and, where it can be read, its address. */
export type FigureSource = { readonly name: Child; readonly href?: string; readonly lang?: 'en' }

/** What no number goes without. */
export type FigureFacts = {
  /** When it was true; not when we read it. */
  readonly date: FigureDate
  readonly source: FigureSource
  /** Out of whom or what: “everyone in England with breast cancer that had spread when it was found”. */
  readonly denominator: Child
}

type FigureProps = FigureFacts & {
  readonly t: Translate
  /** The number as people read it: “57,215”, “19%”, “33% to 43%”. */
  readonly value: string
  /** What it counts: the sentence that the number begins. */
  readonly words: Child
  /** What else has to be known to understand it: a caveat, its age. */
  readonly children?: Child
}

/** One number with what it counts, its date, its source and out of whom: no figure of a public page goes without. */
export const Figure = ({ t, value, words, children, ...facts }: FigureProps) => (
  <div class="figure" data-figure="one">
    <p class="figure-number">
      <strong>{value}</strong> {words}
    </p>
    {children}
    <Facts t={t} {...facts} />
  </div>
)

/** The same three for all the numbers of a table, a chart or a list: it stands in the same section as they do. */
export const FigureNote = ({ t, ...facts }: FigureFacts & { readonly t: Translate }) => (
  <div class="figure-note" data-figure="all">
    <Facts t={t} {...facts} />
  </div>
)

type FigureLineProps = {
  readonly t: Translate
  /** The whole page, or the section or article in which it stands. */
  readonly scope: 'page' | 'all'
  /** The day in words. */
  readonly day: Child
  readonly denominator: Child
  readonly source: Child
}

/** The same three in one sentence, for a page or a section whose numbers are all of one day and one source. */
export const FigureLine = ({ t, scope, day, denominator, source }: FigureLineProps) => (
  <p class="soft small" data-figure={scope}>
    <Rich
      t={t}
      k={scope === 'page' ? 'figure.page' : 'figure.section'}
      with={{
        date: <span data-figure-date>{day}</span>,
        denominator: <span data-figure-denominator>{denominator}</span>,
        source: <span data-figure-source>{source}</span>,
      }}
    />
  </p>
)

const Facts = ({ t, date, source, denominator }: FigureFacts & { readonly t: Translate }) => (
  <dl class="figure-facts">
    <div>
      <dt>{t('figure.date')}</dt>
      <dd data-figure-date>{sayFigureDate(t, date)}</dd>
    </div>
    <div>
      <dt>{t('figure.denominator')}</dt>
      <dd data-figure-denominator>{denominator}</dd>
    </div>
    <div>
      <dt>{t('figure.source')}</dt>
      <dd data-figure-source lang={source.lang}>
        {source.href ? <a href={source.href}>{source.name}</a> : source.name}
      </dd>
    </div>
  </dl>
)
