import type { RoundState } from '../types.ts'
import type { ReplyLink } from './reply-types.ts'

/**
 * Whether a private link opens its page. `replaced`, `revoked` and `expired` are told apart for whoever holds it: each asks for something
 * else. `round-closed`: nothing can be said in this round any more. `unknown`: there is no such link.
 */
export type LinkVerdict = 'good' | 'replaced' | 'revoked' | 'expired' | 'round-closed' | 'unknown'

export function judgeLink(
  link: Pick<ReplyLink, 'ended' | 'expiresAt'> | null,
  roundState: RoundState | null,
  now: Date,
): LinkVerdict {
  if (link === null || roundState === null) return 'unknown'
  if (link.ended) return link.ended.because
  if (roundState !== 'open' && roundState !== 'sending') return 'round-closed'
  return now < link.expiresAt ? 'good' : 'expired'
}
