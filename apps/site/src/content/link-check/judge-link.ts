/** What became of a link when somebody last looked. `private`: it leads to where the public cannot go. */
export type LinkState = 'good' | 'moved' | 'broken' | 'unclear' | 'private'

/** Why, as one of our own words: `links.because.<word>`. */
export const linkReasons = [
  'answers',
  'moved-for-good',
  'gone',
  'no-such-page',
  'no-such-site',
  'no-answer',
  'no-network',
  'unsafe',
  'says-no',
  'fails',
  'too-slow',
  'goes-round',
  'private-network',
  'console',
  'malformed',
] as const
export type LinkReason = (typeof linkReasons)[number]

export type LinkVerdict = {
  readonly state: LinkState
  readonly because: LinkReason
  readonly status: number | null
  /** Where it leads in the end, if that is elsewhere. */
  readonly leadsTo: string | null
}

/** What was heard from an address: its answer, or why there was none. */
export type Heard =
  | { readonly kind: 'answer'; readonly status: number; readonly location: string | null }
  | { readonly kind: 'no-such-site' | 'no-answer' | 'unsafe' | 'too-slow' | 'private-network' }

const verdict = (state: LinkState, because: LinkReason, status: number | null, leadsTo: string | null): LinkVerdict => ({
  state,
  because,
  status,
  leadsTo,
})

/**
 * What is said of a link once nothing redirects any more. An answer that machines alone may get (a login, a limit, a fault of the moment) says nothing against a link: a person has to look.
 */
export function judgeHeard(heard: Heard, { leadsTo, isForGood }: { leadsTo: string | null; isForGood: boolean }): LinkVerdict {
  if (heard.kind === 'private-network') return verdict('private', 'private-network', null, leadsTo)
  if (heard.kind === 'too-slow' || heard.kind === 'no-answer') return verdict('unclear', heard.kind, null, leadsTo)
  if (heard.kind !== 'answer') return verdict('broken', heard.kind, null, leadsTo)
  const { status } = heard
  if (status === 404) return verdict('broken', 'no-such-page', status, leadsTo)
  if (status === 410) return verdict('broken', 'gone', status, leadsTo)
  if (status >= 500) return verdict('unclear', 'fails', status, leadsTo)
  if (status >= 400) return verdict('unclear', 'says-no', status, leadsTo)
  return leadsTo !== null && isForGood
    ? verdict('moved', 'moved-for-good', status, leadsTo)
    : verdict('good', 'answers', status, leadsTo)
}
