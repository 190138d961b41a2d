import { Quote, type Translate } from '../../foundation/index.ts'
import type { PublicStatement, StatementFigure } from '../../releases/index.ts'
import { dayAsKnown } from './day-as-known.ts'

type Props = { readonly t: Translate; readonly name: string; readonly statements: readonly PublicStatement[] }

/** What a trust has said in public, outside any round: evidence with its date and source, and no status. */
export function PublicStatements({ t, name, statements }: Props) {
  if (statements.length === 0) return null
  return (
    <section class="band prose">
      <h2>{t('site.trust.statements.title')}</h2>
      <p class="lead">{t('site.trust.statements.lead')}</p>
      {statements.map(statement => (
        <Statement t={t} name={name} statement={statement} />
      ))}
    </section>
  )
}

/** The words stand in the language of the source, which is English for every one of them. */
function Statement({ t, name, statement }: { t: Translate; name: string; statement: PublicStatement }) {
  const lang = t.locale === 'en' ? undefined : 'en'
  const when = dayAsKnown(t, statement.dated)
  return (
    <div data-figure="one">
      {statement.statements.map(text => (
        <p lang={lang}>{text}</p>
      ))}
      <div class="said">
        {statement.quotes.map(({ question, text }) => (
          <Quote words={text} lang={lang} marks={[t('site.quote.open'), t('site.quote.close')]}>
            {name}, {when}
            {question && (
              <>
                . {t('site.trust.statements.asked')} <span lang={lang}>{question}</span>
              </>
            )}
          </Quote>
        ))}
      </div>
      {statement.figures.length > 0 && (
        <dl class="figures">
          {statement.figures.map(figure => (
            <Figure t={t} figure={figure} lang={lang} />
          ))}
        </dl>
      )}
      <p class="small" data-figure-date data-figure-source>
        {t('site.trust.statements.source', { publisher: statement.publisher })}{' '}
        <a href={statement.url} lang={lang}>
          {statement.title}
        </a>
        , {when}. {t('site.trust.statements.checked', { day: t.day(statement.retrievedOn) })}
      </p>
    </div>
  )
}

function Figure({ t, figure, lang }: { t: Translate; figure: StatementFigure; lang: string | undefined }) {
  const period = periodOf(t, figure)
  return (
    <div>
      <dt data-figure-denominator>
        <span lang={lang}>{figure.what}</span>
        {period && `, ${period}`}
        {figure.isEstimate && ` (${t('site.trust.statements.estimate')})`}
      </dt>
      <dd>{t.number(figure.value)}</dd>
    </div>
  )
}

function periodOf(t: Translate, { periodStart, periodEnd }: StatementFigure): string | null {
  const from = periodStart && dayAsKnown(t, periodStart)
  const to = periodEnd && dayAsKnown(t, periodEnd)
  if (from && to) return t('site.trust.statements.period', { from, to })
  if (from) return t('site.trust.statements.since', { from })
  return to && t('site.trust.statements.asOf', { to })
}
