import { kaplanMeier, survivalAt, survivalQuantile } from '@spotlight/statistics'
import { type CountedRow, type Figures, survivalRoles } from '../results/index.ts'
import { countOf, type Population, rounded, rowsOf } from './counting.ts'
import { daysBetween, earlierOf, laterOf } from './days.ts'

const method = 'Kaplan-Meier, Greenwood, 95 % interval on the log scale'

/** Where a death is known from: these places know of deaths outside the hospital too. */
const nationalDeaths = new Set(['ons', 'pds'])

/**
 * Survival from the first date, for all who can be followed (survival-role.ts says who cannot). A death after the day of the count has not
 * happened yet.
 *
 * Until when somebody counts as alive decides the curve, so it is a rule and is said in words. Where deaths come from a national source
 * (ONS, PDS), who is not known dead was alive on the day of the count. Otherwise the hospital would not have heard of a death at home or in a
 * hospice, and nobody is followed beyond the day on which they were last seen.
 */
export function survivalOf(population: Population, deathsAreNational?: boolean): Figures['survival'] {
  const { people, headline, asAt } = population
  const who = { ...headline, survival: 'followed' as const }
  const rows = rowsOf(population, who)
  if (rows.length === 0) return { notPossible: 'Nobody in the count has both a first date and a known time after it.' }
  const isNational =
    deathsAreNational ?? people.some(({ row }) => row.deathSource !== null && nationalDeaths.has(row.deathSource))
  const followUps = rows.map(row => followUpOf(row, asAt, isNational))
  const curve = kaplanMeier(followUps)
  const followedFor = (days: number): number => followUps.filter(({ time }) => time >= days).length
  const median = survivalQuantile(curve)
  return {
    people: curve.people,
    who,
    deaths: curve.events,
    censoring: isNational
      ? 'Deaths come from a national source, so everyone not known to have died counts as alive on the day of the count.'
      : 'No national source of deaths was used, so everyone not known to have died is followed only until the day they were last seen. A death that the hospital never heard of is missing.',
    leftOut: survivalRoles
      .filter(role => role !== 'followed')
      .map(reason => ({ reason, who: { ...headline, survival: reason } }))
      .map(({ reason, who: out }) => ({ reason, n: countOf(population, reason, out).n, who: out }))
      .filter(({ n }) => n > 0),
    curve: curve.points.map(({ time, atRisk, events, survival, se, low, high }) => ({
      day: time,
      atRisk,
      deaths: events,
      survival: rounded(survival),
      se: roundedOrNull(se),
      low: roundedOrNull(low),
      high: roundedOrNull(high),
    })),
    medianDays:
      median.value === null
        ? null
        : { value: median.value, low: median.low, high: median.high, method: `${method}, turned round` },
    oneYear: survivalEstimate(survivalAt(curve, 365)),
    threeYears: survivalEstimate(survivalAt(curve, 3 * 365)),
    followed: {
      median: median.value === null ? null : followedFor(median.value),
      oneYear: followedFor(365),
      threeYears: followedFor(3 * 365),
    },
  }
}

const roundedOrNull = (value: number | null): number | null => (value === null ? null : rounded(value))

const survivalEstimate = (at: ReturnType<typeof survivalAt>) =>
  at && { value: rounded(at.survival), low: roundedOrNull(at.low), high: roundedOrNull(at.high), method }

function followUpOf(row: CountedRow, asAt: string, isNational: boolean): { time: number; isEvent: boolean } {
  const start = row.firstDate ?? asAt
  const isEvent = row.vitalStatus === 'dead' && row.deathDate !== null && row.deathDate <= asAt
  const hasDiedLater = row.vitalStatus === 'dead' && !isEvent
  const end =
    isEvent && row.deathDate !== null ? row.deathDate : isNational || hasDiedLater ? asAt : earlierOf(row.lastSeen ?? start, asAt)
  return { time: daysBetween(start, laterOf(start, end)), isEvent }
}
