import { HTTPException } from 'hono/http-exception'
import { callerAddress } from '../../../accounts/index.ts'
import type { Ctx, Router } from '../../../foundation/index.ts'
import { wouldAskForProof } from '../take-post.ts'
import { makeChallenge } from './challenge.ts'
import { challengePath } from './challenge-path.ts'

/** For pages that were kept whole and hold no challenge. Counts nothing, keeps nothing, sets no cookie. */
export function challengeRoutes(router: Router): void {
  router.get(challengePath, giveChallenge)
}

async function giveChallenge(c: Ctx): Promise<Response> {
  const { services } = c.var
  const form = c.req.query('form') ?? ''
  if (!/^[a-z][a-z-]{0,60}$/.test(form)) throw new HTTPException(404)
  const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }
  if (!(await wouldAskForProof(services, { form, connection: callerAddress(c) }))) return c.body(null, 204, headers)
  const challenge = await makeChallenge(services, { form, now: services.clock() })
  return c.body(challenge, 200, { ...headers, 'content-type': 'text/plain; charset=utf-8' })
}
