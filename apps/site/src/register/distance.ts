import type { Point } from './types.ts'

const earthRadiusKm = 6371.0088
const radians = Math.PI / 180

/** Great-circle distance in kilometres (haversine on the mean radius): as the crow flies, not by road. */
export function distanceKm(a: Point, b: Point): number {
  const half = (from: number, to: number) => Math.sin(((to - from) * radians) / 2) ** 2
  const h = half(a.lat, b.lat) + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * half(a.lon, b.lon)
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(h)))
}

type Placed = { readonly code: string; readonly lat: number | null; readonly lon: number | null }

/** The `count` nearest, with kilometres to one decimal; equal distances by code. What has no place is left out. */
export function nearest<T extends Placed>(point: Point, trusts: readonly T[], count: number): { trust: T; km: number }[] {
  return trusts
    .flatMap(trust =>
      trust.lat === null || trust.lon === null ? [] : [{ trust, km: distanceKm(point, { lat: trust.lat, lon: trust.lon }) }],
    )
    .sort((a, b) => a.km - b.km || (a.trust.code < b.trust.code ? -1 : 1))
    .slice(0, count)
    .map(({ trust, km }) => ({ trust, km: Math.round(km * 10) / 10 }))
}
