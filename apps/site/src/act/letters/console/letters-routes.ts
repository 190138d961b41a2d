import { HTTPException } from 'hono/http-exception'
import { consoleRoute, principalOf } from '../../../accounts/index.ts'
import { asActor, type Ctx, localPath, type Router } from '../../../foundation/index.ts'
import type { RecipientOf } from '../confirm-letter.ts'
import { type DecisionOutcome, readHeldLetter, refuseLetter, releaseLetter } from './decide-held-letter.ts'
import { heldPage } from './held-page.tsx'
import { type doneNotices, lettersPage } from './letters-page.tsx'
import { lettersPath, pausePath, readAt, refuseAt, releaseAt, resumePath } from './links.ts'
import { pauseLetters } from './pause-letters.ts'

/** Letters of supporters, for staff: numbers for everybody, one that is held for whoever decides about it. */
export function lettersRoutes(router: Router, recipientOf: RecipientOf): void {
  const post = { method: 'post' } as const
  consoleRoute(router, { method: 'get', path: lettersPath, deed: 'letter.see', handle: c => lettersPage(c) })
  consoleRoute(router, { ...post, path: readAt.path, deed: 'letter.read', handle: postRead })
  consoleRoute(router, { ...post, path: releaseAt.path, deed: 'letter.release', handle: c => postRelease(c, recipientOf) })
  consoleRoute(router, { ...post, path: refuseAt.path, deed: 'letter.refuse', handle: postRefuse })
  consoleRoute(router, { ...post, path: pausePath, deed: 'letter.pause', handle: c => postPause(c, 'paused') })
  consoleRoute(router, { ...post, path: resumePath, deed: 'letter.resume', handle: c => postPause(c, 'going') })
}

const actorOf = (c: Ctx) => asActor(principalOf(c))

/** No number that the database could not hold. */
function idOf(c: Ctx): number {
  const id = Number(c.req.param('id') ?? '')
  if (!Number.isSafeInteger(id)) throw new HTTPException(404)
  return id
}

const back = (c: Ctx, done: (typeof doneNotices)[number]): Response =>
  c.redirect(`${localPath(c.var.locale, lettersPath)}?done=${done}`, 303)

async function postRead(c: Ctx): Promise<Response> {
  const letter = await readHeldLetter(c.var.services, { id: idOf(c), actor: actorOf(c) })
  return letter ? heldPage(c, letter) : back(c, 'not-held')
}

async function postRelease(c: Ctx, recipientOf: RecipientOf): Promise<Response> {
  return afterDecision(c, await releaseLetter(c.var.services, { id: idOf(c), actor: actorOf(c), recipientOf }), 'released')
}

async function postRefuse(c: Ctx): Promise<Response> {
  return afterDecision(c, await refuseLetter(c.var.services, { id: idOf(c), actor: actorOf(c) }), 'refused')
}

function afterDecision(c: Ctx, outcome: DecisionOutcome, done: 'released' | 'refused'): Response | Promise<Response> {
  if (typeof outcome === 'object') return lettersPage(c, { why: outcome.why, status: 409 })
  return back(c, outcome === 'done' ? done : 'not-held')
}

async function postPause(c: Ctx, to: 'paused' | 'going'): Promise<Response> {
  await pauseLetters(c.var.services, { to, actor: actorOf(c) })
  // Pressed twice it is so already, which is what was wanted.
  return back(c, to === 'paused' ? 'paused' : 'resumed')
}
