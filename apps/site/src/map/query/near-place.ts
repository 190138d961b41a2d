import type { PlaceAnswer, Point } from '../../register/index.ts'

export type NearPlace = { readonly district: string; readonly point: Point | null }

/**
 * What of a postcode may stand in the address: its district, or the area where only that was given. The point is known only when that
 * is all that was asked for; a longer postcode leads to the address of its district first. null: there is no such place.
 */
export function nearPlace(asked: string, answer: PlaceAnswer): NearPlace | null {
  if (answer.kind === 'unknown') return answer.districtKnown ? { district: answer.near, point: null } : null
  if (answer.kind !== 'place') return null
  const { near, lat, lon } = answer.place
  return { district: near, point: near === asked ? { lat, lon } : null }
}
