import type { StatusCode } from '../../../releases/index.ts'
import { night } from './stage.ts'

type ShapeProps = { readonly status: StatusCode | null; readonly x: number; readonly y: number; readonly size: number }

const half = 11

/**
 * The shape of a status, as on every page: a lamp that is lit, a half-lit disc, a dark window with a stroke through it, an empty dashed
 * ring, a small dot; and a dash for a trust outside the survey. `size` is the width of its box, `x` and `y` its middle. The renderer knows
 * no custom properties, so that the colours of the night stand in the shapes themselves.
 */
export function StatusShape({ status, x, y, size }: ShapeProps) {
  return <g transform={`translate(${x} ${y}) scale(${size / (2 * half)})`}>{shapeOf(status)}</g>
}

/** The shapes once in the picture, for hundreds of pins: `<use href="#pin-partial">`. */
export const PinShapes = ({ statuses, size }: { readonly statuses: readonly StatusCode[]; readonly size: number }) => (
  <>
    {statuses.map(status => (
      <g id={`pin-${status}`}>
        <StatusShape status={status} x={0} y={0} size={size} />
      </g>
    ))}
  </>
)

function shapeOf(status: StatusCode | null) {
  switch (status) {
    case 'collecting':
      return (
        <>
          <circle r="15" fill="url(#lamplight)" />
          <circle r="4.6" fill={night.core} />
        </>
      )
    case 'partial':
      return (
        <>
          <circle r="5.6" fill={night.sky} stroke={night.lamp} stroke-width="1.6" />
          <path d="M0-5.6a5.6 5.6 0 0 0 0 11.2z" fill={night.lamp} />
        </>
      )
    case 'not-collecting':
      return (
        <g fill={night.sky} stroke={night.rose} stroke-width="1.8">
          <rect x="-5" y="-5" width="10" height="10" rx="1.4" />
          <path d="M-3.4 3.4 3.4-3.4" />
        </g>
      )
    case 'no-response':
      return <circle r="5.4" fill="none" stroke={night.muted} stroke-width="1.6" stroke-dasharray="2.8 2.2" />
    case 'not-asked':
      return <circle r="2.6" fill={night.muted} />
    case null:
      return <path d="M-5 0H5" stroke={night.muted} stroke-width="2" stroke-linecap="round" />
  }
}
