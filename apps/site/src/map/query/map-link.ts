import type { Nation } from '../../register/index.ts'
import type { ReleaseId, StatusCode } from '../../releases/index.ts'

export const mapPath = '/map'

export const sortKeys = ['name', 'status', 'nation', 'answered'] as const
export type SortKey = (typeof sortKeys)[number]

/** What the address of the map can ask for. What is left out is not asked for. */
export type MapQuery = {
  readonly release?: ReleaseId
  readonly status?: StatusCode
  readonly nation?: Nation
  readonly region?: string
  /** Only trusts whose status is another one than in the release before. */
  readonly changed?: boolean
  readonly sort?: SortKey
  readonly descending?: boolean
  /** A postcode district, such as `LS9`. Never more of a postcode than that. */
  readonly near?: string
}

/** The one address of what a query asks for: names in the order of the foundation's `keptQueryNames`, nothing that is so anyway. Knows no language. */
export function mapLink(query: MapQuery = {}): string {
  const sort = query.sort ?? 'name'
  const parts: readonly (readonly [string, string | undefined])[] = [
    ['status', query.status],
    ['nation', query.nation],
    ['region', query.region],
    ['changed', query.changed ? 'yes' : undefined],
    ['release', query.release],
    ['near', query.near],
    ['sort', sort === 'name' ? undefined : sort],
    ['dir', query.descending ? 'desc' : undefined],
  ]
  const search = new URLSearchParams()
  for (const [name, value] of parts) if (value) search.set(name, value)
  return search.size === 0 ? mapPath : `${mapPath}?${search}`
}
