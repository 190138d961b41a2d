import { type Face, type FaceName, runsOf } from '@spotlight/drawing'
import type { Child } from 'hono/jsx'
import type { Paint } from './paint.ts'
import { inkOf, surfaceOf, surfaceOfPoint } from './paint.ts'
import { type Drawing, dashes, pointPaths, type Shape } from './shape.ts'

/** The faces of a picture, whose renderer takes a whole run of letters from one file. A page and a drawing have none. */
export type DrawnFaces = Readonly<Record<FaceName, Face>>

export type DrawnWith = {
  readonly paint: Paint
  /** Begins the ids of its patterns: no two drawings of a page may share it. */
  readonly id: string
  readonly faces?: DrawnFaces | undefined
}

/** The shapes of a drawing as elements of SVG, in its own pixels. */
export const Drawn = ({ drawing, ...how }: DrawnWith & { readonly drawing: Drawing }) => (
  <>
    <Textures {...how} drawing={drawing} />
    {drawing.shapes.map(shape => (
      <One shape={shape} {...how} />
    ))}
  </>
)

/** Only those that the drawing has. */
function Textures({ paint, id, drawing }: DrawnWith & { readonly drawing: Drawing }) {
  const used = new Set(drawing.shapes.map(shape => (shape.kind === 'rect' || shape.kind === 'path' ? shape.fill : undefined)))
  if (!used.has('hatched') && !used.has('dotted')) return null
  return (
    <defs>
      {used.has('hatched') && (
        <pattern id={`${id}-hatched`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" fill={paint.paper} />
          <rect width="2.4" height="6" fill={paint.full} />
        </pattern>
      )}
      {used.has('dotted') && (
        <pattern id={`${id}-dotted`} width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" fill={paint.paper} />
          <circle cx="3" cy="3" r="1.4" fill={paint.full} />
        </pattern>
      )}
    </defs>
  )
}

function One({ shape, ...how }: DrawnWith & { readonly shape: Shape }) {
  const { paint } = how
  switch (shape.kind) {
    case 'rect': {
      const { x, y, width, height } = shape
      const round = shape.fill === 'lit' || shape.fill === 'dark' ? 3 : 1.5
      const area = <rect {...{ x, y, width, height }} rx={Math.min(round, width / 2)} {...surfaceOf(shape.fill, how)} />
      return shape.fill === 'lit' ? <Lamplight {...{ x, y, width, height }} colour={paint.lamp} area={area} /> : area
    }
    case 'line': {
      const { x1, y1, x2, y2, ink, width, dash = 'solid' } = shape
      return <line {...{ x1, y1, x2, y2 }} stroke={inkOf(ink, paint)} stroke-width={width} stroke-dasharray={dashes[dash]} />
    }
    case 'path': {
      const { d, ink, width, dash = 'solid', fill, isFaint } = shape
      const surface = fill === undefined ? { fill: 'none' } : surfaceOf(fill, how)
      const line = ink === undefined ? {} : { stroke: inkOf(ink, paint), 'stroke-width': width, 'stroke-dasharray': dashes[dash] }
      return <path d={d} {...surface} {...line} opacity={isFaint ? 0.45 : undefined} />
    }
    case 'point': {
      const { x, y, look, label } = shape
      return (
        <path d={pointPaths[look]} transform={`translate(${x} ${y})`} stroke-width="1.6" {...surfaceOfPoint(look, paint)}>
          {label !== undefined && <title>{label}</title>}
        </path>
      )
    }
    case 'text':
      return <Words shape={shape} {...how} />
  }
}

type Lit = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** A window with the light that falls out of it. */
const Lamplight = ({ x, y, width, height, colour, area }: Lit & { readonly colour: string; readonly area: Child }) => (
  <>
    <rect x={x - 4} y={y - 4} width={width + 8} height={height + 8} rx="7" fill={colour} opacity="0.28" />
    {area}
  </>
)

type WordsProps = DrawnWith & { readonly shape: Extract<Shape, { kind: 'text' }> }

function Words({ shape: { x, y, text, size, anchor, ink, isBold }, paint, faces }: WordsProps) {
  const face = faces?.[isBold ? 'bold' : 'text']
  return (
    <text
      x={x}
      y={y}
      font-size={size}
      font-weight={face?.weight ?? (isBold ? 700 : undefined)}
      text-anchor={anchor === 'start' ? undefined : anchor}
      fill={inkOf(ink, paint)}
    >
      {face ? <Runs words={text} face={face} /> : text}
    </text>
  )
}

/** Letters that stand in another file of the face, such as ŵ and ŷ, are runs of their own, known to the renderer by their weight. */
export const Runs = ({ words, face }: { readonly words: string; readonly face: Face }) => (
  <>
    {runsOf(words, face).map(run => (
      <tspan font-weight={run.isBeyond ? face.beyond.weight : face.weight}>{run.words}</tspan>
    ))}
  </>
)
