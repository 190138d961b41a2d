export type LabelledBar = { readonly label: string; readonly value: number; readonly said: string }

const row = 34
const left = 118
const width = 380
const longest = width - left - 44

/**
 * Bars that lie, each with its label and its number: readable without colour. Whoever cannot see it hears the title and finds the same
 * figures in the table beside it.
 */
export function BarChart({ id, title, bars }: { id: string; title: string; bars: readonly LabelledBar[] }) {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  const lengthOf = (value: number) => Math.round((value / most) * longest)
  return (
    <svg class="bar-chart" role="img" aria-labelledby={id} viewBox={`0 0 ${width} ${bars.length * row}`}>
      <title id={id}>{title}</title>
      {bars.map(({ label, value, said }, index) => (
        <g>
          <text x={left - 10} y={index * row + 22} text-anchor="end">
            {label}
          </text>
          <rect x={left} y={index * row + 6} width={lengthOf(value)} height={row - 12} />
          <text x={left + lengthOf(value) + 8} y={index * row + 22}>
            {said}
          </text>
        </g>
      ))}
    </svg>
  )
}
