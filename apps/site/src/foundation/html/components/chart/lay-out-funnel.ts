import type { FunnelPoint, FunnelSpec } from './chart-spec.ts'
import { drawKey } from './draw-key.ts'
import { roughLines, roughWidth } from './rough-width.ts'
import { type Scale, scaleTo } from './scale.ts'
import { type Drawing, fine, type Shape } from './shape.ts'

const small = 13
const left = 46
const axisHeight = 50

type Plot = { readonly x: Scale; readonly y: Scale; readonly top: number; readonly bottom: number; readonly right: number }

/** A funnel: expected numbers along, ratios up, the limits as lines that come together as numbers grow. */
export function layOutFunnel(spec: FunnelSpec, width: number): Drawing {
  const isWide = width >= 520
  const key = drawKey(spec.key ?? [], width)
  const top = key.height + 30
  const bottom = top + (isWide ? 340 : 290)
  const right = width - (isWide ? 20 : 10)
  const ofPoints = (read: (point: FunnelPoint) => number) => Math.max(0, ...spec.points.map(read))
  const plot: Plot = {
    x: scaleTo(
      Math.max(
        spec.x.to ?? 0,
        ofPoints(point => point.expected),
      ),
      { start: left, end: right, count: isWide ? 6 : 4 },
    ),
    y: scaleTo(
      Math.max(
        spec.y.to ?? 0,
        spec.target.at * 2,
        ofPoints(({ ratio }) => ratio.high ?? ratio.low * 1.25),
      ),
      { start: bottom, end: top, count: 5 },
    ),
    top,
    bottom,
    right,
  }
  return {
    width,
    height: bottom + axisHeight,
    shapes: [
      ...key.shapes,
      ...drawAxes(spec, plot),
      ...drawTarget(spec, plot),
      ...drawLimits(spec, plot),
      ...drawPoints(spec, plot),
    ],
  }
}

function drawAxes(spec: FunnelSpec, { x, y, top, bottom, right }: Plot): Shape[] {
  const along = x.ticks.map((value): Shape => {
    const at = fine(x.of(value))
    return {
      kind: 'text',
      x: at,
      y: bottom + 20,
      text: spec.x.write(value),
      size: small,
      anchor: value === x.to ? 'end' : 'middle',
      ink: 'soft',
    }
  })
  const up = y.ticks.flatMap((value): Shape[] => [
    { kind: 'line', x1: left, y1: fine(y.of(value)), x2: right, y2: fine(y.of(value)), ink: 'grid' },
    { kind: 'text', x: left - 8, y: fine(y.of(value) + 4.5), text: spec.y.write(value), size: small, anchor: 'end', ink: 'soft' },
  ])
  return [
    ...up,
    ...along,
    { kind: 'text', x: 0, y: top - 14, text: spec.y.label, size: small, anchor: 'start', ink: 'soft' },
    { kind: 'text', x: right, y: bottom + 42, text: spec.x.label, size: small, anchor: 'end', ink: 'soft' },
  ]
}

/** The lines leave the picture at its upper edge: where the limit is above it, nothing is drawn. */
function drawLimits({ limits }: FunnelSpec, plot: Plot): Shape[] {
  return limits.flatMap(({ at, dash }): Shape[] => {
    const within = at.filter(({ expected }) => expected <= plot.x.to)
    const low = within.map(({ expected, low: ratio }) => place(plot, expected, ratio))
    const high = within
      .filter(({ high: ratio }) => ratio <= plot.y.to)
      .map(({ expected, high: ratio }) => place(plot, expected, ratio))
    return [low, high]
      .filter(points => points.length > 1)
      .map((points): Shape => ({ kind: 'path', d: lineThrough(points), ink: 'soft', width: 1.5, dash }))
  })
}

const place = ({ x, y }: Plot, expected: number, ratio: number) => ({ x: fine(x.of(expected)), y: fine(y.of(ratio)) })
const lineThrough = (points: readonly { readonly x: number; readonly y: number }[]): string =>
  `M${points.map(({ x, y }) => `${x} ${y}`).join('L')}`

/** A line, or a band where several ratios are as expected. */
function drawTarget({ target }: FunnelSpec, { y, right }: Plot): Shape[] {
  const [low, high] = [fine(y.of(target.at)), fine(y.of(target.to ?? target.at))]
  const band: Shape[] =
    high < low ? [{ kind: 'path', d: `M${left} ${low}H${right}V${high}H${left}z`, fill: 'lamp', isFaint: true }] : []
  const lines = (high < low ? [low, high] : [low]).map(
    (at): Shape => ({ kind: 'line', x1: left, y1: at, x2: right, y2: at, ink: 'rose', width: 1.6 }),
  )
  return [
    ...band,
    ...lines,
    {
      kind: 'text',
      x: right - 6,
      y: band.length > 0 ? high + 19 : high - 7,
      text: target.label,
      size: small,
      anchor: 'end',
      ink: 'ink',
    },
  ]
}

const pointOf = ({ low, high }: FunnelPoint['ratio']): number => (high === null ? low : (low + high) / 2)

function drawPoints({ points }: FunnelSpec, plot: Plot): Shape[] {
  const marks = points.flatMap(({ label, expected, ratio, point }): Shape[] => {
    const at = place(plot, expected, pointOf(ratio))
    const [y1, y2] = [fine(plot.y.of(ratio.low)), fine(plot.y.of(ratio.high ?? plot.y.to))]
    const range: Shape[] = y1 === y2 ? [] : [{ kind: 'line', x1: at.x, y1, x2: at.x, y2, ink: 'ink', width: 1.6 }]
    const arrow: Shape[] =
      ratio.high === null
        ? [{ kind: 'path', d: `M${at.x - 6} ${y2 + 6}L${at.x} ${y2 - 2}L${at.x + 6} ${y2 + 6}`, ink: 'ink', width: 1.6 }]
        : []
    return [...range, ...arrow, { kind: 'point', ...at, look: point, label }]
  })
  return [...marks, ...drawNames(points, plot)]
}

const lineHeight = 16

/** Names beside points, from the highest down, on the side that has room, each moved down until it touches no other and no point. */
function drawNames(points: readonly FunnelPoint[], plot: Plot): Shape[] {
  const taken = points.map(point => {
    const at = place(plot, point.expected, pointOf(point.ratio))
    return { y: at.y + 4.5, from: at.x - 9, to: at.x + 9 }
  })
  const named = points
    .filter(({ isNamed }) => isNamed)
    .map(point => ({ ...place(plot, point.expected, pointOf(point.ratio)), label: point.label }))
    .sort((a, b) => a.y - b.y)
  return named.flatMap(({ x, y, label }): Shape[] => {
    const { lines, from, to, isLeft } = nameAt(label, x, plot)
    const touches = (line: number) => taken.some(other => Math.abs(other.y - line) < 15 && other.from < to && from < other.to)
    let at = y + 4.5
    while (lines.some((_, line) => touches(at + line * lineHeight))) at += 3
    return lines.map((text, line): Shape => {
      taken.push({ y: at + line * lineHeight, from, to })
      return {
        kind: 'text',
        x: isLeft ? to : from,
        y: fine(at + line * lineHeight),
        text,
        size: small,
        anchor: isLeft ? 'end' : 'start',
        ink: 'ink',
      }
    })
  })
}

/** Right of its point if it fits there, else left; where it fits nowhere, in lines on the side with more room. */
function nameAt(label: string, x: number, { right }: Plot) {
  const room = { right: right - x - 12, left: x - 12 - left }
  const isLeft = roughWidth(label, small) > room.right && room.left > room.right
  const lines = roughLines(label, { size: small, width: isLeft ? room.left : room.right })
  const width = Math.max(...lines.map(line => roughWidth(line, small)))
  return { lines, isLeft, from: isLeft ? x - 12 - width : x + 12, to: isLeft ? x - 12 : x + 12 + width }
}
