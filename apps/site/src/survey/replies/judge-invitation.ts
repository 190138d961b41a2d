import type { Standing, StandingTodo } from '../answer-types.ts'
import type { ReplyLink } from './reply-types.ts'

/**
 * Why a trust is not shown its draft result now. `not-ready`: something still stands between its answer and a result. `not-asked`: no letter
 * has reached it. `shown-already`: it was shown the same before, and can still reply or had its time. `by-hand`, `no-address`, `bouncing`: no mail can bring it
 * the link. `letter`: the letter lacks something. `barred`: whoever invites may not deal with this trust.
 */
export type InvitationRefusal =
  | 'not-ready'
  | 'not-asked'
  | 'shown-already'
  | 'by-hand'
  | 'no-address'
  | 'bouncing'
  | 'letter'
  | 'barred'

/** An older reply that nobody has read yet does not keep anybody from seeing what stands today. */
export const whatHinders = ({ todos }: Pick<Standing, 'todos'>): StandingTodo[] => todos.filter(todo => todo !== 'unread-reply')

type Input = {
  readonly standing: Pick<Standing, 'todos' | 'status' | 'fingerprint'>
  /** The newest link to its draft result. */
  readonly link: Pick<ReplyLink, 'ended' | 'fingerprint'> | null
  readonly isBarred: boolean
}

/** Whether a trust can be shown its draft result: only what could be published as it stands is shown. */
export function judgeInvitation({ standing, link, isBarred }: Input): InvitationRefusal | null {
  if (isBarred) return 'barred'
  if (whatHinders(standing).length > 0) return 'not-ready'
  if (standing.status === 'not-asked') return 'not-asked'
  // Also when its time is over: whoever said nothing is not asked the same again, unless somebody means it.
  const wasShown = link !== null && link.ended?.because !== 'revoked' && link.fingerprint === standing.fingerprint
  return wasShown ? 'shown-already' : null
}
