import { publishedEntries } from '../../content/index.ts'
import type { ContentEntry, ReadDb } from '../../foundation/index.ts'
import { type FactGroup, factGroups, factShape } from './fact-kind.ts'
import { type PageText, pageShape } from './page-kind.ts'
import { factNumber, factText, figuresOf } from './sourced.ts'

/** All facts that are published, by their keys and in their order. */
export async function loadFacts(db: ReadDb): Promise<ReadonlyMap<string, ContentEntry>> {
  const all = await publishedEntries(db, factShape.name)
  const order = (fact: ContentEntry) => factNumber(fact, 'order', 1000)
  return new Map(
    all
      .toSorted((a, b) => order(a) - order(b) || (a.key < b.key ? -1 : 1))
      .map((fact): readonly [string, ContentEntry] => [fact.key, fact]),
  )
}

/** The texts that our pages are put together from, by their keys. */
export async function loadPageTexts(db: ReadDb): Promise<ReadonlyMap<PageText, ContentEntry>> {
  const all = await publishedEntries(db, pageShape.name)
  return new Map(all.map((text): readonly [PageText, ContentEntry] => [text.key as PageText, text])) // Nobody can add a key: canCreate is false.
}

/** What /facts is made of. */
export type FactsView = {
  readonly texts: ReadonlyMap<PageText, ContentEntry>
  readonly groups: Readonly<Record<FactGroup, readonly ContentEntry[]>>
  readonly facts: ReadonlyMap<string, ContentEntry>
  readonly today: string
}

export function factsView(
  texts: ReadonlyMap<PageText, ContentEntry>,
  facts: ReadonlyMap<string, ContentEntry>,
  today: string,
): FactsView {
  const groups = Object.fromEntries(
    factGroups.map(group => [group, [...facts.values()].filter(fact => factText(fact, 'group') === group)]),
  ) as Record<FactGroup, ContentEntry[]> // One for each group.
  return { texts, groups, facts, today }
}

/** The facts that an entry shows, in its order. One that is not published any more is left out. */
export const shownBy = (entry: ContentEntry, facts: ReadonlyMap<string, ContentEntry>): ContentEntry[] =>
  figuresOf(entry).flatMap(key => facts.get(key) ?? [])
