import { linkTarget } from '../markdown/link-target.ts'
import type { EntryNaming } from './entries-naming.ts'

/** A link that stands on published pages, with the entries that hold it. */
export type LinkToCheck = {
  /** A path of ours (`/map`), an address of the web, or what was typed where it is neither. */
  readonly address: string
  readonly kind: 'site' | 'web' | 'refused'
  readonly from: readonly EntryNaming[]
}

/** Every link of these entries once. Mailboxes and telephones are not asked. */
export function linksToCheck(entries: readonly EntryNaming[]): readonly LinkToCheck[] {
  const found = new Map<string, { kind: LinkToCheck['kind']; from: Set<EntryNaming> }>()
  for (const naming of entries) {
    for (const { href } of naming.named.links) {
      const target = linkTarget(href)
      if (target.kind === 'mail' || target.kind === 'telephone') continue
      // Where on a page it leads changes nothing in whether there is one.
      const address = (target.kind === 'site' ? target.path : target.kind === 'web' ? target.url : href)
        .replace(/#.*$/s, '')
        .slice(0, 2000)
      const kind = target.kind === 'refused' ? 'refused' : target.kind
      const link = found.get(address) ?? { kind, from: new Set() }
      link.from.add(naming)
      found.set(address, link)
    }
  }
  return [...found].map(([address, { kind, from }]) => ({ address, kind, from: [...from] }))
}
