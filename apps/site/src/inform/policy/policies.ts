import { publishedEntries, wordsOf } from '../../content/index.ts'
import type { ContentEntry, Locale, ReadDb } from '../../foundation/index.ts'
import { type Nation, nations } from '../../register/index.ts'
import { factText, readDayOf, reviewDayOf, type Source, sourcesOf } from '../facts/sourced.ts'
import { type PolicyState, policyShape, policyStates } from './policy-kind.ts'

/** What we know of one nation; `entry` is null where nothing is published. */
export type NationPolicy = { readonly nation: Nation; readonly entry: ContentEntry | null }

/** All four nations, always, in the order of the register. */
export async function nationPolicies(db: ReadDb): Promise<readonly NationPolicy[]> {
  const published = await publishedEntries(db, policyShape.name)
  return nations.map(nation => ({ nation, entry: published.find(({ key }) => key === nation) ?? null }))
}

/** The state of one nation for others to show: a table of all nations, a letter to a politician. */
export type PolicyFacts = {
  readonly nation: Nation
  readonly state: PolicyState
  readonly title: string
  /** Days are `YYYY-MM-DD`; null where nothing is published. */
  readonly asOf: string | null
  /** Since when recording has been mandatory; null where it is not, or nobody has said. */
  readonly since: string | null
  readonly reviewBy: string | null
  readonly readOn: string | null
  readonly sources: readonly Source[]
}

/** The same as plain facts, without prose. A nation of which nothing is published is `unread`. */
export function policyFacts({ nation, entry }: NationPolicy, locale: Locale): PolicyFacts {
  if (!entry) return { nation, state: 'unread', title: '', asOf: null, since: null, reviewBy: null, readOn: null, sources: [] }
  return {
    nation,
    state: policyStates.find(state => state === factText(entry, 'state')) ?? 'unread',
    title: wordsOf(entry, locale).say('title'),
    asOf: factText(entry, 'asOf') || null,
    since: factText(entry, 'since') || null,
    reviewBy: reviewDayOf(entry),
    readOn: readDayOf(entry),
    sources: sourcesOf(entry),
  }
}
