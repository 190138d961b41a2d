import { type ContentEntry, type Ctx, type EntryKind, page } from '../foundation/index.ts'
import { aimShape, highlightShape, momentShape } from './about/about-kinds.ts'
import { showAbout } from './about/about-page.tsx'
import { type AboutView, arranged, loadAboutView } from './about/load-about.ts'
import { factShape } from './facts/fact-kind.ts'
import { loadFactsView, showFacts } from './facts/facts-page.tsx'
import { type FactsView, factsView } from './facts/load-facts.ts'
import { aboutPath, pageShape, pageTexts } from './facts/page-kind.ts'
import { policyShape } from './policy/policy-kind.ts'

const withEntry = <Key extends string>(
  all: ReadonlyMap<Key, ContentEntry>,
  entry: ContentEntry,
): ReadonlyMap<Key, ContentEntry> => new Map([...all, [entry.key as Key, entry]]) // The map is read by keys that exist; one more does no harm.

const instead = (all: readonly ContentEntry[], entry: ContentEntry): ContentEntry[] => [
  ...all.filter(({ key }) => key !== entry.key),
  entry,
]

/** The facts as they would be with this entry. */
export function factsWith(view: FactsView, entry: ContentEntry): FactsView {
  return entry.kind === factShape.name
    ? factsView(view.texts, withEntry(view.facts, entry), view.today)
    : { ...view, texts: withEntry(view.texts, entry) }
}

/** The page about us as it would be with this entry. */
export function aboutWith(view: AboutView, entry: ContentEntry): AboutView {
  switch (entry.kind) {
    case pageShape.name:
      return { ...view, texts: withEntry(view.texts, entry) }
    case aimShape.name:
      return arranged({ ...view, aims: instead(view.aims, entry) })
    case highlightShape.name:
      return arranged({ ...view, highlights: instead(view.highlights, entry) })
    case momentShape.name:
      return arranged({ ...view, moments: instead(view.moments, entry) })
    case policyShape.name:
      return { ...view, policies: view.policies.map(policy => (policy.nation === entry.key ? { ...policy, entry } : policy)) }
    default:
      return view
  }
}

const onFacts = async (c: Ctx, entry: ContentEntry): Promise<Response> =>
  page(c, { ...showFacts(c, factsWith(await loadFactsView(c), entry)), indexed: false })

const onAbout = async (c: Ctx, entry: ContentEntry): Promise<Response> =>
  page(c, { ...showAbout(c, aboutWith(await loadAboutView(c), entry)), indexed: false })

const isOnAbout = (key: string): boolean => (pageTexts[key as keyof typeof pageTexts] ?? '').startsWith(aboutPath) // Unknown keys give nothing.

/** What staff can edit of the facts, of the page about us and of what the nations ask. */
export const storyOfTheCampaign: readonly EntryKind[] = [
  { ...factShape, preview: onFacts },
  { ...pageShape, preview: (c, entry) => (isOnAbout(entry.key) ? onAbout(c, entry) : onFacts(c, entry)) },
  { ...aimShape, preview: onAbout },
  { ...momentShape, preview: onAbout },
  { ...highlightShape, preview: onAbout },
  { ...policyShape, preview: onAbout },
]
