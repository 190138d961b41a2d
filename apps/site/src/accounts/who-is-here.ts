import type { Ctx } from '../foundation/index.ts'
import { realTime } from './real-time.ts'
import { sessionToken } from './session-cookie.ts'
import { judgeSession } from './session-rules.ts'
import { noteSeen, type SignedIn, sessionByToken } from './session-store.ts'

export type Here =
  | { readonly state: 'nobody' }
  /** The password was right, the second step is still to come. */
  | { readonly state: 'half'; readonly who: SignedIn }
  | { readonly state: 'open'; readonly who: SignedIn }

/** Who has signed in with this browser, and how far. Notes that an open session was used. */
export async function whoIsHere(c: Ctx): Promise<Here> {
  const token = await sessionToken(c)
  const who = token === null ? null : await sessionByToken(c.var.db, token)
  const now = realTime()
  const verdict = judgeSession(who?.session ?? null, now)
  if (who === null || verdict === 'closed') return { state: 'nobody' }
  if (verdict === 'half') return { state: 'half', who }
  if (verdict === 'due') await noteSeen(c.var.services.write, who.session.id, now)
  return { state: 'open', who }
}
