import type { SupporterLink } from '../links/link-store.ts'
import type { Subscription } from './subscription-store.ts'

/**
 * `good`: the button behind it confirms. `done`: it was confirmed, by this link or another. `left`: it was, and its owner has left since; a link
 * in an old mail does not bring them back. `expired`, `unknown`: a new one has to be asked for.
 */
export type ConfirmVerdict = 'good' | 'done' | 'left' | 'expired' | 'unknown'

type LinkFacts = Pick<SupporterLink, 'usedAt'>
type SubscriptionFacts = Pick<Subscription, 'state'>

/** What has become of the link in a mail that asks for a yes. That it is done is said before anything else: it tells its reader most. */
export function judgeConfirmLink(
  link: LinkFacts | null,
  subscription: SubscriptionFacts | null,
  { isExpired }: { readonly isExpired: boolean },
): ConfirmVerdict {
  if (!link || !subscription) return 'unknown'
  if (subscription.state === 'active') return 'done'
  if (link.usedAt !== null) return 'left'
  return isExpired ? 'expired' : 'good'
}
