import type { Nation } from '../../../register/index.ts'
import { statusCodes } from '../../../releases/index.ts'
import type { Pin } from '../../drawing/drawing.ts'
import { insets, londonBox, northernBox, placeOf } from '../../drawing/insets.ts'
import { frame, type Rectangle } from '../../drawing/projection.ts'
import type { Outline } from '../../drawing/read-outline.ts'
import type { Country } from '../picture.ts'
import { night } from './stage.ts'
import { PinShapes } from './status-shape.tsx'

/** The part of the map that is drawn for a nation, in the map's own units (kilometres). */
const views: Readonly<Record<Nation | 'uk', Rectangle>> = {
  uk: { left: 0, top: 0, ...frame },
  england: { left: 146, top: 180, width: 546, height: 812 },
  wales: { left: 176, top: 592, width: 204, height: 244 },
  scotland: { left: 52, top: 0, width: 630, height: 474 },
  'northern-ireland': { left: 6, top: 384, width: 206, height: 158 },
}

const insetsOf: Readonly<Record<Nation | 'uk', { readonly north: boolean; readonly london: boolean }>> = {
  uk: { north: true, london: true },
  england: { north: false, london: true },
  wales: { north: false, london: false },
  scotland: { north: true, london: false },
  'northern-ireland': { north: false, london: false },
}

type CountryProps = { readonly country: Country; readonly within: Rectangle }

/** The country at night with its lamps, as large as the room allows. A nation's neighbours lie in the dark. */
export function CountryAtNight({ country: { outline, pins, nation, chosen }, within }: CountryProps) {
  const view = views[nation ?? 'uk']
  const scale = Math.min(within.width / view.width, within.height / view.height)
  const left = within.left + (within.width - view.width * scale) / 2 - view.left * scale
  const top = within.top + (within.height - view.height * scale) / 2 - view.top * scale
  // A pin keeps its size in the picture: the larger the map, the fewer units it takes.
  const pinSize = (nation === null || nation === 'england' ? 25 : 34) / scale
  const stands = chosen === null ? undefined : pins.find(({ code }) => code === chosen)
  return (
    <g transform={`translate(${round(left)} ${round(top)}) scale(${round(scale)})`}>
      <Land outline={outline} nation={nation} hasPins={pins.length > 0} />
      <defs>
        <PinShapes statuses={statusCodes} size={round(pinSize)} />
      </defs>
      <g opacity={stands ? 0.62 : 1}>
        {[...pins.filter(({ status }) => status !== 'collecting'), ...pins.filter(({ status }) => status === 'collecting')]
          .filter(pin => pin !== stands)
          .map(drawn)}
      </g>
      {stands && <StandsOut pin={stands} radius={round(pinSize * 0.85)} />}
    </g>
  )
}

/** One lamp that is meant: a ring and light around it, and its shape twice as large as the others. */
const StandsOut = ({ pin, radius }: { readonly pin: Pin; readonly radius: number }) => (
  <>
    <circle cx={pin.at.x} cy={pin.at.y} r={radius * 2.6} fill="url(#moonlight)" />
    <circle
      cx={pin.at.x}
      cy={pin.at.y}
      r={radius}
      fill={night.sky}
      fill-opacity="0.72"
      stroke={night.white}
      stroke-width={radius * 0.13}
    />
    <use href={`#pin-${pin.status}`} transform={`translate(${pin.at.x} ${pin.at.y}) scale(1.35)`} />
  </>
)

const drawn = ({ status, at }: Pin) => <use href={`#pin-${status}`} x={round(at.x)} y={round(at.y)} />

type LandProps = { readonly outline: Outline; readonly nation: Nation | null; readonly hasPins: boolean }

function Land({ outline, nation, hasPins }: LandProps) {
  const shown = insetsOf[nation ?? 'uk']
  return (
    <>
      {shown.north && (
        <rect {...box(northernBox)} rx="8" fill={night.sky} fill-opacity="0.35" stroke={night.edge} stroke-opacity="0.5" />
      )}
      {outline.lands.map(land => (
        <path
          d={land.path}
          fill={night.land}
          stroke={night.edge}
          stroke-width={nation === null ? 1 : 0.8}
          stroke-linejoin="round"
          opacity={nation === null || land.nation === nation ? 1 : 0.22}
        />
      ))}
      <path
        d={outline.borders}
        fill="none"
        stroke="#d9cdf5"
        stroke-linejoin="round"
        stroke-opacity={nation === null ? 0.75 : 0.4}
        stroke-width={nation === null ? 1.4 : 0.9}
      />
      {shown.london && hasPins && <London thames={outline.thames} />}
    </>
  )
}

/** London drawn larger, tied to its place. */
function London({ thames }: { readonly thames: string }) {
  const london = insets.find(({ name }) => name === 'london')
  if (!london) return null
  const place = placeOf(london)
  const right = londonBox.left + londonBox.width
  const mouth = place.top + place.height / 2
  return (
    <>
      <path
        d={`M${place.left + place.width} ${mouth}H${right + 8}V${londonBox.top + londonBox.height - 16}h-8`}
        fill="none"
        stroke={night.muted}
        stroke-dasharray="2 4"
      />
      <rect {...box(place)} rx="5" fill="none" stroke={night.edge} />
      <clipPath id="london">
        <rect {...box(londonBox)} rx="8" />
      </clipPath>
      <rect {...box(londonBox)} rx="8" fill={night.land} stroke={night.edge} />
      <path d={thames} clip-path="url(#london)" fill={night.dusk} stroke={night.edge} stroke-width="0.8" />
    </>
  )
}

const box = ({ left, top, width, height }: Rectangle) => ({ x: left, y: top, width, height })
const round = (value: number): number => Math.round(value * 1000) / 1000
