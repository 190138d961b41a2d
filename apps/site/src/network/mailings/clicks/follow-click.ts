import { HTTPException } from 'hono/http-exception'
import type { Ctx } from '../../../foundation/index.ts'
import { countClick, pathOfLink } from '../send/link-store.ts'

/**
 * Whether a request is somebody who follows a link. What only looks (HEAD) or fetches ahead is not. Programs of mail servers that open every link as
 * a browser does cannot be told apart: staff are told that the numbers are too high for that.
 */
export const isFollowed = (method: string, purpose: string | undefined): boolean =>
  method === 'GET' && !/prefetch|prerender|preview/i.test(purpose ?? '')

/**
 * Counts a click in total and leads to the page. Of who clicked nothing is read or kept, there is no cookie, and it leads to a page of this site from
 * the list that was fixed when the mailing began, and nowhere else.
 */
export async function followClick(c: Ctx): Promise<Response> {
  const [mailing, number] = [Number(c.req.param('mailing')), Number(c.req.param('number'))]
  const isNumber = Number.isSafeInteger(mailing) && number > 0 && number < 2 ** 31
  const path = isNumber ? await pathOfLink(c.var.db, mailing, number) : null
  if (path === null) throw new HTTPException(404)
  if (isFollowed(c.req.method, c.req.header('sec-purpose') ?? c.req.header('purpose'))) {
    await countClick(c.var.services.write, mailing, number)
  }
  return c.body(null, 302, {
    location: path,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
  })
}
