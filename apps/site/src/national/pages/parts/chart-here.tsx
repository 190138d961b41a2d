import type { Child } from 'hono/jsx'
import { Chart, type ChartOf, localPath, type Translate } from '../../../foundation/index.ts'
import { type ChartId, chartFileLink } from '../national-links.ts'

type Props = {
  readonly t: Translate
  readonly chart: ChartOf & { readonly id: string }
  readonly id: ChartId
  readonly heading?: 'h2' | 'h3'
  readonly drawnAt?: number
  readonly children?: Child
}

/** A chart of the page with its files, in the language of the page. */
export const ChartHere = ({ t, chart, id, ...rest }: Props) => {
  const link = (kind: 'png' | 'svg' | 'csv') => localPath(t.locale, chartFileLink(id, kind))
  return <Chart t={t} chart={chart} files={{ png: link('png'), svg: link('svg'), csv: link('csv') }} {...rest} />
}
