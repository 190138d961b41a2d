import { Chart, FigureNote, localPath, type Translate } from '../../foundation/index.ts'
import { aims, type MeasureValue } from '../measures/measure-value.ts'
import { chartAt } from './impact-links.ts'
import { MeasurePart } from './measure-part.tsx'
import { statusChart } from './status-chart.ts'

type Props = { readonly t: Translate; readonly measures: readonly MeasureValue[] }

/** The one stands at the head of the page, the other is drawn. */
const shownElsewhere = ['england-since-2016', 'trusts-by-status']

/** The measures, aim by aim. Where every trust stands is drawn too, release by release. */
export const MeasuresSection = ({ t, measures }: Props) => (
  <>
    {aims.map(aim => (
      <section class={`band${aim === 2 ? ' sand' : ''}`} id={`aim-${aim}`}>
        <h2>{t(`impact.aims.${aim}.title`)}</h2>
        <p class="lead">{t(`impact.aims.${aim}.lead`)}</p>
        {aim === 1 && <StatusOverTime t={t} measures={measures} />}
        {measures
          .filter(measure => measure.aim === aim && !shownElsewhere.includes(measure.key))
          .map(measure => (
            <MeasurePart t={t} measure={measure} />
          ))}
      </section>
    ))}
  </>
)

function StatusOverTime({ t, measures }: Props) {
  const measure = measures.find(({ key }) => key === 'trusts-by-status')
  const chart = measure && statusChart(t, measure)
  if (!measure?.now || !chart) return null
  const { date, denominator, source } = measure.now
  const file = (kind: 'svg' | 'png' | 'csv') => localPath(t.locale, chartAt.link(kind))
  return (
    <article class="measure" id="measure-trusts-by-status">
      <Chart t={t} chart={chart} files={{ svg: file('svg'), png: file('png'), csv: file('csv') }}>
        <p>{measure.definition[t.locale]}</p>
      </Chart>
      <FigureNote
        t={t}
        date={date}
        denominator={denominator[t.locale]}
        source={{ name: source.name[t.locale], ...(source.url === null ? {} : { href: localPath(t.locale, source.url) }) }}
      />
    </article>
  )
}
