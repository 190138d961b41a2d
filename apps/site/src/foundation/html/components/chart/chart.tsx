import type { Child } from 'hono/jsx'
import type { Translate } from '../../../i18n/messages.ts'
import { DataTable } from '../data-table/data-table.tsx'
import { Fold } from '../fold/fold.tsx'
import type { ChartCell, Chart as ChartOf } from './chart-spec.ts'
import { Drawn } from './drawn.tsx'
import { chartWidths, layOutChart } from './lay-out.ts'
import { pagePaint } from './paint.ts'

/** Where its files are, with their language. */
export type ChartFiles = { readonly svg: string; readonly png: string; readonly csv: string }

type ChartProps = {
  readonly t: Translate
  readonly chart: ChartOf
  readonly files?: ChartFiles
  readonly heading?: 'h2' | 'h3'
  /** At how many pixels it is drawn on a screen: less where it stands in a column. */
  readonly drawnAt?: number
  /** Where the words of its table are what is to be read first. */
  readonly isTableOpen?: boolean
  /** What it means, before anybody looks at it. */
  readonly children?: Child
}

/**
 * One picture drawn by the server, with its numbers as a table beside it and its files to take away. Its date, source and denominator stand
 * in the same section as a `FigureNote`. A page that has one names `componentCss.chart`, `.dataTable` and `.fold`.
 */
export function Chart({
  t,
  chart,
  files,
  heading: Heading = 'h3',
  isTableOpen = false,
  drawnAt = chartWidths.wide,
  children,
}: ChartProps) {
  const { id, title } = chart
  const table = chart.shownAs ?? chart.table
  return (
    <figure class="plot" id={id}>
      <figcaption>
        <Heading>{title}</Heading>
        {children}
      </figcaption>
      <Picture chart={chart} look="wide" width={drawnAt} />
      <Picture chart={chart} look="narrow" width={chartWidths.narrow} />
      <Fold summary={t('chart.table')} isOpen={isTableOpen}>
        <DataTable
          id={`${id}-table`}
          caption={title}
          columns={table.columns}
          rows={table.rows.map(row => row.map(cell => sayCell(t, cell)))}
          isStacked={table.columns.length > 3}
        />
      </Fold>
      {files && <Files t={t} title={title} files={files} />}
    </figure>
  )
}

const sayCell = (t: Translate, cell: ChartCell): string => {
  if (cell === null) return t('chart.notKnown')
  return typeof cell === 'number' ? t.number(cell) : cell
}

type PictureProps = { readonly chart: ChartOf; readonly look: keyof typeof chartWidths; readonly width: number }

/** Drawn twice, so that its words can be read on a telephone too: the style sheet shows one of them, to ears as to eyes. */
function Picture({ chart, look, width }: PictureProps) {
  const drawing = layOutChart(chart.spec, width)
  const id = `${chart.id}-${look}`
  return (
    <svg
      class={`plot-${look}`}
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{chart.title}</title>
      <desc id={`${id}-desc`}>{chart.description}</desc>
      <Drawn drawing={drawing} paint={pagePaint} id={id} />
    </svg>
  )
}

const Files = ({ t, title, files }: { readonly t: Translate; readonly title: string; readonly files: ChartFiles }) => (
  <p class="plot-files">
    {t('chart.take')}
    {(['png', 'svg', 'csv'] as const).map(kind => (
      <a href={files[kind]} aria-label={t('chart.takeNamed', { kind: t(`chart.${kind}`), title })}>
        {t(`chart.${kind}`)}
      </a>
    ))}
  </p>
)
