import type { Chart } from './chart-spec.ts'
import { Drawn, type DrawnFaces, Runs } from './drawn.tsx'
import { chartWidths, layOutChart } from './lay-out.ts'
import { nightPaint, type Paint, paperPaint } from './paint.ts'
import { roughLines } from './rough-width.ts'

/** What stands on every picture, wherever it goes. */
export type ChartFileWords = {
  /** The name of the site. */
  readonly brand: string
  /** The address of the page that shows the chart, without https://. */
  readonly address: string
  /** In the example campaign: that all of it is invented. Null: it is not. */
  readonly example: string | null
}

const width = 1200
const margin = 60
const strip = 54
const families = { text: '"Atkinson Hyperlegible Next", Verdana, Arial, sans-serif', voice: 'Fraunces, Georgia, serif' } as const

/**
 * A chart as a file that is whole in itself: colours written out, its title above, date, source, denominator and name of the site below. With
 * `faces` it is for the renderer of pictures, which finds letters by the weights of its own files.
 */
export function svgOf(chart: Chart, { words, faces }: { readonly words: ChartFileWords; readonly faces?: DrawnFaces }): string {
  const paint = chart.spec.kind === 'windows' ? nightPaint : paperPaint
  const drawing = layOutChart(chart.spec, chartWidths.wide)
  const scale = Math.min(1.7, (width - 2 * margin) / drawing.width)
  const title = roughLines(chart.title, { size: 40, width: width - 2 * margin })
  const source = roughLines(chart.source, { size: 21, width: width - 2 * margin })
  const top = margin + title.length * 48 + 12
  const below = top + drawing.height * scale + 40
  const foot = below + source.length * 29 + 26
  const bottom = Math.ceil(foot + 26)
  const height = bottom + (words.example === null ? 0 : strip)
  const svg = (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-labelledby="title desc"
      font-family={faces ? faces.text.family : families.text}
    >
      <title id="title">{words.example === null ? chart.title : `${words.example}. ${chart.title}`}</title>
      <desc id="desc">{`${chart.description} ${chart.source}`}</desc>
      <rect width={width} height={height} fill={paint.paper} />
      <Lines lines={title} y={margin + 34} size={40} face="voice" fill={paint.ink} leading={48} faces={faces} />
      <g transform={`translate(${(width - drawing.width * scale) / 2} ${top}) scale(${scale})`}>
        <Drawn drawing={drawing} paint={paint} id="chart" faces={faces} />
      </g>
      <Lines lines={source} y={below + 18} size={21} face="text" fill={paint.soft} leading={29} faces={faces} />
      <Foot words={words} paint={paint} y={foot} faces={faces} />
      {words.example !== null && (
        <>
          <rect y={bottom} width={width} height={strip} fill="#fff3c9" />
          <Lines lines={[words.example]} y={bottom + 36} size={25} face="bold" fill="#231736" leading={0} faces={faces} />
        </>
      )}
    </svg>
  )
  return svg.toString()
}

type Drawing = { readonly faces: DrawnFaces | undefined }

const Foot = ({ words, paint, y, faces }: Drawing & { words: ChartFileWords; paint: Paint; y: number }) => (
  <>
    <circle cx={margin + 14} cy={y - 8} r="14" fill="#1d1230" />
    <circle cx={margin + 14} cy={y - 8} r="9.5" fill="#ffc94d" opacity="0.4" />
    <circle cx={margin + 14} cy={y - 8} r="5.5" fill="#fff3c9" />
    <Lines
      lines={[`${words.brand} · ${words.address}`]}
      x={margin + 40}
      y={y}
      size={23}
      face="bold"
      fill={paint.ink}
      leading={0}
      faces={faces}
    />
  </>
)

type LinesProps = Drawing & {
  readonly lines: readonly string[]
  readonly x?: number
  readonly y: number
  readonly size: number
  readonly leading: number
  readonly face: keyof DrawnFaces
  readonly fill: string
}

const weights = { text: 400, bold: 700, voice: 600 } as const

/** Lines of words in one face, one below the other. */
const Lines = ({ lines, x = margin, y, size, leading, face, fill, faces }: LinesProps) => (
  <>
    {lines.map((line, at) => (
      <text
        x={x}
        y={y + at * leading}
        font-family={faces ? faces[face].family : face === 'voice' ? families.voice : undefined}
        font-weight={faces ? faces[face].weight : weights[face]}
        font-size={size}
        fill={fill}
      >
        {faces ? <Runs words={line} face={faces[face]} /> : line}
      </text>
    ))}
  </>
)
