import type { ChartOf, Translate } from '../../../foundation/index.ts'
import type { Coverage, NationalPicture } from '../../figures/picture.ts'
import { inPercent, nationName } from '../say-numbers.ts'
import { chartSource, coverageOf } from './chart-source.ts'

/** One window for each trust of the survey; those that have counted are lit. */
export function trustsChart(t: Translate, picture: NationalPicture): ChartOf {
  const uk = coverageOf(picture, 'uk')
  const rows = picture.coverage.filter(({ nation, surveyed }) => nation !== 'uk' && surveyed > 0)
  return {
    id: 'trusts-that-counted',
    title: t('national-picture.trustsChart.title'),
    description: t('national-picture.trustsChart.description', { count: uk.surveyed, sent: uk.sent }),
    source: chartSource(t, picture),
    spec: {
      kind: 'windows',
      key: { lit: t('national-picture.trustsChart.lit'), dark: t('national-picture.trustsChart.dark') },
      rows: rows.map(({ nation, sent, surveyed }) => ({
        label: nationName(t, nation),
        lit: sent,
        of: surveyed,
        said: t('national-picture.trustsChart.said', { sent, surveyed }),
      })),
    },
    table: {
      columns: [
        { label: t('national-picture.column.nation') },
        { label: t('national-picture.column.surveyed'), isNumber: true },
        { label: t('national-picture.column.sent'), isNumber: true },
        { label: t('national-picture.column.withNumbers'), isNumber: true },
        { label: t('national-picture.column.population'), isNumber: true },
        { label: t('national-picture.column.populationIs') },
      ],
      rows: [...rows, uk].map(row => [
        nationName(t, row.nation),
        row.surveyed,
        row.sent,
        row.sentWithNumbers,
        row.population === null ? null : inPercent(row.population.share),
        t(`national-picture.is.${howSure(row)}`),
      ]),
    },
  }
}

const howSure = ({ population }: Coverage): 'exact' | 'atLeast' | 'unknown' => {
  if (population === null) return 'unknown'
  return population.isLowerBound ? 'atLeast' : 'exact'
}
