import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Nation, nations } from '../../register/index.ts'
import { areaOfRing, drawPath, simplify } from './draw-path.ts'
import { areaOf, type InsetName, spotIn } from './insets.ts'
import type { Spot } from './projection.ts'

/** The country as it is drawn: one path for each nation, one for the borders between them, and the coast for the pins to keep to. */
export type Outline = {
  readonly lands: readonly { readonly nation: Nation; readonly path: string }[]
  readonly borders: string
  /** The Thames as far as it is known, in London's box: what makes the place recognisable. */
  readonly thames: string
  readonly coast: readonly (readonly Spot[])[]
}

/** Corners closer than this to a straight line are left out: half a pixel on a wide screen. */
const tolerance = 0.5
/** Islands smaller than this, in square kilometres, are left out. */
const smallestIsland = 6

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
const line = z.array(position)
const schema = z.object({ nations: z.record(z.enum(nations), z.array(line)), borders: z.array(line) })
type Line = z.infer<typeof line>

const read = new Map<string, Outline>()

/** Reads data/map/outline.json, once. */
export function readOutline(root: string): Outline {
  const known = read.get(root)
  if (known) return known
  const outline = drawOutline(JSON.parse(readFileSync(join(root, 'data/map/outline.json'), 'utf8')))
  read.set(root, outline)
  return outline
}

/** From degrees to paths. Refuses (by throwing) what is not an outline. */
export function drawOutline(source: unknown): Outline {
  const { nations: rings, borders } = schema.parse(source)
  const lands = nations.map(nation => ({ nation, rings: rings[nation].flatMap(drawRing) }))
  return {
    lands: lands.map(land => ({ nation: land.nation, path: drawPath(land.rings, { closed: true }) })),
    borders: drawPath(
      borders.map(border => simplify(spotsOf(border), tolerance)),
      { closed: false },
    ),
    thames: drawPath(rings.england.flatMap(drawInlet), { closed: true }),
    coast: lands.flatMap(land => land.rings),
  }
}

function drawRing(ring: Line): Spot[][] {
  const area = islandsOf(ring)
  if (area === 'nowhere') return []
  const drawn = simplify(spotsOf(ring, area), tolerance)
  return areaOfRing(drawn) < smallestIsland ? [] : [drawn]
}

/** The part of a coast that runs into London's box, with one corner outside it at each end, at that box's scale. */
function drawInlet(ring: Line): Spot[][] {
  const inside = ring.map(([lon, lat]) => areaOf({ lat, lon }) === 'london')
  const first = inside.indexOf(true)
  const last = inside.lastIndexOf(true)
  return first < 0 ? [] : [spotsOf(ring.slice(Math.max(0, first - 1), last + 2), 'london')]
}

/** The northern isles move into their box. What lies north of the mainland and in no box (Fair Isle) has no place on the sheet. */
function islandsOf(ring: Line): InsetName | 'mainland' | 'nowhere' {
  const northern = 58.7
  if (ring.some(([, lat]) => lat < northern)) return 'mainland'
  const areas = new Set(ring.map(([lon, lat]) => areaOf({ lat, lon })))
  const [area] = areas
  return areas.size === 1 && area && area !== 'mainland' ? area : 'nowhere'
}

const spotsOf = (points: Line, area: InsetName | 'mainland' = 'mainland'): Spot[] =>
  points.map(([lon, lat]) => spotIn(area, { lat, lon })).filter(spot => spot !== null)
