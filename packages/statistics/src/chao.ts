import { mustNotBeNegative, unseenInterval, usualConfidence, type ValueWithInterval } from './interval.ts'

/** How many people were seen in all, on exactly one list (or once), and on exactly two (or twice). */
export type SeenOnceAndTwice = { observed: number; once: number; twice: number }

/**
 * Chao's lower bound for the number of people: at least so many there are, whatever the differences between people in being seen.
 *
 * With sightings without a limit to their number it is S + f1² / (2 f2). With `lists` lists (occasions) nobody can be seen more often than
 * that, and the unseen are multiplied by (lists - 1) / lists: without that factor two lists would give twice the right number. Where
 * nobody was seen twice the bias-corrected f1 (f1 - 1) / 2 stands in, and `isBiasCorrected` says so.
 * The standard error is that of the estimate, the interval log-normal. It is a bound for people who can be seen at all and whose lists do
 * not avoid each other; lists that do (somebody on one is kept from another) can put it too high.
 * Refuses (RangeError) negative numbers, more people seen once or twice than seen, fewer than two lists.
 * Sources: Chao A. Biometrics 1987;43:783-791; Chao A. Estimating population size for sparse data in capture-recapture experiments. Biometrics
 * 1989;45:427-438; Colwell RK et al. J Plant Ecol 2012;5:3-21 (variance).
 */
export function chaoLowerBound(
  seen: SeenOnceAndTwice,
  options: { lists?: number; confidence?: number } = {},
): ValueWithInterval & { se: number; isBiasCorrected: boolean } {
  const { observed, once, twice } = seen
  const { lists, confidence = usualConfidence } = options
  mustNotBeNegative('People observed', observed)
  mustNotBeNegative('People seen once', once)
  mustNotBeNegative('People seen twice', twice)
  if (once + twice > observed) throw new RangeError('No more people can be seen once or twice than were seen.')
  if (lists !== undefined && !(Number.isInteger(lists) && lists >= 2))
    throw new RangeError(`At least two lists are needed, not ${lists}.`)
  const factor = lists === undefined ? 1 : (lists - 1) / lists
  const isBiasCorrected = twice === 0
  const unseen = factor * (isBiasCorrected ? (once * (once - 1)) / 2 : once ** 2 / (2 * twice))
  const se = Math.sqrt(
    Math.max(0, isBiasCorrected ? varianceWithoutPairs(once, observed + unseen, factor) : variance(once, twice, factor)),
  )
  return { value: observed + unseen, se, isBiasCorrected, ...unseenInterval(observed, unseen, se, confidence) }
}

const variance = (once: number, twice: number, factor: number): number => {
  const ratio = once / twice
  return twice * ((factor / 2) * ratio ** 2 + factor ** 2 * ratio ** 3 + (factor ** 2 / 4) * ratio ** 4)
}

const varianceWithoutPairs = (once: number, estimate: number, factor: number): number =>
  estimate === 0
    ? 0
    : (factor * once * (once - 1)) / 2 +
      (factor ** 2 * once * (2 * once - 1) ** 2) / 4 -
      (factor ** 2 * once ** 4) / (4 * estimate)
