import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'
import { principalOf, staffNames } from '../../accounts/index.ts'
import { type Ctx, localPath } from '../../foundation/index.ts'
import { roundHere } from '../round-here.ts'
import { bulkKinds } from './bulk-rules.ts'
import { planLink } from './links.ts'
import { showList } from './list-page.tsx'
import { readListQuery, writeListQuery } from './list-query.ts'
import { planBulk } from './plan-bulk.ts'
import { planHere } from './plan-page.tsx'
import { runBulk } from './run-bulk.ts'

const oneOrMany = z.union([z.string(), z.array(z.string())]).transform(value => (typeof value === 'string' ? [value] : value))

const planForm = z.object({
  kind: z.enum(bulkKinds),
  extent: z.enum(['chosen', 'all']),
  code: oneOrMany.default([]),
  assignee: z.string().default(''),
  list: z.string().max(4000).default(''),
})

/** Somebody asks what a deed would change. Nothing is changed yet: the answer is a page of its own. */
export async function planForms(c: Ctx): Promise<Response> {
  const { db, services, locale } = c.var
  const round = await roundHere(c)
  const read = planForm.safeParse(await c.req.parseBody({ all: true }))
  if (!read.success) throw new HTTPException(400)
  const { kind, extent, code, assignee, list } = read.data
  const query = readListQuery(list)
  const person = assignee === '' ? null : ((await staffNames(db)).find(({ id }) => id === assignee) ?? null)
  if (kind === 'assign' && assignee !== '' && person === null) return showList(c, { query, problem: 'no-such-person', kind })
  const planned = await planBulk(services.write, {
    round,
    kind,
    assignee: kind === 'assign' && person ? { id: person.id, name: person.name } : null,
    extent: extent === 'all' ? { query } : { codes: code },
    cameFrom: writeListQuery(query),
    principal: principalOf(c),
    now: services.clock(),
    mailDomain: services.mailDomain,
    baseUrl: services.baseUrl,
  })
  if (planned.outcome === 'nothing-chosen') return showList(c, { query, problem: 'nothing-chosen', kind })
  return c.redirect(localPath(locale, planLink(round.id, planned.id)), 303)
}

/** Carries a plan out. The same form again goes on where it stopped, or does nothing. */
export async function confirmForm(c: Ctx): Promise<Response> {
  const { services, locale } = c.var
  const round = await roundHere(c)
  const plan = await planHere(c, round)
  // Whoever has not looked at it cannot mean it; and to them it is not even there.
  const confirmedBy = principalOf(c)
  if (plan.madeBy.id !== confirmedBy.id) throw new HTTPException(404)
  await runBulk({ db: services.write, office: services }, { round: round.id, plan: plan.id, confirmedBy })
  return c.redirect(localPath(locale, planLink(round.id, plan.id)), 303)
}
