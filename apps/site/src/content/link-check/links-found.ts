import type { Ctx } from '../../foundation/index.ts'
import { publishedNaming } from './entries-naming.ts'
import { type CheckedLink, checkedLinks, countBroken } from './link-store.ts'
import { type LinkToCheck, linksToCheck } from './links-to-check.ts'

/** A link as it stands on pages now, with what was found when it was last asked. */
export type LinkFound = LinkToCheck & { readonly found: CheckedLink | null }

/** Every link of what is published now. What was mended since the last look is not among them. */
export async function linksFound({ var: { db, services } }: Ctx): Promise<readonly LinkFound[]> {
  const found = await checkedLinks(db)
  const links = linksToCheck(await publishedNaming(db, services.entryKinds ?? []))
  return links.map(link => ({ ...link, found: found.get(link.address) ?? null }))
}

export const isBroken = ({ found }: LinkFound): boolean => found?.state === 'broken' || found?.state === 'private'

/** How many links on pages lead nowhere, by the last look. Pages are read only where something was found. */
export async function brokenLinks(c: Ctx): Promise<number> {
  if ((await countBroken(c.var.db)) === 0) return 0
  return (await linksFound(c)).filter(isBroken).length
}
