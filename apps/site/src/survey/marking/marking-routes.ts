import { HTTPException } from 'hono/http-exception'
import { consoleRoute, mayDo, principalOf } from '../../accounts/index.ts'
import { asActor, type Ctx, localPath, type Router } from '../../foundation/index.ts'
import { readForm } from '../read-form.ts'
import { countUnread } from '../requests/unread-requests.ts'
import { roundHere, roundSubject } from '../round-here.ts'
import { editLink } from '../rounds/links.ts'
import { questionsOf } from '../rounds/round-store.ts'
import { markingModes } from '../types.ts'
import { changeMarkingMode } from './change-marking-mode.ts'
import { markingLink, markingModePath, markingPath } from './links.ts'
import { loadQueue } from './load-queue.ts'
import { queuePage } from './pages/queue-page.tsx'
import { questionsThatCount } from './questions-to-mark.ts'
import { roundAgreement } from './round-agreement.ts'
import { sheetRoutes } from './sheet-routes.ts'

/** The queue of a round, how it is marked, and the sheets of its requests. */
export function markingRoutes(router: Router): void {
  const subject = roundSubject
  consoleRoute(router, { method: 'get', path: markingPath, deed: 'round.see', subject, handle: openQueue })
  consoleRoute(router, { method: 'post', path: markingModePath, deed: 'round.marking', subject, handle: postMode })
  sheetRoutes(router)
}

async function openQueue(c: Ctx): Promise<Response> {
  const round = await roundHere(c)
  const me = principalOf(c)
  const { items, sheets } = await loadQueue(c, round)
  const questions = await questionsOf(c.var.db, round.id)
  const done = c.req.query('done')
  return queuePage(c, {
    round,
    questions,
    items,
    unread: await countUnread(c.var.db, round.id),
    sheets,
    me: me.id,
    agreement: roundAgreement(round, questionsThatCount(round.criteria, questions), sheets.values()),
    mayChangeMode: mayDo(me, 'round.marking', { state: round.state }) === 'yes',
    done: done === 'mode' || done === 'marked' ? done : null,
  })
}

async function postMode(c: Ctx): Promise<Response> {
  const form = await readForm(c)
  const round = await roundHere(c)
  const mode = markingModes.find(each => each === form.line('mode'))
  if (!mode) throw new HTTPException(400)
  const { write, clock } = c.var.services
  const changed = await changeMarkingMode(write, { round: round.id, mode, actor: asActor(principalOf(c)), now: clock() })
  if (changed.outcome === 'no-such-round') throw new HTTPException(404)
  // In the editor of a draft one stays in the editor.
  if (round.state === 'draft') return c.redirect(`${localPath(c.var.locale, editLink(round.id, 'criteria'))}?done=saved`, 303)
  const isDone = changed.outcome === 'changed' || changed.outcome === 'nothing-to-do'
  return c.redirect(`${localPath(c.var.locale, markingLink(round.id))}?done=${isDone ? 'mode' : 'marked'}`, 303)
}
