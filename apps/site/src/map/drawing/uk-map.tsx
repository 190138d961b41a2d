import type { Translate } from '../../foundation/index.ts'
import type { Point } from '../../register/index.ts'
import { statusCodes, statusWord, symbolIds } from '../../releases/index.ts'
import type { Drawing, Pin } from './drawing.ts'
import { freeSide } from './free-side.ts'
import { insets, londonBox, northernBox, placeOf } from './insets.ts'
import { pinId } from './page-ids.ts'
import { frame, type Rectangle } from './projection.ts'
import type { Outline } from './read-outline.ts'

type UkMapProps = {
  readonly t: Translate
  readonly outline: Outline
  readonly drawing: Drawing
  /** Where a pin leads: the trust's page, or its card on the same page. */
  readonly pinLink: (code: string) => string
  /** Whether an island may open the drawing up: each pin then carries the place where it truly is. */
  readonly opens?: boolean
  /** Whether a pin opens a new tab: in a frame on somebody else's page it must lead out of the frame, and a page's base does not reach into a drawing. */
  readonly leadsOut?: boolean
}

/** A finger's worth around each pin, in units of the drawing. */
const touch = 12.5
const mark = 32

/** The country at night, with a pin for each trust. Needs StatusSymbols on the page, and uk-map.css. */
export function UkMap({ t, outline, drawing, pinLink, opens = false, leadsOut = false }: UkMapProps) {
  const truly = (point: Point) => (opens ? `${point.lat.toFixed(4)} ${point.lon.toFixed(4)}` : undefined)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand for a drawing whose parts are links
    <svg class="uk" viewBox={`0 0 ${frame.width} ${frame.height}`} role="group" aria-label={t('map.drawing.label')}>
      <Land t={t} outline={outline} />
      <defs>
        {statusCodes.map(status => (
          <g id={`m${symbolIds[status]}`}>
            <circle class="touch" r={touch} />
            <use class="shape" href={`#${symbolIds[status]}`} x={-mark / 2} y={-mark / 2} width={mark} height={mark} />
          </g>
        ))}
      </defs>
      <g class="others">
        {drawing.pins
          .filter(pin => !pin.isAsked)
          .map(({ at, point }) => (
            <circle class="faint" cx={at.x} cy={at.y} r="3" data-at={truly(point)} />
          ))}
      </g>
      <g class="places">
        {drawing.place && <Place place={drawing.place} pins={drawing.pins} truly={truly(drawing.place.point)} />}
      </g>
      <g class="pins">
        {drawing.pins
          .filter(pin => pin.isAsked)
          .map(pin => (
            <PinLink t={t} pin={pin} href={pinLink(pin.code)} truly={truly(pin.point)} target={leadsOut ? '_blank' : undefined} />
          ))}
      </g>
    </svg>
  )
}

/** Shape, colour and words. The card stands in the open sea, so that it hides no other pin. */
type PinProps = {
  readonly t: Translate
  readonly pin: Pin
  readonly href: string
  readonly truly: string | undefined
  readonly target: '_blank' | undefined
}

function PinLink({ t, pin, href, truly, target }: PinProps) {
  const word = statusWord(t, pin.status)
  return (
    <a id={pinId(pin.code)} href={href} target={target} data-at={truly}>
      <title>{`${pin.name}: ${word}`}</title>
      <use href={`#m${symbolIds[pin.status]}`} x={pin.at.x} y={pin.at.y} />
      <foreignObject>
        <p>
          <b>{pin.name}</b>
          {word}
        </p>
      </foreignObject>
    </a>
  )
}

const box = ({ left, top, width, height }: Rectangle) => ({ x: left, y: top, width, height })

function Land({ t, outline }: Pick<UkMapProps, 't' | 'outline'>) {
  const london = insets.find(({ name }) => name === 'london')
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in this group takes focus
    <g class="sheet" aria-hidden="true">
      <rect class="inset" {...box(northernBox)} rx="8" />
      {outline.lands.map(({ nation, path }) => (
        <path class={`land ${nation}`} d={path} />
      ))}
      <path class="border" d={outline.borders} />
      <text x={northernBox.left + 12} y={northernBox.top + 22}>
        {t('map.drawing.orkney')}
      </text>
      <text x={northernBox.left + 122} y={northernBox.top + 22}>
        {t('map.drawing.shetland')}
      </text>
      {london && <London t={t} thames={outline.thames} place={placeOf(london)} />}
    </g>
  )
}

/** London drawn larger, tied to its place by a line that goes out through the Thames and up the coast. */
function London({ t, thames, place }: { t: Translate; thames: string; place: Rectangle }) {
  const right = londonBox.left + londonBox.width
  const mouth = place.top + place.height / 2
  return (
    <g class="london-box">
      <path class="tie" d={`M${place.left + place.width} ${mouth}H${right + 8}V${londonBox.top + londonBox.height - 16}h-8`} />
      <rect class="place" {...box(place)} rx="5" />
      <clipPath id="lb">
        <rect {...box(londonBox)} rx="8" />
      </clipPath>
      <rect class="inset london" {...box(londonBox)} rx="8" />
      <path class="water" d={thames} clip-path="url(#lb)" />
      <text x={londonBox.left + 12} y={londonBox.top + 22}>
        {t('map.drawing.london')}
      </text>
    </g>
  )
}

type PlaceProps = { readonly place: NonNullable<Drawing['place']>; readonly pins: readonly Pin[]; readonly truly?: string }

/** A ring around the place that was asked for. It stands behind the pins: the nearest trust must not be hidden. */
function Place({ place: { name, at }, pins, truly }: PlaceProps) {
  const label = freeSide(
    at,
    pins.map(pin => pin.at),
  )
  return (
    <g class="here" data-at={truly}>
      <circle cx={at.x} cy={at.y} r="26" />
      <circle cx={at.x} cy={at.y} r="3" />
      <text x={label.x} y={label.y + 6} text-anchor="middle">
        {name}
      </text>
    </g>
  )
}
