import { type Point, readTopology, type Topology } from './read-topology.ts'
import { ringArea, simplifyLine } from './simplify-line.ts'
import type { TrustRow } from './tables.ts'
import {
  borderLinesOfRing,
  type Chain,
  chainsOfRing,
  countOwners,
  joinLines,
  pointsOfChain,
  turnChain,
  withoutRepeats,
} from './topology-chains.ts'

type Nation = TrustRow['nation']

export interface Outline {
  nations: Record<Nation, Point[][]>
  /** The land borders inside the UK, each drawn once. */
  borders: Point[][]
}

const nationCodes: Record<string, Nation> = {
  E92000001: 'england',
  W92000004: 'wales',
  S92000003: 'scotland',
  N92000002: 'northern-ireland',
}

/** Tolerances for a map about 560 by 760 pixels: in square pixels of `toPixels`, and for the gap in pixels. */
const mapDetail = { smallestTriangle: 1.2, smallestIsland: 8, widestGap: 6 }

/** The map draws London about three times as large as the rest, and the Thames is narrow: a corner counts for much more there. */
const london = { west: -0.54, south: 51.27, east: 0.32, north: 51.71, weight: 20 }

/**
 * The outline of the four nations for a light map: every line simplified once, so neighbours still meet, and islands below
 * about 20 square kilometres left out. Rings run clockwise, as d3-geo wants them: the other way round is the whole globe but the island.
 */
export function buildOutline(topologyText: string, detail = mapDetail): Outline {
  const topology = readTopology(topologyText)
  const areas = (topology.layers.get('ctry') ?? []).filter(area => nationCodes[area.code] !== undefined)
  const owners = countOwners(areas)
  const simplify = simplifyOnce(topology, detail.smallestTriangle)
  const isShort = ({ arcs }: Chain) => lineLength(pointsOfChain(arcs, topology).map(toPixels)) <= detail.widestGap
  const nations: Outline['nations'] = { england: [], wales: [], scotland: [], 'northern-ireland': [] }
  const borders: Chain[][] = []
  for (const area of areas) {
    const nation = nationCodes[area.code]
    if (nation === undefined) continue
    for (const [outer] of area.polygons) {
      const chains = chainsOfRing(outer ?? [], owners)
      borders.push(...borderLinesOfRing(chains, isShort))
      const ring = joinLines(chains.map(simplify))
      const size = ringArea(ring.map(toPixels))
      if (Math.abs(size) < detail.smallestIsland || ring.length < 4) continue
      nations[nation].push(shorten(size > 0 ? ring.toReversed() : ring))
    }
    nations[nation].sort((a, b) => Math.abs(ringArea(b)) - Math.abs(ringArea(a)))
  }
  return { nations, borders: withoutRepeats(borders).map(line => shorten(joinLines(line.map(simplify)))) }
}

/** Simplifies each chain once, whichever way round it is asked for: both sides of a border get the same points. */
function simplifyOnce(topology: Topology, tolerance: number): (chain: Chain) => Point[] {
  const done = new Map<string, Point[]>()
  return ({ arcs }) => {
    const turned = done.get(turnChain(arcs).join())
    if (turned !== undefined) return turned.toReversed()
    const known = done.get(arcs.join())
    if (known !== undefined) return known
    const line = pointsOfChain(arcs, topology)
    const kept = simplifyLine(line.map(toPixels), tolerance, at => weightOf(line[at]))
    const simple = kept.flatMap(at => line.slice(at, at + 1))
    done.set(arcs.join(), simple)
    return simple
  }
}

function weightOf(point: Point | undefined): number {
  if (point === undefined) return 1
  const [lon, lat] = point
  return lon > london.west && lon < london.east && lat > london.south && lat < london.north ? london.weight : 1
}

/** A plain plane for measuring: one unit is about a pixel of a map 760 pixels high, 1.6 km. */
function toPixels([lon, lat]: Point): Point {
  return [lon * Math.cos((55 * Math.PI) / 180) * 69, lat * 69]
}

function lineLength(line: Point[]): number {
  return line.slice(1).reduce((sum, [x, y], at) => sum + Math.hypot(x - (line[at]?.[0] ?? x), y - (line[at]?.[1] ?? y)), 0)
}

/** To about a hundred metres; points that fall together stand once. */
function shorten(line: Point[]): Point[] {
  const short = line.map(([lon, lat]): Point => [Math.round(lon * 1000) / 1000, Math.round(lat * 1000) / 1000])
  return short.filter(([lon, lat], at) => at === 0 || lon !== short[at - 1]?.[0] || lat !== short[at - 1]?.[1])
}
