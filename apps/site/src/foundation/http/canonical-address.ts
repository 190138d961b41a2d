/**
 * The query names that may stand in the address of a page that is kept whole, in their one order. Whatever else stands in a query
 * (a tracking code, a name twice, another order) is answered but not kept: otherwise anyone could fill the cache with copies. A place is
 * not among them: what is kept must not tell where visitors live.
 */
export const keptQueryNames = ['status', 'nation', 'region', 'changed', 'release', 'decision', 'sort', 'dir', 'look'] as const

const order = new Map<string, number>(keptQueryNames.map((name, index) => [name, index]))
const plainValue = /^[\w.~,-]{1,60}$/
const plainPath = /^(?:\/[\w.~:@!$&'()*+,;=-]*)+$/

/** Whether `address` (path and query as they arrived) is the only way to write this page's address. */
export function isCanonicalAddress(address: string): boolean {
  const [path = '', query, ...more] = address.split('?')
  if (more.length > 0 || address.length > 300 || !plainPath.test(path)) return false
  if (path.includes('//') || /\/\.{1,2}(\/|$)/.test(path)) return false
  if (query === undefined) return true
  let last = -1
  for (const part of query.split('&')) {
    const [name = '', value = '', ...rest] = part.split('=')
    const place = order.get(name)
    if (place === undefined || place <= last || rest.length > 0 || !plainValue.test(value)) return false
    last = place
  }
  return true
}
