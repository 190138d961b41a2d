import type { Spot } from './view.ts'

export type Point = { readonly lat: number; readonly lon: number }

const radians = Math.PI / 180
const earthRadiusKm = 6371

/** Transverse Mercator on the meridian of 2 degrees west, as the server draws it: a unit is a kilometre. */
function project({ lat, lon }: Point): Spot {
  const [phi, lambda] = [lat * radians, (lon + 2) * radians]
  return {
    x: 413 + earthRadiusKm * Math.atanh(Math.cos(phi) * Math.sin(lambda)),
    y: 6541 - earthRadiusKm * Math.atan2(Math.tan(phi), Math.cos(lambda)),
  }
}

/** The northern isles stand in a box in the North Sea, however close one looks: their edges, and the middle of each box. */
const isles = [
  { west: -3.5, south: 58.71, east: -2.3, north: 59.43, box: { x: 509, y: 104 } },
  { west: -2.2, south: 59.45, east: -0.6, north: 60.95, box: { x: 615, y: 104 } },
]

/** Where a point of the earth is on the sheet. London is at its place: its box closes when one looks closely. */
export function spotOf(point: Point): Spot {
  const { x, y } = project(point)
  const isle = isles.find(
    ({ west, south, east, north }) => point.lat >= south && point.lat <= north && point.lon >= west && point.lon <= east,
  )
  if (!isle) return { x, y }
  const middle = project({ lat: (isle.south + isle.north) / 2, lon: (isle.west + isle.east) / 2 })
  return { x: isle.box.x + x - middle.x, y: isle.box.y + y - middle.y }
}

/** Great-circle distance in kilometres (haversine on the mean radius), as the server gives it. */
export function distanceKm(a: Point, b: Point): number {
  const half = (from: number, to: number) => Math.sin(((to - from) * radians) / 2) ** 2
  const h = half(a.lat, b.lat) + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * half(a.lon, b.lon)
  return 2 * 6371.0088 * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** `53.8067 -1.5201`, as the server writes it; null for anything else. */
export function readPoint(text: string | null | undefined): Point | null {
  const [lat, lon, ...more] = (text ?? '').split(' ').map(Number)
  return lat !== undefined && lon !== undefined && more.length === 0 && Number.isFinite(lat + lon) ? { lat, lon } : null
}
