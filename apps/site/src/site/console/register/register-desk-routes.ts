import { consoleRoute, mayDo, principalOf } from '../../../accounts/index.ts'
import { asActor, type Ctx, dayInUk, localPath, type Router } from '../../../foundation/index.ts'
import {
  allMergers,
  mergeTrusts,
  previewMerger,
  registerTables,
  renewalsOf,
  type TypedMerger,
  undoMerger,
} from '../../../register/index.ts'
import {
  mergePath,
  type RegisterNews,
  registerDeskLink,
  registerDeskPath,
  renewalCalendarPath,
  undoMergerPath,
} from '../console-links.ts'
import { mergePage } from './merge-page.tsx'
import { mergePreviewPage } from './merge-preview-page.tsx'
import { registerDeskPage } from './register-desk-page.tsx'
import { renewalCalendar } from './renewal-calendar.ts'

/** When the register is to be renewed, and trusts that have become part of others. */
export function registerDeskRoutes(router: Router): void {
  consoleRoute(router, { method: 'get', path: registerDeskPath, deed: 'register.see', handle: showDesk })
  consoleRoute(router, { method: 'get', path: renewalCalendarPath, deed: 'register.see', handle: sendCalendar })
  consoleRoute(router, {
    method: 'get',
    path: mergePath,
    deed: 'register.merge',
    handle: async c => mergePage(c, { typed: nothingTyped, faults: [] }),
  })
  consoleRoute(router, { method: 'post', path: mergePath, deed: 'register.merge', handle: merge })
  consoleRoute(router, { method: 'post', path: undoMergerPath, deed: 'register.divide', handle: undo })
}

const nothingTyped: TypedMerger = { from: '', to: '', effectiveOn: '', source: '' }
const news: readonly RegisterNews[] = ['merged', 'same', 'undone', 'followed', 'in-source', 'nothing']

const renewals = async (c: Ctx) => {
  const now = c.var.services.clock()
  return renewalsOf(await registerTables(c.var.db, now), dayInUk(now))
}

async function showDesk(c: Ctx): Promise<Response> {
  return registerDeskPage(c, {
    renewals: await renewals(c),
    mergers: await allMergers(c.var.db),
    mayMerge: mayDo(principalOf(c), 'register.merge') === 'yes',
    done: news.find(each => each === c.req.query('done')) ?? null,
  })
}

async function sendCalendar(c: Ctx): Promise<Response> {
  const text = renewalCalendar(c.var.t, await renewals(c), c.var.services.clock())
  return c.body(text, 200, {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': 'attachment; filename="register-renewals.ics"',
    'cache-control': 'no-store',
  })
}

/** `step=look` and `step=change` change nothing. */
async function merge(c: Ctx): Promise<Response> {
  const { db, services, locale } = c.var
  const form = await c.req.parseBody()
  const text = (name: string): string => {
    const value = form[name]
    return typeof value === 'string' ? value.trim() : ''
  }
  const typed: TypedMerger = {
    from: text('from').toUpperCase().slice(0, 40),
    to: text('to').toUpperCase().slice(0, 40),
    effectiveOn: text('effectiveOn').slice(0, 40),
    source: text('source'),
  }
  const now = services.clock()
  const situation = { today: dayInUk(now), isExample: services.campaign === 'example' }
  if (text('step') === 'change') return mergePage(c, { typed, faults: [] })
  if (text('step') !== 'merge') {
    const judged = await previewMerger(db, typed, situation)
    return 'faults' in judged
      ? mergePage(c, { typed, faults: judged.faults })
      : mergePreviewPage(c, { preview: judged.preview, isStale: false })
  }
  const done = await mergeTrusts(services.write, {
    typed,
    agreed: text('agreed'),
    ...situation,
    actor: asActor(principalOf(c)),
    now,
  })
  switch (done.outcome) {
    case 'merged':
      return c.redirect(localPath(locale, registerDeskLink('merged')), 303)
    case 'nothing-to-do':
      return c.redirect(localPath(locale, registerDeskLink('same')), 303)
    case 'invalid':
      return mergePage(c, { typed, faults: done.faults })
    case 'conflict':
      return mergePreviewPage(c, { preview: done.preview, isStale: true })
  }
}

async function undo(c: Ctx): Promise<Response> {
  const { services, locale } = c.var
  const id = Number(c.req.param('id'))
  const done = await undoMerger(services.write, id, { actor: asActor(principalOf(c)), now: services.clock() })
  const said: RegisterNews = done === 'undone' || done === 'followed' || done === 'in-source' ? done : 'nothing'
  return c.redirect(localPath(locale, registerDeskLink(said)), 303)
}
