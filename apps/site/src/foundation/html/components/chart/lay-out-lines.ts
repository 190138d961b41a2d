import type { LineSeries, LinesSpec } from './chart-spec.ts'
import { drawKey } from './draw-key.ts'
import { roughWidth } from './rough-width.ts'
import { scaleTo } from './scale.ts'
import { type Drawing, fine, type Shape } from './shape.ts'

const small = 13
const left = 46

type Place = { readonly x: number; readonly y: number }

/** Lines over moments. A value that is not known leaves a gap: nothing is drawn through it. */
export function layOutLines(spec: LinesSpec, width: number): Drawing {
  const key = drawKey(
    spec.series.map(({ label, dash, point }) => ({ label, look: { kind: 'line', dash, point } })),
    width,
  )
  const top = key.height + 30
  const bottom = top + (width >= 520 ? 260 : 220)
  const right = width - 24
  const most = Math.max(spec.y.to ?? 0, ...spec.series.flatMap(({ values }) => values.map(value => value ?? 0)))
  const y = scaleTo(most, { start: bottom, end: top })
  const step = spec.moments.length < 2 ? 0 : (right - left - 24) / (spec.moments.length - 1)
  const xOf = (at: number) => fine(left + 24 + at * step)
  return {
    width,
    height: bottom + 34,
    shapes: [
      ...key.shapes,
      { kind: 'text', x: 0, y: top - 14, text: spec.y.label, size: small, anchor: 'start', ink: 'soft' },
      ...y.ticks.flatMap((value): Shape[] => [
        { kind: 'line', x1: left, y1: fine(y.of(value)), x2: width, y2: fine(y.of(value)), ink: 'grid' },
        {
          kind: 'text',
          x: left - 8,
          y: fine(y.of(value) + 4.5),
          text: spec.y.write(value),
          size: small,
          anchor: 'end',
          ink: 'soft',
        },
      ]),
      ...momentsThatFit(spec.moments, step).map((at): Shape => {
        const isLast = at > 0 && at === spec.moments.length - 1
        return {
          kind: 'text',
          x: isLast ? width : xOf(at),
          y: bottom + 24,
          text: spec.moments[at] ?? '',
          size: small,
          anchor: isLast ? 'end' : 'middle',
          ink: 'soft',
        }
      }),
      ...spec.series.flatMap(series => drawSeries(series, (value, at) => ({ x: xOf(at), y: fine(y.of(value)) }))),
    ],
  }
}

/** All moments where their words have room, else every second, third …, counted from the last, which is always named. */
function momentsThatFit(moments: readonly string[], step: number): number[] {
  const widest = Math.max(0, ...moments.map(moment => roughWidth(moment, small))) + 14
  const every = step === 0 ? 1 : Math.max(1, Math.ceil(widest / step))
  return moments.map((_, at) => at).filter(at => (moments.length - 1 - at) % every === 0)
}

function drawSeries({ label, dash, point, values }: LineSeries, place: (value: number, at: number) => Place): Shape[] {
  const runs: Place[][] = [[]]
  values.forEach((value, at) => {
    if (value === null) runs.push([])
    else runs.at(-1)?.push(place(value, at))
  })
  const lines = runs
    .filter(run => run.length > 1)
    .map((run): Shape => ({ kind: 'path', d: `M${run.map(({ x, y }) => `${x} ${y}`).join('L')}`, ink: 'full', width: 2.2, dash }))
  return [...lines, ...runs.flat().map((at): Shape => ({ kind: 'point', ...at, look: point, label }))]
}
