import { z } from 'zod'
import { nations } from '../../register/index.ts'
import { statusCodes } from '../../releases/index.ts'
import { type MapQuery, sortKeys } from './map-link.ts'

/** What the page must know of the world to judge an address. */
export type KnownValues = { readonly regions: readonly string[]; readonly hasEarlierRelease: boolean }

const one = <Value extends string>(values: readonly [Value, ...Value[]]) => z.enum(values).optional().catch(undefined)
const schema = z.object({
  release: z.string().min(1).max(40).optional().catch(undefined),
  status: one(statusCodes),
  nation: one(nations),
  region: z.string().min(1).max(40).optional().catch(undefined),
  changed: one(['yes']),
  sort: one(sortKeys),
  dir: one(['asc', 'desc']),
  near: z.string().min(1).max(40).optional().catch(undefined),
})

/** The first value of each name that the map knows; a value that it does not know is left out, never an error. */
export function readMapQuery(search: URLSearchParams): MapQuery {
  const given = schema.parse(Object.fromEntries([...search].reverse()))
  return {
    ...(given.release ? { release: given.release } : {}),
    ...(given.status ? { status: given.status } : {}),
    ...(given.nation ? { nation: given.nation } : {}),
    ...(given.region ? { region: given.region } : {}),
    ...(given.changed ? { changed: true } : {}),
    ...(given.sort ? { sort: given.sort } : {}),
    ...(given.dir === 'desc' ? { descending: true } : {}),
    ...(given.near ? { near: given.near } : {}),
  }
}

/** The query without what makes no sense here: a region that no trust is in, a change where there was no release before. */
export function keepKnown({ region, changed, ...query }: MapQuery, { regions, hasEarlierRelease }: KnownValues): MapQuery {
  return {
    ...query,
    ...(region && regions.includes(region) ? { region } : {}),
    ...(changed && hasEarlierRelease ? { changed } : {}),
  }
}
