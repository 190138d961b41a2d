import {
  dispersedFunnelLimits,
  type Interval,
  overDispersion,
  poissonFunnelLimits,
  rangedPoissonInterval,
} from '@spotlight/statistics'
import type { Compared, Dispersion, Levels, PeopleRange, Position } from './picture.ts'

export type ToCompare = { readonly observed: PeopleRange; readonly expected: { readonly low: number; readonly high: number } }

/** With fewer the difference between them is not told from chance, and the funnel stays the exact one. Our own rule. */
export const fewestForDispersion = 5

const sureness = { limits95: 0.95, limits998: 0.998 } as const

/**
 * How much the units differ beyond chance. The target is their own average, not the expected level, so a level that is wrong for all of them looks like no difference.
 * A unit whose number has no upper end is left out. null: too few are left, or they have nobody at all.
 */
export function dispersionOf(units: readonly ToCompare[]): Dispersion | null {
  const places = units.flatMap(({ observed: { low, high }, expected }) =>
    high === null ? [] : [{ observed: (low + high) / 2, expected: expected.low }],
  )
  const sum = (of: (place: (typeof places)[number]) => number): number => places.reduce((total, place) => total + of(place), 0)
  const average = sum(({ observed }) => observed) / sum(({ expected }) => expected)
  if (places.length < fewestForDispersion || average === 0) return null
  const { phi, tauSquared } = overDispersion(places, { target: average })
  return { units: places.length, phi, tauSquared, average }
}

/**
 * A unit in the funnel. The funnel is as wide as the two levels lie apart: its lower limits are those of the lower level, its upper ones those of the higher, each with
 * the exact Poisson limits. So nobody is called low who is not low by both.
 */
export function compare(unit: ToCompare, levels: Pick<Levels, 'low' | 'high'>, dispersion: Dispersion | null): Compared {
  const { observed, expected } = unit
  const interval = rangedPoissonInterval(observed)
  const over = (people: number | null): number | null => (people === null ? null : people / expected.low)
  const spread = levels.high / levels.low
  const exact = (confidence: number): Interval => ({
    low: exactLimits(expected.low, confidence, 1).low,
    high: exactLimits(expected.low, confidence, spread).high,
  })
  const dispersed = (confidence: number): Interval | null =>
    dispersion && {
      low: dispersedFunnelLimits(expected.low, dispersion.tauSquared, { confidence }).low,
      high: dispersedFunnelLimits(expected.low, dispersion.tauSquared, { confidence, target: spread }).high,
    }
  const compared = {
    low: observed.low / expected.low,
    high: over(observed.high),
    interval: { low: interval.low / expected.low, high: over(interval.high) },
    limits95: exact(sureness.limits95),
    limits998: exact(sureness.limits998),
    dispersed95: dispersed(sureness.limits95),
    dispersed998: dispersed(sureness.limits998),
  }
  return { ...compared, position: positionOf(compared) }
}

const remembered = new Map<string, Interval>()
const mostRemembered = 1000

/** The limits of the funnel take a search each; the same places are asked for again by every chart of a release. */
function exactLimits(expected: number, confidence: number, target: number): Interval {
  const key = `${expected} ${confidence} ${target}`
  const found = remembered.get(key) ?? poissonFunnelLimits(expected, { confidence, target })
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(key, found)
  return found
}

/** Where all that is possible lies on one side of a limit, it is said; of the exact and the widened limit the wider one counts. */
export function positionOf(compared: Omit<Compared, 'position'>): Position {
  const { low, high, limits95, limits998, dispersed95, dispersed998 } = compared
  const usual = wider(limits95, dispersed95)
  const sure = wider(limits998, dispersed998)
  if (high !== null && high < sure.low) return 'lower'
  if (low > sure.high) return 'higher'
  if (high !== null && high < usual.low) return 'perhaps-lower'
  if (low > usual.high) return 'perhaps-higher'
  return low >= usual.low && high !== null && high <= usual.high ? 'as-expected' : 'cannot-tell'
}

const wider = (exact: Interval, dispersed: Interval | null): Interval =>
  dispersed === null ? exact : { low: Math.min(exact.low, dispersed.low), high: Math.max(exact.high, dispersed.high) }
