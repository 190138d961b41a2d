import { DataTable, FigureNote, Fold, localPath, sayFigureDate, type Translate } from '../../foundation/index.ts'
import type { MeasureValue, Reading } from '../measures/measure-value.ts'
import { sayAmount } from '../measures/say-amount.ts'
import { ReadingFigure } from './reading-figure.tsx'

type Props = { readonly t: Translate; readonly measure: MeasureValue }

/** One measure: what it is today, what it is compared with, what exactly is counted, and how it came about. Before anything is known, a sentence. */
export function MeasurePart({ t, measure }: Props) {
  const { key, title, now, nothing, history } = measure
  return (
    <article class="measure" id={`measure-${key}`}>
      <h3>{title[t.locale]}</h3>
      {now === null && measure.baseline === null ? (
        <p>{nothing[t.locale]}</p>
      ) : (
        <div class="measure-sides">
          <div>
            <h4>{t('impact.measure.now')}</h4>
            {now ? <ReadingFigure t={t} reading={now} units={measure} /> : <p>{nothing[t.locale]}</p>}
          </div>
          <Baseline t={t} measure={measure} />
        </div>
      )}
      <p class="small soft">
        {t('impact.measure.definition', { definition: measure.definition[t.locale] })} {t(`impact.measure.${measure.how}`)}
      </p>
      {history.length > 1 && <History t={t} measure={measure} />}
    </article>
  )
}

/** What it is compared with; where there is nothing, why. */
export const Baseline = ({ t, measure: { baseline, whyNoBaseline }, measure }: Props) => (
  <div class="baseline">
    <h4>{t('impact.measure.baseline')}</h4>
    {baseline ? <ReadingFigure t={t} reading={baseline} units={measure} /> : <p>{whyNoBaseline?.[t.locale]}</p>}
  </div>
)

/** Every reading, the newest first: each row says its day and where it comes from. */
function History({ t, measure: { key, title, history } }: Props) {
  const name = title[t.locale]
  const [first, last] = [history[0], history.at(-1)]
  if (!first || !last) return null
  return (
    <Fold summary={t('impact.history.summary', { name })}>
      <DataTable
        id={`history-${key}`}
        caption={t('impact.history.caption', { name })}
        isStacked
        columns={['day', 'value', 'denominator', 'source'].map(column => ({ label: t(`impact.history.columns.${column}`) }))}
        rows={history
          .toReversed()
          .map(reading => [
            sayFigureDate(t, reading.date),
            sayAmount(t, reading.amount),
            reading.denominator[t.locale],
            <SourceOf t={t} reading={reading} />,
          ])}
      />
      <FigureNote
        t={t}
        date={`${first.date.split('/')[0]}/${last.date.split('/').at(-1)}`}
        source={{ name: t('impact.history.source') }}
        denominator={t('impact.history.denominator')}
      />
    </Fold>
  )
}

const SourceOf = ({ t, reading: { source } }: { readonly t: Translate; readonly reading: Reading }) => {
  const name = source.name[t.locale]
  if (source.url === null) return <>{name}</>
  return <a href={source.url.startsWith('/') ? localPath(t.locale, source.url) : source.url}>{name}</a>
}
