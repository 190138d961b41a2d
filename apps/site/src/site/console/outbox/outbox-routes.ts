import { consoleRoute, principalOf } from '../../../accounts/index.ts'
import { charityOf } from '../../../content/index.ts'
import { asActor, type Ctx, listMail, localPath, mailById, type Router, type StoredMail } from '../../../foundation/index.ts'
import { mailLink, mailPath, outboxPath, sendMailPath, setupLink, testMailPath } from '../console-links.ts'
import { mailPage } from './mail-page.tsx'
import { mailPerPage, outboxPage } from './outbox-page.tsx'
import { sendMailAgain } from './send-mail-again.ts'
import { sendTestMail } from './send-test-mail.ts'

const mailOf = (c: Ctx): Promise<StoredMail | null> => mailById(c.var.db, Number(c.req.param('id')))

/** A mail has no state that decides who may see it; it only has to be there. */
const mailSubject = async (c: Ctx) => ((await mailOf(c)) === null ? null : { state: null })

/** Every mail that the site has written, whether it left or not. */
export function outboxRoutes(router: Router): void {
  consoleRoute(router, { method: 'get', path: outboxPath, deed: 'outbox.see', handle: openOutbox })
  consoleRoute(router, { method: 'post', path: testMailPath, deed: 'outbox.send', handle: writeTestMail })
  consoleRoute(router, { method: 'get', path: mailPath, deed: 'outbox.see', subject: mailSubject, handle: openMail })
  consoleRoute(router, { method: 'post', path: sendMailPath, deed: 'outbox.send', subject: mailSubject, handle: sendAgain })
}

async function openOutbox(c: Ctx): Promise<Response> {
  const before = /^\d{1,15}$/.exec(c.req.query('before') ?? '')?.[0]
  const mails = await listMail(c.var.db, { limit: mailPerPage + 1, ...(before ? { before: Number(before) } : {}) })
  return outboxPage(c, { mails, charity: await charityOf(c.var.db), isFirst: before === undefined })
}

async function writeTestMail(c: Ctx): Promise<Response> {
  const { services, t, locale } = c.var
  const sent = await sendTestMail(services, t, asActor(principalOf(c)))
  const to = sent.outcome === 'queued' ? mailLink(sent.id) : setupLink('fromAddress')
  return c.redirect(localPath(locale, to), 303)
}

async function openMail(c: Ctx): Promise<Response> {
  const mail = await mailOf(c)
  return mail ? mailPage(c, mail) : c.notFound()
}

async function sendAgain(c: Ctx): Promise<Response> {
  const { services, locale } = c.var
  const id = Number(c.req.param('id'))
  // Without a mail server nothing can leave.
  if (services.smtpUrl !== null)
    await sendMailAgain(services.write, { id, actor: asActor(principalOf(c)), now: services.clock() })
  return c.redirect(localPath(locale, mailLink(id)), 303)
}
