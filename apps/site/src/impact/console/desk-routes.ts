import { HTTPException } from 'hono/http-exception'
import { consoleRoute, formOf, principalOf } from '../../accounts/index.ts'
import { asActor, type Ctx, dayInUk, localPath, type Router } from '../../foundation/index.ts'
import { cleanText, lengthOf } from '../../improve/index.ts'
import { changeReading, enterReading, type KeepOutcome, withdrawReading } from '../measures/keep-reading.ts'
import { entryById, type MeasureEntry } from '../measures/store/measure-store.ts'
import { enterAt, entryAt, measuresDeskPath, withdrawAt } from '../pages/impact-links.ts'
import { deskPage } from './desk-page.tsx'
import { enterPage } from './enter-page.tsx'
import { entryPage } from './entry-page.tsx'
import { readReading, type TypedReading, typedFrom } from './read-reading.ts'
import { type Enterable, enterableByKey } from './what-is-entered.ts'

/** What the campaign measures itself by, for staff: looking, entering with evidence, putting right, withdrawing. */
export function measureDeskRoutes(router: Router): void {
  const get = { method: 'get', deed: 'impact.see' } as const
  consoleRoute(router, { ...get, path: measuresDeskPath, handle: deskPage })
  consoleRoute(router, { ...get, path: enterAt.path, handle: c => enterPage(c, { of: enterableHere(c) }) })
  consoleRoute(router, { ...get, path: entryAt.path, handle: async c => entryPage(c, await entryHere(c)) })
  consoleRoute(router, { method: 'post', path: enterAt.path, deed: 'measure.enter', handle: postEnter })
  consoleRoute(router, { method: 'post', path: entryAt.path, deed: 'measure.change', handle: postChange })
  consoleRoute(router, { method: 'post', path: withdrawAt.path, deed: 'measure.withdraw', handle: postWithdraw })
}

function enterableHere(c: Ctx, key = c.req.param('measure') ?? ''): Enterable {
  const of = enterableByKey(c.var.services.root, key)
  if (!of) throw new HTTPException(404)
  return of
}

/** A measure that is no longer among the definitions can be read by nobody: its readings stay in the table. */
async function entryHere(c: Ctx): Promise<{ readonly of: Enterable; readonly entry: MeasureEntry }> {
  const id = Number(c.req.param('id'))
  const entry = Number.isSafeInteger(id) ? await entryById(c.var.db, id) : null
  if (!entry) throw new HTTPException(404)
  return { of: enterableHere(c, entry.measure), entry }
}

type Sent = { readonly form: (name: string) => string; readonly formToken: string }

async function sentHere(c: Ctx): Promise<Sent> {
  const form = await formOf(c)
  const formToken = form('token')
  if (!/^[\w-]{20,100}$/.test(formToken)) throw new HTTPException(400)
  return { form, formToken }
}

const keepingOf = (c: Ctx, formToken: string) => ({
  formToken,
  actor: asActor(principalOf(c)),
  now: c.var.services.clock(),
})

const done = (c: Ctx): Response => c.redirect(localPath(c.var.locale, `${measuresDeskPath}?done=yes`), 303)
const todayOf = (c: Ctx): string => dayInUk(c.var.services.clock())

async function postEnter(c: Ctx): Promise<Response> {
  const of = enterableHere(c)
  const { form, formToken } = await sentHere(c)
  const typed = typedFrom(form)
  const read = readReading(typed, { asks: of.asks, today: todayOf(c), isChange: false })
  if (read.kind === 'invalid') return enterPage(c, { of, typed, faults: read.faults })
  await enterReading(c.var.services.write, { ...keepingOf(c, formToken), measure: of.key, entered: read.entered })
  return done(c)
}

/** The version that a form was made from. */
function basedOnIn(form: Sent['form']): number {
  const version = Number(form('basedOn'))
  if (!Number.isSafeInteger(version) || version < 1) throw new HTTPException(400)
  return version
}

async function postChange(c: Ctx): Promise<Response> {
  const here = await entryHere(c)
  const { form, formToken } = await sentHere(c)
  const typed = typedFrom(form)
  const read = readReading(typed, { asks: here.of.asks, today: todayOf(c), isChange: true })
  if (read.kind === 'invalid') return entryPage(c, { ...here, typed, faults: read.faults })
  const { entered, reason } = read
  const asked = { ...keepingOf(c, formToken), id: here.entry.id, basedOn: basedOnIn(form), entered, reason }
  return answer(c, here.of, await changeReading(c.var.services.write, asked), { typed })
}

async function postWithdraw(c: Ctx): Promise<Response> {
  const here = await entryHere(c)
  const { form, formToken } = await sentHere(c)
  const reason = cleanText(form('reason'))
  if (reason === '' || lengthOf(reason) > 500)
    return entryPage(c, { ...here, withdrawReason: reason, withdrawFault: reason === '' ? 'reason' : 'long' })
  const asked = { ...keepingOf(c, formToken), id: here.entry.id, basedOn: basedOnIn(form), reason }
  return answer(c, here.of, await withdrawReading(c.var.services.write, asked), { withdrawReason: reason })
}

/** What whoever is too late has written: it comes back with what there is now. */
type Written = { readonly typed: TypedReading } | { readonly withdrawReason: string }

function answer(c: Ctx, of: Enterable, outcome: KeepOutcome, written: Written): Response | Promise<Response> {
  switch (outcome.kind) {
    case 'done':
      return done(c)
    case 'unknown':
      throw new HTTPException(404)
    case 'changed':
    case 'withdrawn':
      return entryPage(c, { of, entry: outcome.entry, isChanged: true, ...written })
  }
}
