import { HTTPException } from 'hono/http-exception'
import { allStaff, consoleRoute, formOf } from '../../accounts/index.ts'
import type { Ctx, Router } from '../../foundation/index.ts'
import { followClick } from './clicks/follow-click.ts'
import { actorHere, idHere, leadTo, mailingHere } from './console/mailing-here.ts'
import { mailingPage } from './console/mailing-page.tsx'
import { mailingsPage } from './console/mailings-page.tsx'
import { peoplePage, postPeople } from './console/people-page.tsx'
import { previewMail, previewPage } from './console/preview-page.tsx'
import { postStart, startPage } from './console/start-page.tsx'
import { postWords, wordsPage } from './console/words-page.tsx'
import { makeMailing } from './draft/make-mailing.ts'
import {
  clickPath,
  deleteAt,
  mailingLink,
  mailingPath,
  mailingsPath,
  newMailingPath,
  pauseAt,
  peopleAt,
  previewAt,
  previewMailAt,
  publicAt,
  readPath,
  resumeAt,
  startAt,
  stopAt,
  testAt,
  unscheduleAt,
  wordsAt,
} from './links.ts'
import type { Mailing } from './mailing-store.ts'
import { readMailingPage } from './public/read-mailing-page.tsx'
import { type Move, moveMailing } from './send/move-mailing.ts'
import { sendTest } from './send/send-test.ts'

/** Mailings: for staff from the first word to the last mail; for readers the links in them, and reading one in the browser. */
export function mailingRoutes(router: Router): void {
  router.get(clickPath, followClick)
  router.get(readPath, readMailingPage)
  const get = { method: 'get' } as const
  const post = { method: 'post' } as const
  consoleRoute(router, { ...get, path: mailingsPath, deed: 'mailing.see', handle: mailingsPage })
  consoleRoute(router, { ...post, path: newMailingPath, deed: 'mailing.write', handle: postNew })
  consoleRoute(router, {
    ...get,
    path: mailingPath,
    deed: 'mailing.see',
    handle: async c => mailingPage(c, await mailingHere(c)),
  })
  consoleRoute(router, { ...get, path: wordsAt.path, deed: 'mailing.write', handle: whileDraft(wordsPage) })
  consoleRoute(router, { ...post, path: wordsAt.path, deed: 'mailing.write', handle: postWords })
  consoleRoute(router, { ...get, path: peopleAt.path, deed: 'mailing.write', handle: whileDraft(peoplePage) })
  consoleRoute(router, { ...post, path: peopleAt.path, deed: 'mailing.write', handle: postPeople })
  consoleRoute(router, { ...get, path: previewAt.path, deed: 'mailing.see', handle: previewPage })
  consoleRoute(router, { ...get, path: previewMailAt.path, deed: 'mailing.see', handle: previewMail })
  consoleRoute(router, { ...post, path: testAt.path, deed: 'mailing.test', handle: postTest })
  consoleRoute(router, { ...get, path: startAt.path, deed: 'mailing.start', handle: whileDraft(startPage) })
  consoleRoute(router, { ...post, path: startAt.path, deed: 'mailing.start', handle: postStart })
  consoleRoute(router, { ...post, path: unscheduleAt.path, deed: 'mailing.stop', handle: c => postMove(c, 'unschedule') })
  consoleRoute(router, { ...post, path: pauseAt.path, deed: 'mailing.pause', handle: c => postMove(c, 'pause') })
  consoleRoute(router, { ...post, path: resumeAt.path, deed: 'mailing.resume', handle: c => postMove(c, 'resume') })
  consoleRoute(router, { ...post, path: stopAt.path, deed: 'mailing.stop', handle: c => postMove(c, 'stop') })
  consoleRoute(router, { ...post, path: deleteAt.path, deed: 'mailing.delete', handle: c => postMove(c, 'delete') })
  consoleRoute(router, {
    ...post,
    path: publicAt.path,
    deed: 'mailing.show',
    handle: async c => postMove(c, (await formOf(c))('show') === 'yes' ? 'show' : 'hide'),
  })
}

/** What is for drafts leads to the mailing itself once it is none any more. */
const whileDraft =
  (show: (c: Ctx, mailing: Mailing) => Promise<Response>) =>
  async (c: Ctx): Promise<Response> => {
    const mailing = await mailingHere(c)
    return mailing.state === 'draft' ? show(c, mailing) : leadTo(c, mailingLink(mailing.id))
  }

async function postNew(c: Ctx): Promise<Response> {
  const formToken = (await formOf(c))('token')
  if (!/^[\w-]{20,100}$/.test(formToken)) throw new HTTPException(400)
  const id = await makeMailing(c.var.services, { formToken, actor: actorHere(c) })
  return leadTo(c, wordsAt.link(id))
}

async function postTest(c: Ctx): Promise<Response> {
  const mailing = await mailingHere(c)
  const form = await c.req.formData().catch((cause: unknown) => {
    throw new HTTPException(400, { cause })
  })
  const chosen = form.getAll('to')
  const to = (await allStaff(c.var.db)).filter(({ id, deactivatedAt }) => deactivatedAt === null && chosen.includes(id))
  if (to.length === 0) return mailingPage(c, mailing, c.var.t('mailings.test.nobody'))
  const outcome = await sendTest(c, mailing, to)
  return outcome === 'sent'
    ? leadTo(c, mailingLink(mailing.id), 'tested')
    : mailingPage(c, mailing, c.var.t('mailings.test.words'))
}

async function postMove(c: Ctx, move: Move): Promise<Response> {
  const id = idHere(c)
  const outcome = await moveMailing(c.var.services, { id, move, actor: actorHere(c) })
  if (outcome === 'gone') {
    // Deleted twice: that is what was wanted.
    if (move === 'delete') return leadTo(c, mailingsPath)
    throw new HTTPException(404)
  }
  if (move === 'delete' && outcome === 'done') return leadTo(c, mailingsPath, 'deleted')
  return leadTo(c, mailingLink(id), outcome === 'done' ? move : 'nothing-to-do')
}
