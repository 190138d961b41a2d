import type { SupporterLink } from '../links/link-store.ts'
import type { ListPurpose } from '../network-words.ts'
import type { SignUp } from './sign-up-store.ts'

/**
 * `good`: the button behind it says yes. `done`: it was said. `left`: it was, and its owner has left since; a link in an old mail does not bring
 * them back. `expired`, `unknown`: a new one has to be asked for.
 */
export type JoinVerdict = 'good' | 'done' | 'left' | 'expired' | 'unknown'

type Facts = {
  readonly link: Pick<SupporterLink, 'usedAt'> | null
  readonly signUp: Pick<SignUp, 'agreements'> | null
  /** What its owner is sent now. */
  readonly permitted: readonly ListPurpose[]
  readonly isExpired: boolean
}

/** What has become of the link in the mail that follows a sign-up. */
export function judgeJoinLink({ link, signUp, permitted, isExpired }: Facts): JoinVerdict {
  if (!link || !signUp) return 'unknown'
  if (link.usedAt === null) return isExpired ? 'expired' : 'good'
  return signUp.agreements.some(({ purpose }) => permitted.some(each => each === purpose)) ? 'done' : 'left'
}
