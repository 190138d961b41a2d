import { type Point, readTopology, type Topology, type TopologyArea } from './read-topology.ts'
import { ringArea, simplifyLine } from './simplify-line.ts'
import type { TrustRow } from './tables.ts'

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

/** Tolerances for a map about 560 by 760 pixels, in square pixels of `toPixels`. */
const mapDetail = { smallestTriangle: 3, smallestIsland: 8 }

/**
 * The outline of the four nations for a light map: every line simplified once, so neighbours still meet, and islands below
 * about 20 square kilometres left out. Rings run clockwise, as d3-geo wants them: the other way round is the whole globe but the island.
 */
export function buildOutline(topologyText: string, detail = mapDetail): Outline {
  const topology = readTopology(topologyText)
  const areas = (topology.layers.get('ctry') ?? []).filter(area => nationCodes[area.code] !== undefined)
  const lines = simplifyArcs(topology, areas, detail.smallestTriangle)
  const nations: Outline['nations'] = { england: [], wales: [], scotland: [], 'northern-ireland': [] }
  for (const area of areas) {
    const nation = nationCodes[area.code]
    if (nation === undefined) continue
    for (const [outer] of area.polygons) {
      const ring = joinArcs(outer ?? [], lines)
      const size = ringArea(ring.map(toPixels))
      if (Math.abs(size) < detail.smallestIsland || ring.length < 4) continue
      nations[nation].push((size > 0 ? ring.toReversed() : ring).map(shorten))
    }
    nations[nation].sort((a, b) => Math.abs(ringArea(b)) - Math.abs(ringArea(a)))
  }
  return { nations, borders: sharedArcs(areas).map(arc => (lines.get(arc) ?? []).map(shorten)) }
}

function simplifyArcs(topology: Topology, areas: TopologyArea[], tolerance: number): Map<number, Point[]> {
  const used = new Set(areas.flatMap(area => area.polygons.flat(2)).map(arcNumber))
  const lines = new Map<number, Point[]>()
  for (const arc of used) {
    const line = topology.arcs[arc] ?? []
    const pixels = line.map(toPixels)
    lines.set(
      arc,
      simplifyLine(pixels, tolerance).flatMap(at => line.slice(at, at + 1)),
    )
  }
  return lines
}

/** Arcs that belong to two nations: their border. */
function sharedArcs(areas: TopologyArea[]): number[] {
  const owners = new Map<number, number>()
  for (const area of areas)
    for (const arc of new Set(area.polygons.flat(2).map(arcNumber))) owners.set(arc, (owners.get(arc) ?? 0) + 1)
  return [...owners].filter(([, times]) => times > 1).map(([arc]) => arc)
}

/** Strings arcs into a closed ring: the last point is the first again. */
function joinArcs(arcs: number[], lines: Map<number, Point[]>): Point[] {
  const ring: Point[] = []
  for (const arc of arcs) {
    const line = lines.get(arcNumber(arc)) ?? []
    const walked = arc < 0 ? line.toReversed() : line
    ring.push(...(ring.length === 0 ? walked : walked.slice(1)))
  }
  return ring
}

function arcNumber(arc: number): number {
  return arc < 0 ? ~arc : arc
}

/** A plain plane for measuring: one unit is about a pixel of a map 760 pixels high, 1.6 km. */
function toPixels([lon, lat]: Point): Point {
  return [lon * Math.cos((55 * Math.PI) / 180) * 69, lat * 69]
}

function shorten([lon, lat]: Point): Point {
  return [Math.round(lon * 1000) / 1000, Math.round(lat * 1000) / 1000]
}
