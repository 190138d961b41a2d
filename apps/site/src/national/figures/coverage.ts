import { type Nation, nations, type TrustCode } from '../../register/index.ts'
import type { PublishedStatus } from '../../releases/index.ts'
import type { Coverage, Unit } from './picture.ts'
import type { References } from './references.ts'
import { hasNumbers, type SentCount, surveyedIn } from './sent-counts.ts'

type Input = {
  readonly statuses: readonly PublishedStatus[]
  readonly sent: readonly SentCount[]
  readonly units: readonly Unit[]
  readonly references: References
}

/** How many trusts, and what share of the people, the counts come from: by nation, and for the United Kingdom last. */
export function coverageOf(input: Input): Coverage[] {
  const surveyed = surveyedIn(input.statuses)
  const parts = nations
    .filter(nation => surveyed.some(status => status.nation === nation))
    .map(nation =>
      partIn(
        nation,
        surveyed.filter(status => status.nation === nation),
        input,
      ),
    )
  return [...parts, together(parts)].map(({ people, ...part }) => ({ ...part, population: populationOf(people, part.sent) }))
}

/** `without`: how many trusts sent and are in no place whose people are known. */
type People = { readonly covered: number; readonly of: number; readonly without: number; readonly sources: readonly string[] }
type Part = Omit<Coverage, 'population'> & { readonly people: People }

function partIn(nation: Nation, surveyed: readonly PublishedStatus[], { sent, units, references }: Input): Part {
  const mine = sent.filter(({ status }) => status.nation === nation)
  const codes = mine.map(({ status }) => status.code)
  const { persons: of, source } = references.persons[nation]
  const { covered, without, sources } = peopleCovered(
    codes,
    units.filter(unit => unit.nation === nation),
  )
  return {
    nation,
    surveyed: surveyed.length,
    sent: mine.length,
    sentWithNumbers: mine.filter(hasNumbers).length,
    people: { covered: Math.min(covered, of), of, without: without.length, sources: [...sources, source] },
  }
}

function together(parts: readonly Part[]): Part {
  const sum = (of: (part: Part) => number): number => parts.reduce((total, part) => total + of(part), 0)
  return {
    nation: 'uk',
    surveyed: sum(part => part.surveyed),
    sent: sum(part => part.sent),
    sentWithNumbers: sum(part => part.sentWithNumbers),
    people: {
      covered: sum(({ people }) => people.covered),
      of: sum(({ people }) => people.of),
      without: sum(({ people }) => people.without),
      sources: parts.flatMap(({ people }) => people.sources),
    },
  }
}

/**
 * People who live where all trusts sent: whole regions and boards, and what single trusts say that they serve where their region is not whole. What is said by a
 * trust can overlap with its neighbour’s; the sum never passes the nation.
 */
function peopleCovered(codes: readonly TrustCode[], units: readonly Unit[]) {
  const complete = units.filter(unit => unit.sent.length === unit.surveyed.length)
  const larger = complete.filter(unit => unit.surveyed.length > 1)
  const inLarger = new Set(larger.flatMap(unit => unit.surveyed))
  const single = complete.filter(unit => unit.surveyed.length === 1 && !unit.surveyed.some(code => inLarger.has(code)))
  const counted = [...larger, ...oneForEachTrust(single)]
  const known = new Set(counted.flatMap(unit => unit.surveyed))
  return {
    covered: counted.reduce((sum, unit) => sum + unit.population.persons, 0),
    without: codes.filter(code => !known.has(code)),
    sources: counted.map(unit => unit.population.source),
  }
}

/** A region of one trust and that trust’s own statement are the same people: the region, which is published, stands. */
const oneForEachTrust = (units: readonly Unit[]): Unit[] =>
  units.filter((unit, index) => units.findIndex(other => other.surveyed[0] === unit.surveyed[0]) === index)

function populationOf({ covered, of, without, sources }: People, sent: number): Coverage['population'] {
  if (of === 0 || (sent > 0 && without === sent)) return null
  return {
    covered,
    of,
    share: covered / of,
    isLowerBound: without > 0,
    trustsWithoutPopulation: without,
    sources: [...new Set(sources)],
  }
}
