import { scaleLinear } from 'd3-scale'
import { area, curveStepAfter, line } from 'd3-shape'
import { type Drawing, type Mark, rounded } from '../drawing.ts'
import { valueAxis } from './axis.ts'

/** low and high are null where nobody is left to reckon an interval from: the band ends there. */
export type CurvePoint = { day: number; survival: number; low: number | null; high: number | null; atRisk: number }

const width = 680
const height = 330
const daysAYear = 365.25

/** A Kaplan-Meier curve with its 95 % band, and below it how many people are still followed at each year. */
export function survivalCurve(points: readonly CurvePoint[], people: number, description: string): Drawing {
  const frame = { left: 52, top: 12, width: width - 66, height: height - 84 }
  const first: CurvePoint = { day: 0, survival: 1, low: 1, high: 1, atRisk: people }
  const all = [first, ...points]
  const lastDay = Math.max(daysAYear, all.at(-1)?.day ?? 0)
  const x = scaleLinear([0, lastDay], [frame.left, frame.left + frame.width])
  const y = scaleLinear([0, 1], [frame.top + frame.height, frame.top])
  const band = area<CurvePoint>()
    .x(point => rounded(x(point.day)))

    .defined(point => point.low !== null && point.high !== null)
    .y0(point => rounded(y(point.low ?? 0)))
    .y1(point => rounded(y(point.high ?? 0)))
    .curve(curveStepAfter)
    .digits(2)
  const curve = line<CurvePoint>()
    .x(point => rounded(x(point.day)))
    .y(point => rounded(y(point.survival)))
    .curve(curveStepAfter)
    .digits(2)
  const years = Array.from({ length: Math.floor(lastDay / daysAYear) + 1 }, (_, year) => year)
  const every = Math.max(1, Math.ceil(years.length / 10))
  const marks: Mark[] = [
    ...valueAxis(
      frame,
      [0, 0.25, 0.5, 0.75, 1],
      value => rounded(y(value)),
      value => `${Math.round(value * 100)} %`,
    ),
    { kind: 'path', d: band(all) ?? '', fill: 'mist', opacity: 0.45 },
    { kind: 'path', d: curve(all) ?? '', stroke: 'aubergine', width: 2.2 },
    {
      kind: 'text',
      x: frame.left,
      y: frame.top + frame.height + 38,
      text: 'Still followed:',
      size: 10.5,
      anchor: 'start',
      fill: 'soft',
    },
    ...years
      .filter(year => year % every === 0)
      .flatMap((year): Mark[] => {
        const at = rounded(x(year * daysAYear))
        const followed = all.findLast(point => point.day <= year * daysAYear)
        return [
          { kind: 'line', x1: at, x2: at, y1: frame.top + frame.height, y2: frame.top + frame.height + 4, stroke: 'soft' },
          {
            kind: 'text',
            x: at,
            y: frame.top + frame.height + 17,
            text: year === 0 ? 'First date' : `${year} y`,
            size: 11,
            anchor: year === 0 ? 'start' : 'middle',
            fill: 'ink',
          },
          ...(year === 0
            ? []
            : [
                {
                  kind: 'text',
                  x: at,
                  y: frame.top + frame.height + 38,
                  text: String(stillAtRisk(all, followed, year * daysAYear)),
                  size: 10.5,
                  anchor: 'middle',
                  fill: 'soft',
                } as const,
              ]),
        ]
      }),
  ]
  return { width, height: frame.top + frame.height + 46, description, marks }
}

/** Those at risk just before the next event after the day: the number that the curve's next step would be divided by. */
function stillAtRisk(all: readonly CurvePoint[], followed: CurvePoint | undefined, day: number): number {
  return all.find(point => point.day >= day)?.atRisk ?? followed?.atRisk ?? 0
}
