import { HTTPException } from 'hono/http-exception'
import type { Subject } from '../../accounts/index.ts'
import type { Crumb, Ctx, Translate } from '../../foundation/index.ts'
import { type ReleaseSummary, releaseById } from '../../releases/index.ts'
import { publishedLink } from './links.ts'

/** The release in the address, as the table of deeds wants to know it. Null: there is none, and the answer is 404. */
export async function releaseSubject(c: Ctx): Promise<Subject | null> {
  const release = await releaseById(c.var.db, c.req.param('id') ?? '')
  return release && { state: null }
}

/** The release in the address, for a page behind `releaseSubject`. */
export async function releaseHere(c: Ctx): Promise<ReleaseSummary> {
  const release = await releaseById(c.var.db, c.req.param('id') ?? '')
  if (!release) throw new HTTPException(404)
  return release
}

export const trailToReleases = (t: Translate): Crumb[] => [{ href: publishedLink(), label: t('corrections.menu') }]
