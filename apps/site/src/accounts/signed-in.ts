import { HTTPException } from 'hono/http-exception'
import { type Ctx, localPath } from '../foundation/index.ts'
import { proveLink } from './links.ts'
import { realTime } from './real-time.ts'
import { isProved } from './session-rules.ts'
import type { SignedIn } from './session-store.ts'

const known = new WeakMap<Ctx, SignedIn>()

/** Keeps for this request whose session it is. */
export const rememberSignedIn = (c: Ctx, who: SignedIn): void => void known.set(c, who)

/** Whose session it is, behind the door of the console. */
export function signedInOf(c: Ctx): SignedIn {
  const who = known.get(c)
  if (who === undefined) throw new HTTPException(403)
  return who
}

/** The name of whoever has signed in, where there is anybody: on the page that says that something failed there may be none. */
export const nameOfSignedIn = (c: Ctx): string | null => known.get(c)?.principal.name ?? null

/**
 * Where somebody first shows again who they are, when they signed in more than a quarter of an hour ago: a computer may have been left
 * open. Null: it was recent enough.
 */
export function proveFirst(c: Ctx, backTo: string): Response | null {
  if (isProved(signedInOf(c).session, realTime())) return null
  const { locale } = c.var
  return c.redirect(localPath(locale, proveLink(localPath(locale, backTo))), 303)
}
