/** The part of a campaign's addresses that its names begin with. */
export type NamesOf = { readonly campaign: 'example' | 'uk'; readonly baseUrl: string }

/**
 * A name that stays (RFC 4151): who named it, since when, and what. `since` is a day or a year in which the site had this address. What is
 * invented says so in its name.
 */
export function tagUri({ campaign, baseUrl }: NamesOf, since: string, what: string): string {
  // An address in brackets (IPv6) is no authority of a tag; only a test or a rehearsal runs there.
  const host = new URL(baseUrl).hostname
  const authority = /^[a-z0-9.-]+$/.test(host) ? host : 'localhost'
  return `tag:${authority},${since}:${campaign === 'example' ? 'example/' : ''}${what}`
}
