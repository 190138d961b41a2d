import { consoleRoute, principalOf } from '../../accounts/index.ts'
import { type Ctx, type LargerBody, localPath, type Router } from '../../foundation/index.ts'
import { readFormWithFiles } from '../read-form.ts'
import type { FiledMail } from './file-mail.ts'
import { takeInLink, takeInPath } from './links.ts'
import { largestMailBytes } from './mail-folder.ts'
import { messagesByIds } from './mail-in-store.ts'
import { mailRoom } from './mail-room.ts'
import { type BroughtFile, filesAtOnce, takeInPage } from './pages/take-in-page.tsx'
import { safeFileName } from './safe-file-name.ts'
import { type TakenInFile, takeInFile } from './take-in-file.ts'

const limits = { files: filesAtOnce, fileBytes: largestMailBytes }

export const takeInBody: LargerBody = { path: takeInPath, bytes: 200 * 1024 * 1024 }

/** Mail that came to somebody's own mailbox, brought as files. */
export function takeInRoutes(router: Router): void {
  consoleRoute(router, { method: 'get', path: takeInPath, deed: 'mail.take-in', handle: show })
  consoleRoute(router, { method: 'post', path: takeInPath, deed: 'mail.take-in', handle: takeIn })
}

function show(c: Ctx): Response {
  const count = (name: string) => (/^\d{1,4}$/.test(c.req.query(name) ?? '') ? Number(c.req.query(name)) : 0)
  const [mails, held, known] = [count('mails'), count('held'), count('known')]
  return takeInPage(c, { done: mails > 0 ? { mails, held, known } : null, files: [], isEmpty: false })
}

async function takeIn(c: Ctx): Promise<Response> {
  const who = principalOf(c)
  const room = mailRoom(c.var.services)
  const broughtBy = { actor: { kind: 'staff', id: who.id, name: who.name } as const, barredFrom: [...who.barredFrom] }
  // One after the other, while they arrive: each is filed before the next is read.
  const form = await readFormWithFiles(c, limits, content => takeInFile(room, content, broughtBy))
  const refused = form.refused.map(({ name, because }) => ({ name, taken: { outcome: 'refused', why: because } as const }))
  const all = [...form.files.map(({ name, kept }) => ({ name, taken: kept })), ...refused]
  if (all.length === 0) return takeInPage(c, { done: null, files: [], isEmpty: true })
  if (all.some(({ taken }) => taken.outcome === 'refused')) {
    return takeInPage(c, { done: null, files: await withPlaces(c, all), isEmpty: false })
  }
  return c.redirect(localPath(c.var.locale, takeInLink(countsOf(all.map(({ taken }) => taken)))), 303)
}

/** Filed before, or noted by the room whose mail came back. */
const isDealtWith = (outcome: FiledMail['outcome']): boolean => outcome === 'known' || outcome === 'returned'

function countsOf(all: readonly TakenInFile[]) {
  const outcomes = all.flatMap(taken => (taken.outcome === 'taken' ? [taken.filed.map(({ outcome }) => outcome)] : []))
  return {
    mails: outcomes.length,
    held: outcomes.filter(each => each.includes('held')).length,
    known: outcomes.filter(each => each.every(isDealtWith)).length,
  }
}

/** Under which request each mail stands now, for the page that says what became of every file. */
async function withPlaces(c: Ctx, all: readonly { name: string; taken: TakenInFile }[]): Promise<BroughtFile[]> {
  const ids = all.flatMap(({ taken }) =>
    taken.outcome === 'taken' ? taken.filed.flatMap(filed => (filed.outcome === 'filed' ? [filed.id] : [])) : [],
  )
  const places = new Map((await messagesByIds(c.var.db, ids)).map(({ id, ...key }) => [id, key]))
  return all.map(({ name, taken }, index) => ({
    name: safeFileName(name, index + 1),
    became:
      taken.outcome === 'refused'
        ? [{ outcome: 'refused', why: taken.why }]
        : taken.filed.map(filed => {
            const place = filed.outcome === 'filed' ? places.get(filed.id) : undefined
            return place ? { outcome: 'filed', ...place } : { outcome: isDealtWith(filed.outcome) ? 'known' : 'held' }
          }),
  }))
}
