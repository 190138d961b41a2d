import { statusCodes } from '../../../releases/index.ts'
import type { Chart } from '../document/report-document.ts'
import { layOut, type Shape } from './lay-out.ts'

/** The fills of the statuses, once a page: each differs in its texture, so that no one needs to see the colour. */
export const ChartFills = () => (
  <svg class="hidden" width="0" height="0" aria-hidden="true">
    <defs>
      <pattern id="fill-partial" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="fill-paper" width="6" height="6" />
        <rect class="fill-half" width="3" height="6" />
      </pattern>
      <pattern id="fill-not-asked" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect class="fill-paper" width="6" height="6" />
        <circle class="fill-dot" cx="3" cy="3" r="1.1" />
      </pattern>
    </defs>
  </svg>
)

/** A chart drawn by the server. Everything in it stands in the table beside it too. */
export const ChartPicture = ({ chart }: { chart: Chart }) => {
  const { height, shapes } = layOut(chart)
  return (
    <figure class="chart">
      {chart.kind === 'bars' && <Key chart={chart} />}
      <svg class="drawn" width="100%" height={height} role="img" aria-label={chart.alt}>
        {shapes.map(shape => (
          <Drawn shape={shape} />
        ))}
      </svg>
    </figure>
  )
}

const percent = (fraction: number): string => `${Math.round(fraction * 1e5) / 1e3}%`

function Drawn({ shape }: { shape: Shape }) {
  switch (shape.kind) {
    case 'bar':
      return (
        <rect class={`bar-${shape.status}`} x={percent(shape.x)} y={shape.y} width={percent(shape.width)} height={shape.height} />
      )
    case 'line':
      return <line class={shape.ink} x1={percent(shape.x1)} y1={shape.y1} x2={percent(shape.x2)} y2={shape.y2} />
    case 'point':
      return <circle class="point" cx={percent(shape.x)} cy={shape.y} r="6" />
    case 'words':
      return (
        <text class={shape.look} x={percent(shape.x)} y={shape.y} text-anchor={shape.anchor}>
          {shape.text}
        </text>
      )
  }
}

/** What each fill means. Eyes find it above the drawing; ears have the table. */
const Key = ({ chart }: { chart: Extract<Chart, { kind: 'bars' }> }) => (
  <ul class="chart-key" aria-hidden="true">
    {statusCodes
      .flatMap(status => chart.key.find(each => each.status === status) ?? [])
      .map(({ status, word }) => (
        <li>
          <svg width="26" height="16" aria-hidden="true">
            <rect class={`bar-${status}`} x="1" y="1" width="24" height="14" />
          </svg>
          {word}
        </li>
      ))}
  </ul>
)
