import type { Translate } from '../../foundation/index.ts'
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
}

/** A finger's worth around each pin, in units of the drawing. */
const touch = 12.5
const mark = 32

/** The country at night, with a pin for each trust. Needs StatusSymbols on the page, and uk-map.css. */
export function UkMap({ t, outline, drawing, pinLink }: UkMapProps) {
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
      <g>
        {drawing.pins
          .filter(pin => !pin.isAsked)
          .map(({ at }) => (
            <circle class="faint" cx={at.x} cy={at.y} r="3" />
          ))}
      </g>
      {drawing.place && <Place place={drawing.place} pins={drawing.pins} />}
      <g class="pins">
        {drawing.pins
          .filter(pin => pin.isAsked)
          .map(pin => (
            <PinLink t={t} pin={pin} href={pinLink(pin.code)} />
          ))}
      </g>
    </svg>
  )
}

/** Shape, colour and words. The card stands in the open sea, so that it hides no other pin. */
function PinLink({ t, pin, href }: { t: Translate; pin: Pin; href: string }) {
  const word = statusWord(t, pin.status)
  return (
    <a id={pinId(pin.code)} href={href}>
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
    <g aria-hidden="true">
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
    <>
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
    </>
  )
}

type PlaceProps = { readonly place: NonNullable<Drawing['place']>; readonly pins: readonly Pin[] }

/** A ring around the place that was asked for. It stands behind the pins: the nearest trust must not be hidden. */
function Place({ place: { name, at }, pins }: PlaceProps) {
  const label = freeSide(
    at,
    pins.map(pin => pin.at),
  )
  return (
    <g class="here">
      <circle cx={at.x} cy={at.y} r="26" />
      <circle cx={at.x} cy={at.y} r="3" />
      <text x={label.x} y={label.y + 6} text-anchor="middle">
        {name}
      </text>
    </g>
  )
}
