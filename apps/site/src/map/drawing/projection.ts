import { geoTransverseMercator } from 'd3-geo'
import type { Point } from '../../register/index.ts'

/** A place on the drawing, in its units: one kilometre each, from the top left. */
export type Spot = { readonly x: number; readonly y: number }

export type Rectangle = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }

/** The drawing as a whole. The far north and London stand in boxes in the North Sea, so that the mainland can be larger. */
export const frame = { width: 692, height: 1000 } as const

const earthRadiusKm = 6371

/** The picture of the country in every British road atlas: transverse Mercator on the meridian of 2 degrees west. */
const mainland = geoTransverseMercator().rotate([2, 0]).scale(earthRadiusKm).translate([413, 6541])

/** Where a point of the earth is on the mainland's drawing; null for what the projection cannot draw. */
export function project({ lat, lon }: Point): Spot | null {
  const at = mainland([lon, lat])
  return at ? { x: at[0], y: at[1] } : null
}
