import { HTTPException } from 'hono/http-exception'
import { consoleRoute, formOf, principalOf } from '../../../accounts/index.ts'
import { type Ctx, localPath, type Router } from '../../../foundation/index.ts'
import { longestNote } from '../completions/completion.ts'
import { deskPath, providerAt, revokeAt } from '../training-links.ts'
import { noteProvider, revokeCompletion } from './decide-completion.ts'
import { deskPage } from './desk-page.tsx'

/** Staff see completions, note what a provider has confirmed, and withdraw a certificate. */
export function deskRoutes(router: Router): void {
  consoleRoute(router, { method: 'get', path: deskPath, deed: 'training.see', handle: c => deskPage(c) })
  consoleRoute(router, {
    method: 'post',
    path: providerAt.path,
    deed: 'training.note-provider',
    handle: c => decide(c, 'provider'),
  })
  consoleRoute(router, { method: 'post', path: revokeAt.path, deed: 'training.revoke', handle: c => decide(c, 'revoke') })
}

async function decide(c: Ctx, field: 'provider' | 'revoke'): Promise<Response> {
  const { services, locale, t } = c.var
  const id = Number(c.req.param('completion') ?? '')
  if (!Number.isSafeInteger(id)) throw new HTTPException(404)
  const note = (await formOf(c))('note').trim()
  const fault = note === '' ? 'missing' : [...note].length > longestNote ? 'tooLong' : null
  if (fault !== null) {
    const error = t(`training.console.note.${fault}`, { count: longestNote })
    return deskPage(c, { again: { id, field, note, error }, status: 422 })
  }
  const decision = { id, note, who: principalOf(c) }
  const outcome = await (field === 'provider' ? noteProvider(services, decision) : revokeCompletion(services, decision))
  if (outcome === 'unknown') throw new HTTPException(404)
  return c.redirect(`${localPath(locale, deskPath)}?done=${outcome}`, 303)
}
