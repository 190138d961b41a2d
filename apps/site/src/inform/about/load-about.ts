import { type Charity, charityOf, publishedEntries } from '../../content/index.ts'
import { type ContentEntry, type Ctx, dayInUk } from '../../foundation/index.ts'
import { newestCriteria } from '../../releases/index.ts'
import { loadFacts, loadPageTexts } from '../facts/load-facts.ts'
import type { PageText } from '../facts/page-kind.ts'
import { factNumber, factText } from '../facts/sourced.ts'
import { type NationPolicy, nationPolicies } from '../policy/policies.ts'
import { aimShape, highlightShape, momentShape } from './about-kinds.ts'

/** All that /about shows. */
export type AboutView = {
  readonly charity: Charity
  /** The version of the rules by which answers are read now. */
  readonly criteria: string
  readonly texts: ReadonlyMap<PageText, ContentEntry>
  readonly facts: ReadonlyMap<string, ContentEntry>
  readonly aims: readonly ContentEntry[]
  readonly highlights: readonly ContentEntry[]
  /** The oldest first. */
  readonly moments: readonly ContentEntry[]
  readonly policies: readonly NationPolicy[]
  readonly today: string
}

export async function loadAboutView({ var: { db, services } }: Ctx): Promise<AboutView> {
  return arranged({
    charity: await charityOf(db),
    criteria: newestCriteria(services.root).version,
    texts: await loadPageTexts(db),
    facts: await loadFacts(db),
    aims: await publishedEntries(db, aimShape.name),
    highlights: await publishedEntries(db, highlightShape.name),
    moments: await publishedEntries(db, momentShape.name),
    policies: await nationPolicies(db),
    today: dayInUk(services.clock()),
  })
}

/** The same, everything in its order. */
export const arranged = (view: AboutView): AboutView => ({
  ...view,
  aims: inOrder(view.aims),
  highlights: inOrder(view.highlights),
  moments: view.moments.toSorted(byDay),
})

/** A year alone comes before the months of that year. */
function byDay(a: ContentEntry, b: ContentEntry): number {
  const [on, other] = [factText(a, 'on'), factText(b, 'on')]
  return on < other ? -1 : on > other ? 1 : a.key < b.key ? -1 : 1
}

const inOrder = (entries: readonly ContentEntry[]): ContentEntry[] =>
  entries.toSorted((a, b) => factNumber(a, 'order', 1000) - factNumber(b, 'order', 1000) || (a.key < b.key ? -1 : 1))
