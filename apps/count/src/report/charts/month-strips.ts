import { type Drawing, type Mark, rounded } from '../drawing.ts'

export type Strip = { label: string; months: readonly { month: string; filled: number; of: number }[] }

const width = 680
const left = 240
const rowHeight = 24

/**
 * One strip a field, one cell a month: the fuller the month, the higher the lamp in its cell; a month without any record is an empty dashed cell. The
 * height says it, not the colour alone.
 */
export function monthStrips(strips: readonly Strip[], description: string): Drawing {
  const months = [...new Set(strips.flatMap(strip => strip.months.map(({ month }) => month)))].sort()
  const cell = (width - left - 8) / Math.max(1, months.length)
  const marks = strips.flatMap((strip, row): Mark[] => {
    const top = row * rowHeight + 22
    const known = new Map(strip.months.map(month => [month.month, month]))
    return [
      {
        kind: 'text',
        x: left - 8,
        y: top + 13,
        text: strip.label.length > 40 ? `${strip.label.slice(0, 39)}…` : strip.label,
        size: 11,
        anchor: 'end',
        fill: 'ink',
      },
      ...months.flatMap((month, at): Mark[] =>
        cellOf(known.get(month), { x: rounded(left + at * cell), top, width: rounded(Math.max(1, cell - 1)) }),
      ),
    ]
  })
  const every = Math.max(1, Math.ceil(months.length / 8))
  const labels = months.flatMap((month, at): Mark[] =>
    at % every === 0
      ? [{ kind: 'text', x: rounded(left + at * cell), y: 12, text: month, size: 10, anchor: 'start', fill: 'soft' }]
      : [],
  )
  return { width, height: strips.length * rowHeight + 30, description, marks: [...labels, ...marks] }
}

function cellOf(month: { filled: number; of: number } | undefined, place: { x: number; top: number; width: number }): Mark[] {
  const height = 18
  if (month === undefined || month.of === 0) {
    const { x, top, width: side } = place
    return [{ kind: 'path', d: `M${x} ${top}h${side}v${height}h${-side}z`, stroke: 'mist', width: 0.6, dash: [2, 2] }]
  }
  const full = rounded((height * month.filled) / month.of)
  return [
    { kind: 'rect', x: place.x, y: place.top, width: place.width, height, fill: 'sand' },
    {
      kind: 'rect',
      x: place.x,
      y: rounded(place.top + height - full),
      width: place.width,
      height: full,
      fill: month.filled === month.of ? 'aubergine' : 'lamp',
    },
  ]
}
