import type { ChartOf, Translate } from '../../../foundation/index.ts'
import type { NationalPicture } from '../../figures/picture.ts'
import type { ChartId } from '../national-links.ts'
import { countedByNation, countedByYear } from './counted-charts.ts'
import { funnelChart } from './funnel-chart.ts'
import { livingChart } from './living-chart.ts'
import { placesChart } from './places-chart.ts'
import { startChart } from './start-chart.ts'
import { trustsChart } from './trusts-chart.ts'

const makers: Readonly<Record<ChartId, (t: Translate, picture: NationalPicture) => ChartOf | null>> = {
  'trusts-that-counted': trustsChart,
  'counted-by-year': countedByYear,
  'counted-by-nation': countedByNation,
  living: livingChart,
  'counted-and-expected': funnelChart,
  'place-by-place': placesChart,
  'from-the-start': startChart,
}

/** One chart of the page, the same for the page and for its files. Null where there is nothing to draw yet. */
export const chartOf = (t: Translate, picture: NationalPicture, id: ChartId): ChartOf | null => makers[id](t, picture)
