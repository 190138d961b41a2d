import type { IndirectStratum } from '@spotlight/statistics'
import type { Nation, TrustCode } from '../../register/index.ts'
import type { PictureSource, SourceId, UnitName } from './picture.ts'

/** People of each group of ages, by the groups of the reference: `00-24`, `25-29` … `80-84`, `85+`. */
export type PeopleByAge = ReadonlyMap<string, number>

/** One group of ages of the reference: breast cancers, and people times years among whom they were found. */
export type ReferenceRate = { readonly cancers: number; readonly personYears: number }

/** A place whose people are known, or stated, and can be told apart by age as well as the sources allow. */
export type Area = {
  readonly id: string
  readonly kind: 'region' | 'board' | 'hsc-trust' | 'trust'
  readonly nation: Nation
  /** null: the name of its trust. */
  readonly words: Extract<UnitName, { by: 'words' }> | null
  /** The trusts that it consists of: by code, or by the region that a release gives them. */
  readonly trusts: { readonly codes: readonly TrustCode[] } | { readonly regions: readonly string[] }
  readonly people: PeopleByAge
  readonly persons: number
  readonly date: string
  readonly source: SourceId
}

/** How many people a trust says that it serves. */
export type StatedCatchment = {
  readonly trust: string
  readonly persons: number
  readonly date: string
  readonly source: SourceId
}

/** A number that somebody published, of so many years. */
export type PublishedNumber = { readonly people: number; readonly years: number; readonly source: SourceId }

export type PublishedShare = {
  readonly place: 'new-south-wales' | 'northern-ireland' | 'united-states'
  readonly of: 'incident' | 'prevalent'
  readonly share: number
  readonly source: SourceId
}

/** The women of one board: by age, with Scotland’s women as the reference; and the ratio, times 100, that was published for them. */
export type KnownRatio = {
  readonly strata: readonly IndirectStratum[]
  readonly observed: number
  readonly sir: number
  readonly low: number
  readonly high: number
}

/** Everything that the picture rests on beside the release: made once at start from `data/`, and in the example also from what is invented for it. */
export type References = {
  /** Scotland’s breast cancers by age, both sexes together. */
  readonly rates: ReadonlyMap<string, ReferenceRate>
  readonly areas: readonly Area[]
  readonly catchments: readonly StatedCatchment[]
  /** By age, for what is published of a whole nation. */
  readonly nations: Readonly<Record<Nation, PeopleByAge>>
  /** People by nation, from the same sources as its areas: so that all areas together are the whole. */
  readonly persons: Readonly<Record<Nation, { readonly persons: number; readonly source: SourceId }>>
  readonly deaths: PublishedNumber
  readonly deNovo: PublishedNumber
  readonly shares: readonly PublishedShare[]
  readonly sources: readonly PictureSource[]
  /** What Public Health Scotland itself reckoned by the same method, to be held against ours. */
  readonly known: KnownRatio
}

export const sumOf = (people: PeopleByAge): number => [...people.values()].reduce((sum, persons) => sum + persons, 0)

/** The same people by age, so many of them: an area whose ages are not known has those of the nation or region around it. */
export function scaledTo(people: PeopleByAge, persons: number): PeopleByAge {
  const whole = sumOf(people)
  return new Map([...people].map(([ages, part]) => [ages, (part * persons) / whole]))
}

/** Several areas as one. */
export function together(all: readonly PeopleByAge[]): PeopleByAge {
  const sums = new Map<string, number>()
  for (const people of all) for (const [ages, persons] of people) sums.set(ages, (sums.get(ages) ?? 0) + persons)
  return sums
}

/** The group of the reference to which a group of five years belongs: who is under 25 is one group there, and who is 85 or over. */
export function referenceAges(ages: string): string {
  const from = Number(ages.slice(0, 2))
  return from < 25 ? '00-24' : from >= 85 ? '85+' : ages
}
