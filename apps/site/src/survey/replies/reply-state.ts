import type { ReadDb } from '../../foundation/index.ts'
import type { RoundId } from '../types.ts'
import { linksOfRound } from './link-store.ts'
import { repliesOfRound } from './reply-store.ts'
import type { Reply, ReplyLink } from './reply-types.ts'

/**
 * How far the right of reply of one trust is. `unread`: it has replied, and nobody has dealt with it. `settled`: it has replied, and all is
 * dealt with. `invited`: it can reply. `no-reply`: it could, and said nothing until the last day. `closed`: its link was closed by us.
 */
export const replyStates = ['unread', 'settled', 'invited', 'no-reply', 'closed'] as const
export type ReplyState = {
  readonly state: (typeof replyStates)[number]
  /** When it was first shown a draft result; null where it replied in the first place. */
  readonly invitedAt: Date | null
  /** The newest link to its draft result. */
  readonly link: ReplyLink | null
  readonly replies: readonly Reply[]
}

/** Nothing of this is stored: silence is what is left when the last day has passed. */
export function judgeReplies(links: readonly ReplyLink[], replies: readonly Reply[], now: Date): ReplyState | null {
  const shown = links.filter(({ purpose }) => purpose === 'draft-result').toSorted((a, b) => b.id - a.id)
  const [link = null] = shown
  const invitedAt = shown.at(-1)?.madeAt ?? null
  const stands = { invitedAt, link, replies }
  if (replies.some(({ settledAt }) => settledAt === null)) return { state: 'unread', ...stands }
  // An answer in the first place says nothing of a result that was shown later.
  const sinceShown = replies.filter(({ sentAt }) => invitedAt === null || sentAt >= invitedAt)
  if (sinceShown.length > 0) return { state: 'settled', ...stands }
  if (link === null) return null
  if (link.ended?.because === 'revoked') return { state: 'closed', ...stands }
  return { state: now < link.expiresAt ? 'invited' : 'no-reply', ...stands }
}

/** How far the right of reply of each trust is; who was not invited and has sent nothing is not among them. */
export async function replyStateOf(db: ReadDb, round: RoundId, now: Date): Promise<ReadonlyMap<string, ReplyState>> {
  const links = Map.groupBy(await linksOfRound(db, round), ({ trustCode }) => trustCode)
  const replies = Map.groupBy(await repliesOfRound(db, round), ({ trustCode }) => trustCode)
  const codes = [...new Set([...links.keys(), ...replies.keys()])]
  return new Map(
    codes.flatMap(code => {
      const state = judgeReplies(links.get(code) ?? [], replies.get(code) ?? [], now)
      return state ? [[code, state] as const] : []
    }),
  )
}
