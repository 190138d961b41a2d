import type { Point } from '../../register/index.ts'
import { nearLand } from './ashore.ts'
import { type Area, areaOf, insets, placeOf, spotIn } from './insets.ts'
import { frame, type Rectangle, type Spot } from './projection.ts'
import type { Outline } from './read-outline.ts'
import { type SpreadRules, spread } from './spread.ts'

/** Pins are 25 units apart where they can be: 24 CSS pixels on a wide screen, which is what a finger or an unsteady hand needs. */
const gap = 25
const reach = { mainland: 40, inset: 60 }
const margin = 12
/** A pin on the coast may stand with half of itself in the water. */
const furthestOffshore = 8

const shrink = ({ left, top, width, height }: Rectangle, by: number): Rectangle => ({
  left: left + by,
  top: top + by,
  width: width - 2 * by,
  height: height - 2 * by,
})

const whole: Rectangle = { left: 0, top: 0, ...frame }

/** The ways in which an area's pins are moved apart. */
function rulesFor(area: Area, coast: Outline['coast']): SpreadRules {
  const inset = insets.find(({ name }) => name === area)
  if (inset) return { gap, reach: reach.inset, within: shrink(inset.box, margin) }
  const london = insets.find(({ name }) => name === 'london')
  return {
    gap,
    reach: reach.mainland,
    within: shrink(whole, margin),
    mayStand: nearLand(coast, furthestOffshore),
    ...(london ? { keepOut: shrink(placeOf(london), -margin) } : {}),
  }
}

/** Where each point's pin is drawn, in the order given; null for a point that is not known. Crowded pins are moved apart. */
export function placePins(points: readonly (Point | null)[], coast: Outline['coast']): (Spot | null)[] {
  const spots: (Spot | null)[] = points.map(() => null)
  const areas = points.map(point => (point ? areaOf(point) : null))
  for (const area of new Set(areas)) {
    if (area === null) continue
    const members = points.flatMap((point, index) => {
      const spot = point && areas[index] === area ? spotIn(area, point) : null
      return spot ? [{ index, spot }] : []
    })
    const placed = spread(
      members.map(({ spot }) => spot),
      rulesFor(area, coast),
    )
    for (const [i, { index }] of members.entries()) spots[index] = placed[i] ?? null
  }
  return spots
}
