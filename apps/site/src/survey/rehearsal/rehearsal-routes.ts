import { HTTPException } from 'hono/http-exception'
import { consoleRoute, principalOf } from '../../accounts/index.ts'
import {
  asActor,
  type Ctx,
  dayInUk,
  inTransaction,
  localPath,
  type MoveOutcome,
  type Rehearsal,
  type Router,
  record,
} from '../../foundation/index.ts'
import { holidaysOf } from '../holidays/holiday-store.ts'
import { chooseMoment, steps } from './choose-moment.ts'
import { movePath, rehearsalLink, rehearsalPath } from './links.ts'
import { type MoveFault, moveNotices, rehearsalPage, stampOf } from './rehearsal-page.tsx'

/** More than a whole round of the example campaign brings. */
const happenedLimit = 1000

/** The page on which a rehearsal's clock is moved. On a site that is none, there is no such page. */
export function rehearsalRoutes(router: Router): void {
  const subject = async (c: Ctx) => (c.var.services.rehearsal ? { state: null } : null)
  consoleRoute(router, { method: 'get', path: rehearsalPath, deed: 'rehearsal.see', subject, handle: c => show(c) })
  consoleRoute(router, { method: 'post', path: movePath, deed: 'rehearsal.move', subject, handle: move })
}

function rehearsalHere(c: Ctx): Rehearsal {
  const { rehearsal } = c.var.services
  if (!rehearsal) throw new HTTPException(404)
  return rehearsal
}

async function show(c: Ctx, { fault = null, typed = '' }: { fault?: MoveFault | null; typed?: string } = {}): Promise<Response> {
  const rehearsal = rehearsalHere(c)
  return rehearsalPage(c, {
    now: c.var.services.clock(),
    nextAt: await rehearsal.nextAt(),
    movingTo: rehearsal.movingTo(),
    movedFrom: rehearsal.movedFrom(),
    happened: rehearsal.happened(happenedLimit),
    done: moveNotices.find(notice => notice === c.req.query('done')) ?? null,
    fault,
    typed,
  })
}

async function move(c: Ctx): Promise<Response> {
  const { services, db, locale } = c.var
  const rehearsal = rehearsalHere(c)
  const form = await c.req.parseBody()
  const step = steps.find(each => each === form.step)
  if (step === undefined) throw new HTTPException(400)
  // The same form once more is one wish: two presses of one button are one day, not two. A day that was chosen is the same day anyway.
  if (step !== 'chosen' && form.seen !== stampOf(rehearsal.movedFrom())) {
    return c.redirect(localPath(locale, rehearsalLink(rehearsal.movingTo() ? 'moving' : 'moved')), 303)
  }
  const typed = String(form.day ?? '').trim()
  const now = services.clock()
  const given = { step, day: typed, today: dayInUk(now), now, nextAt: await rehearsal.nextAt(), holidays: await holidaysOf(db) }
  const chosen = chooseMoment(given)
  if ('fault' in chosen) return show(c, { fault: chosen.fault, typed })
  const outcome: MoveOutcome = await rehearsal.moveTo(chosen.to)
  if (outcome !== 'moved' && outcome !== 'moving') return show(c, { fault: outcome, typed })
  await enter(c, { from: now, to: chosen.to })
  return c.redirect(localPath(locale, rehearsalLink(outcome)), 303)
}

/** Who let the days pass from which everything else in the log follows. */
const enter = (c: Ctx, { from, to }: { from: Date; to: Date }): Promise<void> =>
  inTransaction(c.var.services.write, tx =>
    record(tx, {
      actor: asActor(principalOf(c)),
      at: from,
      deed: 'rehearsal.move',
      subject: { kind: 'rehearsal', id: 'clock' },
      before: { moment: from },
      after: { moment: to },
    }),
  )
