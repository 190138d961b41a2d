import { HTTPException } from 'hono/http-exception'
import { consoleRoute, formOf, principalOf } from '../../../accounts/index.ts'
import { type Ctx, localPath, type Router } from '../../../foundation/index.ts'
import { flagsPath, settleFlagPath } from './flag-links.ts'
import { flagsPage } from './flags-page.tsx'
import { longestNote, settleFlag } from './settle-flag.ts'

/** What a form brought and a person should look at: a list, and a note of what was done. */
export function flagRoutes(router: Router): void {
  consoleRoute(router, { method: 'get', path: flagsPath, deed: 'flag.see', handle: c => flagsPage(c) })
  consoleRoute(router, { method: 'post', path: settleFlagPath, deed: 'flag.settle', handle: postSettle })
}

async function postSettle(c: Ctx): Promise<Response> {
  const { services, locale, t } = c.var
  const id = Number(c.req.param('flag') ?? '')
  if (!Number.isSafeInteger(id)) throw new HTTPException(404)
  const note = (await formOf(c))('note').trim()
  const fault = note === '' ? 'missing' : note.length > longestNote ? 'tooLong' : null
  if (fault)
    return flagsPage(c, { again: { id, note, error: t(`guard.console.note.${fault}`, { count: longestNote }) }, status: 422 })
  const outcome = await settleFlag(services, { id, note, who: principalOf(c) })
  if (outcome === 'unknown') throw new HTTPException(404)
  return c.redirect(`${localPath(locale, flagsPath)}?done=${outcome}`, 303)
}
