import { HTTPException } from 'hono/http-exception'
import { formOf, principalOf } from '../../../accounts/index.ts'
import { asActor, type Ctx, localPath } from '../../../foundation/index.ts'
import { decideProfessional } from '../decide-professional.ts'
import type { WorkPurpose } from '../work-purpose.ts'
import { professionalsLink } from './professionals-page.tsx'

/** Takes what somebody here says of an address. */
export async function postDecision(c: Ctx, purposes: readonly WorkPurpose[]): Promise<Response> {
  const { services, locale } = c.var
  const form = await formOf(c)
  const verdict = (['good', 'refused'] as const).find(each => each === form('verdict'))
  const [id, version] = [Number(c.req.param('id')), Number(form('version'))]
  if (!verdict || !Number.isSafeInteger(version)) throw new HTTPException(400)
  if (!Number.isSafeInteger(id)) throw new HTTPException(404)
  const outcome = await decideProfessional(services, purposes, { id, version, verdict, actor: asActor(principalOf(c)) })
  if (outcome === 'unknown') throw new HTTPException(404)
  return c.redirect(localPath(locale, professionalsLink(outcome)), 303)
}
