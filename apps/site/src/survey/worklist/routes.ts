import { HTTPException } from 'hono/http-exception'
import { consoleRoute, principalOf, type Subject } from '../../accounts/index.ts'
import { type Ctx, localPath, type Router } from '../../foundation/index.ts'
import { roundHere, roundSubject } from '../round-here.ts'
import { boardPage, moveCard } from './board-page.tsx'
import { confirmForm, planForms } from './bulk-forms.ts'
import { calendarPage } from './calendar-page.tsx'
import {
  boardPath,
  bulkPath,
  calendarPath,
  keysPath,
  listFilePath,
  listLinkBy,
  listPath,
  movePath,
  planLetterPath,
  planPath,
  roundPath,
} from './links.ts'
import { listFile } from './list-file.ts'
import { listPage } from './list-page.tsx'
import { readListQuery, writeListQuery } from './list-query.ts'
import { overviewPage } from './overview-page.tsx'
import { planLetterPage } from './plan-letter-page.tsx'
import { planPage } from './plan-page.tsx'
import { saveKeys } from './remember-list.ts'

/** One round as those see it who work on it: overview, lists, calendar, board, and what is done to several requests at once. */
export function worklistRoutes(router: Router): void {
  const see = { method: 'get', deed: 'request.see', subject: roundSubject } as const
  consoleRoute(router, { ...see, deed: 'round.see', path: roundPath, handle: overviewPage })
  consoleRoute(router, { ...see, path: listPath, handle: listPage })
  consoleRoute(router, { ...see, path: listFilePath, handle: listFile })
  consoleRoute(router, { ...see, path: calendarPath, handle: calendarPage })
  consoleRoute(router, { ...see, path: boardPath, handle: boardPage })
  consoleRoute(router, { method: 'post', deed: 'request.record', path: movePath, subject: requestSubject, handle: moveCard })
  consoleRoute(router, { method: 'post', deed: 'request.see', path: keysPath, subject: roundSubject, handle: switchKeys })

  const bulk = { deed: 'request.bulk', subject: roundSubject } as const
  consoleRoute(router, { ...bulk, method: 'post', path: bulkPath, handle: planForms })
  consoleRoute(router, { ...bulk, method: 'get', path: planPath, handle: planPage })
  consoleRoute(router, { ...bulk, method: 'post', path: planPath, handle: confirmForm })
  consoleRoute(router, { ...bulk, method: 'get', path: planLetterPath, handle: planLetterPage })
}

/** A card belongs to a trust, from which somebody can be barred. */
async function requestSubject(c: Ctx): Promise<Subject | null> {
  const round = await roundSubject(c)
  return round && { ...round, trustCode: c.req.param('code') ?? '' }
}

async function switchKeys(c: Ctx): Promise<Response> {
  const { services, locale } = c.var
  const round = await roundHere(c)
  const { on, back } = await c.req.parseBody()
  if (on !== 'yes' && on !== 'no') throw new HTTPException(400)
  await saveKeys(services.write, { staffId: principalOf(c).id, on: on === 'yes', now: services.clock() })
  const search = typeof back === 'string' ? writeListQuery(readListQuery(back)) : ''
  return c.redirect(localPath(locale, listLinkBy(round.id, search)), 303)
}
