import { z } from 'zod'
import { consoleRoute, mayDo, principalOf } from '../../accounts/index.ts'
import { asActor, type Ctx, dayInUk, localPath, type Router } from '../../foundation/index.ts'
import { sentForm } from '../read-form.ts'
import { divisions } from '../schema.ts'
import { listHolidays } from './holiday-store.ts'
import { holidaysPage } from './holidays-page.tsx'
import type { ReadFile } from './import-file.ts'
import { importHolidays } from './import-holidays.ts'
import { importPreviewPage } from './import-preview-page.tsx'
import { holidaysLink, holidaysPath, importPath, previewPath } from './links.ts'
import { movedDueDates } from './moved-due-dates.ts'
import { planImport, removals } from './plan-import.ts'
import { readHolidayFile } from './read-holiday-file.ts'
import { nothingTyped, type TypedImport } from './typed-import.ts'

/** The bank holidays: the list by years, and bringing it up to date from a file, after a look at what that would do. */
export function holidaysRoutes(router: Router): void {
  consoleRoute(router, { method: 'get', path: holidaysPath, deed: 'holidays.see', handle: showHolidays })
  consoleRoute(router, { method: 'post', path: previewPath, deed: 'holidays.import', handle: previewImport })
  consoleRoute(router, { method: 'post', path: importPath, deed: 'holidays.import', handle: applyImport })
}

const instant = z.iso.datetime().transform(text => new Date(text))

async function showHolidays(
  c: Ctx,
  typed: TypedImport = nothingTyped,
  broken?: Extract<ReadFile, { outcome: 'broken' }>,
): Promise<Response> {
  const { db, services } = c.var
  const { year, done, at } = c.req.query()
  const when = instant.safeParse(at)
  return holidaysPage(c, {
    rows: await listHolidays(db),
    year: /^\d{4}$/.test(year ?? '') ? (year ?? '') : dayInUk(services.clock()).slice(0, 4),
    done: done === 'imported' || done === 'nothing' ? done : null,
    moves: when.success ? await movedDueDates(db, when.data) : [],
    mayImport: mayDo(principalOf(c), 'holidays.import') === 'yes',
    typed,
    faults: broken?.faults ?? [],
  })
}

async function previewImport(c: Ctx): Promise<Response> {
  const { typed } = await readForm(c)
  const read = readHolidayFile(typed)
  if (read.outcome === 'broken') return showHolidays(c, typed, read)
  const present = await listHolidays(c.var.db)
  const today = dayInUk(c.var.services.clock())
  const plan = planImport({ present, incoming: read.holidays, remove: typed.remove, today })
  return importPreviewPage(c, { plan, typed, isStale: false })
}

async function applyImport(c: Ctx): Promise<Response> {
  const { services, locale } = c.var
  const { typed, agreed } = await readForm(c)
  const read = readHolidayFile(typed)
  if (read.outcome === 'broken') return showHolidays(c, typed, read)
  const now = services.clock()
  const actor = asActor(principalOf(c))
  const done = await importHolidays(services.write, {
    incoming: read.holidays,
    source: read.source,
    remove: typed.remove,
    agreed,
    actor,
    now,
  })
  if (done.outcome === 'conflict') return importPreviewPage(c, { plan: done.plan, typed, isStale: true })
  const link = holidaysLink({ done: done.outcome === 'imported' ? 'imported' : 'nothing', at: now })
  return c.redirect(localPath(locale, link), 303)
}

/** A file that was chosen goes before a text that was pasted. */
async function readForm(c: Ctx): Promise<{ typed: TypedImport; agreed: string }> {
  const form = await sentForm(c)
  const text = (name: string): string => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const file = form.get('file')
  const isChosen = file instanceof File && file.size > 0
  return {
    typed: {
      text: isChosen ? await file.text() : text('text'),
      name: (isChosen ? file.name : text('name')).slice(0, 200),
      division: divisions.find(each => each === text('division')) ?? null,
      remove: removals.find(each => each === text('remove')) ?? 'nothing',
    },
    agreed: text('agreed'),
  }
}
