import { inTransaction, type WriteDb } from '../foundation/index.ts'
import { judgeLink, type LinkVerdict } from './link-rules.ts'
import { linkByToken, useLink } from './link-store.ts'
import { sessionExpiry } from './session-rules.ts'
import { addSession } from './session-store.ts'
import { isTokenShaped, newToken } from './token.ts'

export type Entry =
  | { readonly outcome: 'entered'; readonly session: string }
  | { readonly outcome: 'refused'; readonly verdict: Exclude<LinkVerdict, 'good'> }

/** Uses a link up and opens a session: both or neither. */
export function enter(
  db: WriteDb,
  { token, now, makeToken = newToken }: { token: string; now: Date; makeToken?: () => string },
): Promise<Entry> {
  if (!isTokenShaped(token)) return Promise.resolve({ outcome: 'refused', verdict: 'unknown' })
  return inTransaction(db, async (tx): Promise<Entry> => {
    if (!(await useLink(tx, token, now))) {
      const verdict = judgeLink(await linkByToken(tx, token), now)
      // Not usable a moment ago and good now: somebody else's transaction was undone. They can press the button again.
      return { outcome: 'refused', verdict: verdict === 'good' ? 'unknown' : verdict }
    }
    const session = makeToken()
    await addSession(tx, { token: session, now, expiresAt: sessionExpiry(now) })
    return { outcome: 'entered', session }
  })
}
