import type { ChartSpec } from './chart-spec.ts'
import { layOutBars } from './lay-out-bars.ts'
import { layOutFlow } from './lay-out-flow.ts'
import { layOutFunnel } from './lay-out-funnel.ts'
import { layOutLines } from './lay-out-lines.ts'
import { layOutStacked } from './lay-out-stacked.ts'
import { layOutWindows } from './lay-out-windows.ts'
import type { Drawing } from './shape.ts'

/** The widths at which a page draws: side by side with words that keep their size, on a screen and on a telephone. */
export const chartWidths = { wide: 720, narrow: 328 } as const

/** A chart as shapes at a width, in pixels. The same everywhere: on a page, in a file, on paper. */
export function layOutChart(spec: ChartSpec, width: number): Drawing {
  switch (spec.kind) {
    case 'bars':
      return layOutBars(spec, width)
    case 'funnel':
      return layOutFunnel(spec, width)
    case 'lines':
      return layOutLines(spec, width)
    case 'stacked':
      return layOutStacked(spec, width)
    case 'windows':
      return layOutWindows(spec, width)
    case 'flow':
      return layOutFlow(spec, width)
  }
}
