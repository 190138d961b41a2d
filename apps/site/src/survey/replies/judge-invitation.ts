import type { Standing, StandingTodo } from '../answer-types.ts'
import type { ReplyLink } from './reply-types.ts'

/**
 * Why a trust is not shown its draft result now. `not-ready`: something still stands between its answer and a result. `not-asked`: no letter
 * has reached it. `shown-already`: it has a link that works and shows the same. `by-hand`, `no-address`, `bouncing`: no mail can bring it
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
  readonly link: Pick<ReplyLink, 'ended' | 'expiresAt' | 'fingerprint'> | null
  readonly isBarred: boolean
  readonly now: Date
}

/** Whether a trust can be shown its draft result: only what could be published as it stands is shown. */
export function judgeInvitation({ standing, link, isBarred, now }: Input): InvitationRefusal | null {
  if (isBarred) return 'barred'
  if (whatHinders(standing).length > 0) return 'not-ready'
  if (standing.status === 'not-asked') return 'not-asked'
  const works = link !== null && link.ended === null && now < link.expiresAt
  return works && link.fingerprint === standing.fingerprint ? 'shown-already' : null
}
