import type { Translate } from '../../../i18n/messages.ts'
import type { Fixtures } from '../fixtures.ts'
import { Chart } from './chart.tsx'
import type { ChartSpec } from './chart-spec.ts'
import { charts } from './charts-for-samples.ts'

const shown = (kind: ChartSpec['kind']) => {
  const chart = charts[kind]
  const files = { png: `#${chart.id}-png`, svg: `#${chart.id}-svg`, csv: `#${chart.id}-csv` }
  return (t: Translate) => (
    <Chart t={t} chart={chart} files={files}>
      <p>{chart.description}</p>
    </Chart>
  )
}

export const chartFixtures: Fixtures = {
  'bars with whiskers': shown('bars'),
  funnel: shown('funnel'),
  lines: shown('lines'),
  stacked: shown('stacked'),
  'windows at night': t => <div class="night band">{shown('windows')(t)}</div>,
  flow: shown('flow'),
}
