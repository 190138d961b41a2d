import type { Nation } from '../../register/index.ts'
import type { ReleaseId } from '../../releases/index.ts'

export const embedChoicePath = '/embed'
export const embedMapPath = '/embed/map'
export const embedNumberPath = '/embed/number'
export const embedTrustPath = '/embed/trusts/:code'
/** The one line that makes a frame. Its address is printed on other people’s pages: it never changes. */
export const embedScriptPath = '/embed/spotlight.js'

/** Dark, as the map is at night, or light. */
export const looks = ['night', 'day'] as const
export type Look = (typeof looks)[number]

/** What a piece for other pages shows, and how. What is left out follows: the newest release, all four nations, the night. */
export type EmbedOptions = { readonly release?: ReleaseId; readonly nation?: Nation; readonly look?: Look }
export type Embed = EmbedOptions &
  ({ readonly kind: 'map' } | { readonly kind: 'number' } | { readonly kind: 'trust'; readonly code: string })

/** The one address of a piece, names in the order of the foundation's `keptQueryNames`. Knows no language. */
export function embedLink(embed: Embed): string {
  const search = new URLSearchParams()
  if (embed.nation && embed.kind !== 'trust') search.set('nation', embed.nation)
  if (embed.release) search.set('release', embed.release)
  if (embed.look === 'day' && embed.kind !== 'map') search.set('look', embed.look)
  const path = pathOf(embed)
  return search.size === 0 ? path : `${path}?${search}`
}

function pathOf(embed: Embed): string {
  switch (embed.kind) {
    case 'map':
      return embedMapPath
    case 'number':
      return embedNumberPath
    case 'trust':
      return embedTrustPath.replace(':code', encodeURIComponent(embed.code))
  }
}
