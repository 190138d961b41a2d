import { byNameIn, type Locale } from '../../foundation/index.ts'
import { nations } from '../../register/index.ts'
import { answerDay, type PublishedStatus, statusCodes } from '../../releases/index.ts'
import type { MapQuery, SortKey } from '../query/map-link.ts'
import type { ListedTrust, Region } from './map-view.ts'

/** Whether the address asks for a trust. `changed` holds the codes of those whose status is another one than before. */
export const isAskedFor = (trust: ListedTrust, query: MapQuery, changed: ReadonlySet<string>): boolean =>
  (query.status === undefined || trust.status === query.status) &&
  (query.nation === undefined || trust.nation === query.nation) &&
  (query.region === undefined || trust.regionCode === query.region) &&
  (!query.changed || changed.has(trust.code))

/** Whether the address asks for less than all. */
export const asksForSome = ({ status, nation, region, changed }: MapQuery): boolean =>
  status !== undefined || nation !== undefined || region !== undefined || changed === true

type Order = (a: ListedTrust, b: ListedTrust) => number

const orders = (byName: Order): Readonly<Record<SortKey, Order>> => ({
  name: byName,
  status: (a, b) => statusCodes.indexOf(a.status) - statusCodes.indexOf(b.status),
  nation: (a, b) => nations.indexOf(a.nation) - nations.indexOf(b.nation) || a.regionName.localeCompare(b.regionName, 'en'),
  answered: (a, b) => (answerDay(a) ?? '').localeCompare(answerDay(b) ?? ''),
})

/** In the order asked for; equal ones by the name that the page shows, in the alphabet of its language. A trust that has no date of an answer comes last, whichever way the list runs. */
export function sortTrusts(
  trusts: readonly ListedTrust[],
  { sort = 'name', descending = false }: MapQuery,
  locale: Locale,
): ListedTrust[] {
  const way = descending ? -1 : 1
  const byName = byNameIn(locale)
  const order = orders(byName)[sort]
  return [...trusts].sort((a, b) => {
    const [hasNone, otherHasNone] = [answerDay(a) === null, answerDay(b) === null]
    if (sort === 'answered' && hasNone !== otherHasNone) return hasNone ? 1 : -1
    return way * order(a, b) || byName(a, b)
  })
}

/** The regions that trusts are in, by nation and name, where a nation has more than one. */
export function regionsOf(trusts: readonly PublishedStatus[]): Region[] {
  const regions = new Map(
    trusts.map(({ regionCode, regionName, nation }) => [regionCode, { code: regionCode, name: regionName, nation }]),
  )
  const all = [...regions.values()].filter(({ code }) => code !== '')
  return all
    .filter(({ nation }) => all.filter(other => other.nation === nation).length > 1)
    .sort((a, b) => nations.indexOf(a.nation) - nations.indexOf(b.nation) || a.name.localeCompare(b.name, 'en'))
}
