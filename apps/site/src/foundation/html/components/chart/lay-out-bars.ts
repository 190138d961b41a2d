import type { BarRow, BarsSpec, ChartRange, Fill } from './chart-spec.ts'
import { drawKey } from './draw-key.ts'
import { drawArrow, drawWhisker } from './draw-whisker.ts'
import { roughLines, roughWidth } from './rough-width.ts'
import { type Scale, scaleTo } from './scale.ts'
import { type Drawing, fine, type Shape } from './shape.ts'

const size = 15
const small = 13
const barHeight = 18
const axisHeight = 48
const openStub = 34

/** Where things stand at a width: on a wide drawing names stand left of the bars, on a telephone above them. */
type Frame = {
  readonly isWide: boolean
  readonly width: number
  readonly left: number
  readonly scale: Scale
}

/** Lying bars or points with their names, values and whiskers. */
export function layOutBars(spec: BarsSpec, width: number): Drawing {
  const isWide = width >= 520
  const left = isWide ? Math.min(230, 24 + Math.max(0, ...spec.rows.map(({ label }) => roughWidth(label, size)))) : 0
  const saidWidth = isWide ? Math.min(190, 20 + Math.max(0, ...spec.rows.map(({ said }) => roughWidth(said, size)))) : 8
  const most = Math.max(spec.axis.to ?? 0, spec.marker?.to ?? spec.marker?.at ?? 0, ...spec.rows.map(highest))
  const scale = scaleTo(most, { start: left, end: width - saidWidth, count: isWide ? 5 : 4 })
  const frame: Frame = { isWide, width, left, scale }
  const key = drawKey(spec.key ?? [], width)
  const markerHeight = spec.marker ? 24 : 0
  const top = key.height + markerHeight
  const { shapes, bottom, middles } = drawRows(spec, frame, top)
  // On a telephone names stand above their bars: there it goes behind the bars alone.
  const spans = isWide ? [{ top, bottom }] : middles.map(middle => ({ top: middle - 13, bottom: middle + 13 }))
  return {
    width,
    height: fine(bottom + axisHeight),
    shapes: [
      ...key.shapes,
      ...drawAxis(spec, frame, { top, bottom }),
      ...spans.flatMap(span => drawMarker(spec, frame, span)),
      ...nameMarker(spec, frame, top),
      ...shapes,
    ],
  }
}

const highest = ({ value, whisker }: BarRow): number =>
  Math.max(value?.high ?? (value?.low ?? 0) * 1.25, whisker?.high ?? (whisker?.low ?? 0) * 1.25)

type Rows = { readonly shapes: readonly Shape[]; readonly bottom: number; readonly middles: readonly number[] }

function drawRows(spec: BarsSpec, frame: Frame, top: number): Rows {
  const shapes: Shape[] = []
  const middles: number[] = []
  let y = top
  for (const row of spec.rows) {
    if (row.group !== undefined) {
      y += y === top ? 6 : 16
      shapes.push({ kind: 'text', x: 0, y: y + 16, text: row.group, size, anchor: 'start', ink: 'ink', isBold: true })
      y += 26
    }
    const drawn = drawRow(row, { spec, frame, y })
    shapes.push(...drawn.shapes)
    if (row.value !== null) middles.push(drawn.middle)
    y = drawn.bottom
  }
  return { shapes, bottom: y + 4, middles }
}

function drawRow(row: BarRow, { spec, frame, y }: { readonly spec: BarsSpec; readonly frame: Frame; readonly y: number }) {
  const { isWide, width, left } = frame
  const lines = roughLines(row.label, { size, width: isWide ? left - 16 : width - 20 - roughWidth(row.said, size) })
  const namesHeight = lines.length * 19
  const middle = isWide ? y + Math.max(34, namesHeight + 12) / 2 : y + namesHeight + 18
  const firstLine = isWide ? middle + 5 - ((lines.length - 1) * 19) / 2 : y + 17
  const names = lines.map(
    (text, at): Shape => ({ kind: 'text', x: 0, y: firstLine + at * 19, text, size, anchor: 'start', ink: 'ink' }),
  )
  const isShown = row.value !== null
  const place = isWide
    ? ({ x: isShown ? width : left, y: middle + 5, anchor: isShown ? 'end' : 'start' } as const)
    : ({ x: width, y: y + 17, anchor: 'end' } as const)
  const said: Shape = { kind: 'text', ...place, text: row.said, size, ink: isShown ? 'ink' : 'soft', isBold: isShown }
  const bottom = isWide ? y + Math.max(34, namesHeight + 12) : row.value ? middle + 18 : y + namesHeight + 14
  return { shapes: [...names, ...drawValue(row, { spec, frame, middle }), said], bottom, middle }
}

type Placed = { readonly spec: BarsSpec; readonly frame: Frame; readonly middle: number }

function drawValue(row: BarRow, { spec, frame, middle: y }: Placed): Shape[] {
  if (row.value === null) return []
  const place = ({ low, high }: ChartRange) => ({
    from: fine(frame.scale.of(low)),
    // How far it goes is not known: a stub with an arrow, not a bar as long as the drawing.
    to: fine(high === null ? Math.min(frame.scale.of(low) + openStub, frame.scale.of(frame.scale.to)) : frame.scale.of(high)),
    isOpen: high === null,
  })
  const { from, to, isOpen } = place(row.value)
  const whisker = row.whisker ? drawWhisker({ ...place(row.whisker), y, reach: 5 }) : []
  if (spec.mark === 'point') {
    const between: Shape[] = from < to ? [{ kind: 'line', x1: from, y1: y, x2: to, y2: y, ink: 'full', width: 5 }] : []
    const at = isOpen ? from : fine((from + to) / 2)
    return [...whisker, ...between, { kind: 'point', x: at, y, look: row.point ?? 'dot', label: row.label }]
  }
  const bar = (x: number, end: number, fill: Fill): Shape[] =>
    end <= x ? [] : [{ kind: 'rect', x, y: y - barHeight / 2, width: fine(end - x), height: barHeight, fill }]
  const arrow = isOpen ? drawArrow(to, y) : []
  return [...bar(fine(frame.scale.of(0)), from, row.fill ?? 'full'), ...bar(from, to, 'hatched'), ...arrow, ...whisker]
}

type Span = { readonly top: number; readonly bottom: number }

function drawAxis(spec: BarsSpec, { scale, left, width }: Frame, { top, bottom }: Span): Shape[] {
  const ticks = scale.ticks.flatMap((value): Shape[] => {
    const x = fine(scale.of(value))
    const anchor = x < 12 ? 'start' : x > width - 12 ? 'end' : 'middle'
    return [
      { kind: 'line', x1: x, y1: top, x2: x, y2: bottom, ink: 'grid' },
      { kind: 'text', x, y: bottom + 18, text: spec.axis.write(value), size: small, anchor, ink: 'soft' },
    ]
  })
  return [...ticks, { kind: 'text', x: left, y: bottom + 39, text: spec.axis.label, size: small, anchor: 'start', ink: 'soft' }]
}

function drawMarker({ marker }: BarsSpec, { scale }: Frame, { top, bottom }: Span): Shape[] {
  if (!marker) return []
  const x = fine(scale.of(marker.at))
  const end = fine(scale.of(marker.to ?? marker.at))
  const lines = (end > x ? [x, end] : [x]).map(
    (at): Shape => ({ kind: 'line', x1: at, y1: top - 4, x2: at, y2: bottom, ink: 'rose', width: 1.6, dash: 'dashed' }),
  )
  const band: Shape[] = end > x ? [{ kind: 'path', d: `M${x} ${top}H${end}V${bottom}H${x}z`, fill: 'lamp', isFaint: true }] : []
  return [...band, ...lines]
}

function nameMarker({ marker }: BarsSpec, { scale, width }: Frame, top: number): Shape[] {
  if (!marker) return []
  const middle = (scale.of(marker.at) + scale.of(marker.to ?? marker.at)) / 2
  const half = roughWidth(marker.label, small) / 2
  const anchor = middle < half ? 'start' : middle > width - half ? 'end' : 'middle'
  return [{ kind: 'text', x: fine(middle), y: top - 9, text: marker.label, size: small, anchor, ink: 'ink' }]
}
