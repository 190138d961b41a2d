import type { Point } from '../../register/index.ts'
import type { StatusCode } from '../../releases/index.ts'
import type { Spot } from './projection.ts'

/** One surveyed trust on the drawing. */
export type Pin = {
  readonly code: string
  readonly name: string
  readonly status: StatusCode
  readonly at: Spot
  /** Where it truly is: a crowded pin is drawn a little away from there. */
  readonly point: Point
  /** False: it is drawn as a faint dot, because the address asks for others. */
  readonly isAsked: boolean
}

/** What stands on the map of the country. The home page shows the same. */
export type Drawing = {
  readonly pins: readonly Pin[]
  /** A postcode district, marked. */
  readonly place: { readonly name: string; readonly at: Spot; readonly point: Point } | null
}
