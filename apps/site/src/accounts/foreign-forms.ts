import { HTTPException } from 'hono/http-exception'
import { type Ctx, isFromOurPages } from '../foundation/index.ts'

/** A form must come from the address that the browser is showing: ours by BASE_URL, or the one under which we were reached. */
export function refuseForeignForms(c: Ctx): void {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return
  const hosts = [new URL(c.var.services.baseUrl).host, c.req.header('host')].filter(host => host !== undefined)
  if (!hosts.some(host => isFromOurPages(c.req.raw.headers, host))) throw new HTTPException(403)
}
