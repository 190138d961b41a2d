import { mustNotBeNegative, usualConfidence, zOf } from './interval.ts'

/** One person followed from time 0: until `time`, which ended in the event (a death) or without it (last seen alive). */
export type FollowUp = { time: number; isEvent: boolean }

/** The curve from `time` on, until the next point. The interval is null where survival has reached 0: nobody is left to reckon it from. */
export type SurvivalPoint = {
  time: number
  atRisk: number
  events: number
  survival: number
  se: number | null
  low: number | null
  high: number | null
}

export type SurvivalCurve = { people: number; events: number; lastTime: number; points: readonly SurvivalPoint[] }

/**
 * The Kaplan-Meier estimate with Greenwood's standard error and the interval on the log scale (S exp(± z se / S), cut off at 1: the default of
 * R's survfit). One point for each time with an event. People who end at a time without the event still count as at risk at that time.
 * Times in any unit, at least 0; refuses (RangeError) others. Nobody at all gives a curve without points.
 * Sources: Kaplan EL, Meier P. J Am Stat Assoc 1958;53:457-481; Greenwood M. The natural duration of cancer. HMSO 1926.
 */
export function kaplanMeier(people: readonly FollowUp[], confidence = usualConfidence): SurvivalCurve {
  const z = zOf(confidence)
  for (const { time } of people) mustNotBeNegative('A time of follow-up', time)
  const ordered = people.toSorted((left, right) => left.time - right.time)
  const points: SurvivalPoint[] = []
  let survival = 1
  let greenwood = 0
  for (let first = 0; first < ordered.length; ) {
    const time = ordered[first]?.time ?? 0
    let next = first
    let events = 0
    for (; ordered[next]?.time === time; next++) if (ordered[next]?.isEvent) events++
    if (events > 0) {
      const atRisk = ordered.length - first
      survival = atRisk === events ? 0 : survival * (1 - events / atRisk)
      greenwood += events / (atRisk * (atRisk - events))
      points.push({ time, atRisk, events, survival, ...limits(survival, greenwood, z) })
    }
    first = next
  }
  return {
    people: people.length,
    events: points.reduce((sum, point) => sum + point.events, 0),
    lastTime: ordered.at(-1)?.time ?? 0,
    points,
  }
}

function limits(survival: number, greenwood: number, z: number): Pick<SurvivalPoint, 'se' | 'low' | 'high'> {
  if (survival === 0) return { se: null, low: null, high: null }
  const logError = Math.sqrt(greenwood)
  return {
    se: survival * logError,
    low: survival * Math.exp(-z * logError),
    high: Math.min(1, survival * Math.exp(z * logError)),
  }
}

/**
 * Survival at a time, with its interval: the last point at or before it. null after the end of follow-up (nobody was watched so long), unless
 * everybody had the event before.
 */
export function survivalAt(curve: SurvivalCurve, time: number): Omit<SurvivalPoint, 'time' | 'atRisk' | 'events'> | null {
  mustNotBeNegative('A time', time)
  if (curve.people === 0) return null
  const point = curve.points.findLast(candidate => candidate.time <= time)
  if (time > curve.lastTime && point?.survival !== 0) return null
  if (!point) return { survival: 1, se: 0, low: 1, high: 1 }
  return { survival: point.survival, se: point.se, low: point.low, high: point.high }
}

/**
 * The time by which `share` of the people had the event (0.5: the median) with its interval, by turning the curve and its limits round. Where
 * the curve lies exactly at the share, the middle of that step is taken, as R does. null where the curve (or a limit) never comes down so far.
 * Source: Brookmeyer R, Crowley J. A confidence interval for the median survival time. Biometrics 1982;38:29-41.
 */
export function survivalQuantile(
  curve: SurvivalCurve,
  share = 0.5,
): { value: number | null; low: number | null; high: number | null } {
  if (!(share > 0 && share < 1)) throw new RangeError(`A share lies between 0 and 1, not at ${share}.`)
  return {
    value: reaches(curve, 1 - share, point => point.survival),
    low: reaches(curve, 1 - share, point => point.low ?? 0),
    // Where survival is 0 its upper limit is unknown: such a limit never comes down.
    high: reaches(curve, 1 - share, point => point.high ?? Number.POSITIVE_INFINITY),
  }
}

function reaches({ points }: SurvivalCurve, level: number, heightOf: (point: SurvivalPoint) => number): number | null {
  const tolerance = 1e-9
  const index = points.findIndex(point => heightOf(point) <= level + tolerance)
  const point = points[index]
  if (!point) return null
  const lower = points.slice(index + 1).find(later => heightOf(later) < level - tolerance)
  return Math.abs(heightOf(point) - level) < tolerance && lower ? (point.time + lower.time) / 2 : point.time
}
