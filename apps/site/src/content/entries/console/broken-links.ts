import type { Ctx } from '../../../foundation/index.ts'
import { brokenLinks, isBroken, linksFound } from '../../link-check/links-found.ts'

/** The addresses in the published text of an entry that led nowhere when somebody last had them looked at. */
export async function brokenLinksOf(c: Ctx, { kind, key }: { readonly kind: string; readonly key: string }): Promise<string[]> {
  if ((await brokenLinks(c)) === 0) return []
  return (await linksFound(c))
    .filter(isBroken)
    .filter(({ from }) => from.some(naming => naming.kind.name === kind && naming.entry.key === key))
    .map(({ address }) => address)
}
