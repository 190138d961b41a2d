import type { StatusCode } from '../../../releases/index.ts'
import type { BarsChart, Chart, IntervalsChart } from '../document/report-document.ts'

/**
 * What is drawn, for the page and for paper alike. `x` and `width` are fractions of the whole width, so that a drawing is as wide as its
 * place and its words keep their size; `y`, `height` and `size` are in units of the page: pixels on the screen, points on paper.
 */
export type Shape =
  | {
      readonly kind: 'bar'
      readonly status: StatusCode
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
    }
  | {
      readonly kind: 'line'
      readonly x1: number
      readonly y1: number
      readonly x2: number
      readonly y2: number
      readonly ink: 'grid' | 'range'
    }
  | { readonly kind: 'point'; readonly x: number; readonly y: number }
  | {
      readonly kind: 'words'
      readonly x: number
      /** The base line of the letters. */
      readonly y: number
      readonly text: string
      readonly anchor: 'start' | 'middle' | 'end'
      readonly look: 'label' | 'number'
    }

export type Layout = { readonly height: number; readonly shapes: readonly Shape[] }

export const layOut = (chart: Chart): Layout => (chart.kind === 'bars' ? layOutBars(chart) : layOutIntervals(chart))

const barHeight = 16
/** A label, its bar, and the numbers under it. */
const barsRow = 52

/** A part so narrow has no room for its number under it: the table has it. */
const narrowest = 0.035

/** Bars of one length each, parted by status; under each part how many it holds. */
function layOutBars({ rows }: BarsChart): Layout {
  const shapes = rows.flatMap(({ label, parts }, row): Shape[] => {
    const top = row * barsRow
    const all = parts.reduce((sum, { count }) => sum + count, 0)
    let before = 0
    const drawn = parts.flatMap(({ status, count }): Shape[] => {
      const x = before / all
      const width = count / all
      before += count
      const bar: Shape = { kind: 'bar', status, x, y: top + 19, width, height: barHeight }
      const number: Shape = {
        kind: 'words',
        x: x + width / 2,
        y: top + 47,
        text: String(count),
        anchor: 'middle',
        look: 'number',
      }
      return width < narrowest ? [bar] : [bar, number]
    })
    return [{ kind: 'words', x: 0, y: top + 14, text: label, anchor: 'start', look: 'label' }, ...drawn]
  })
  return { height: rows.length * barsRow, shapes }
}

const intervalsRow = 40
const scaleHeight = 22

/** A point with its range for each group, over one scale from nothing to all. */
function layOutIntervals({ rows, scale }: IntervalsChart): Layout {
  const height = rows.length * intervalsRow
  const grid = scale.flatMap(({ at, word }): Shape[] => [
    { kind: 'line', x1: at, y1: 0, x2: at, y2: height, ink: 'grid' },
    {
      kind: 'words',
      x: at,
      y: height + 16,
      text: word,
      anchor: at === 0 ? 'start' : at === 1 ? 'end' : 'middle',
      look: 'number',
    },
  ])
  const drawn = rows.flatMap(({ label, point, words }, row): Shape[] => {
    const top = row * intervalsRow
    const name: Shape = { kind: 'words', x: 0, y: top + 15, text: `${label}: ${words}`, anchor: 'start', look: 'label' }
    if (point === null) return [name]
    const y = top + 28
    return [
      name,
      { kind: 'line', x1: point.low, y1: y, x2: point.high, y2: y, ink: 'range' },
      { kind: 'line', x1: point.low, y1: y - 5, x2: point.low, y2: y + 5, ink: 'range' },
      { kind: 'line', x1: point.high, y1: y - 5, x2: point.high, y2: y + 5, ink: 'range' },
      { kind: 'point', x: point.value, y },
    ]
  })
  return { height: height + scaleHeight, shapes: [...grid, ...drawn] }
}
