import type { Translate } from '../foundation/index.ts'
import { nations } from './types.ts'

/** The regions of NHS England that have words of ours, by their ODS codes. */
export const englishRegions = ['Y56', 'Y58', 'Y59', 'Y60', 'Y61', 'Y62', 'Y63'] as const

const messageKeys: ReadonlyMap<string, string> = new Map([
  ...englishRegions.map(code => [code, `register.region.${code}`] as const),
  // A nation that is not parted into regions is one region, under the nation's own code and name.
  ...nations.map(nation => [nation, `register.nation.${nation}`] as const),
])

/** What a region is called in the language of the page. One that we have no words for keeps the name of its source. */
export function regionName(t: Translate, code: string, name: string): string {
  const key = messageKeys.get(code)
  return key === undefined ? name : t(key)
}
