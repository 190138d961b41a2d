import { charityOf } from '../../../content/index.ts'
import { inTransaction, listMail, localPath, mailById, type Router, requeue } from '../../../foundation/index.ts'
import { mailLink, mailPath, outboxPath, sendMailPath, setupLink, testMailPath } from '../console-links.ts'
import { mailPage } from './mail-page.tsx'
import { mailPerPage, outboxPage } from './outbox-page.tsx'
import { sendTestMail } from './send-test-mail.ts'

/** Every mail that the site has written, whether it left or not. */
export function outboxRoutes(router: Router): void {
  router.get(outboxPath, async c => {
    const before = /^\d{1,15}$/.exec(c.req.query('before') ?? '')?.[0]
    const mails = await listMail(c.var.db, { limit: mailPerPage + 1, ...(before ? { before: Number(before) } : {}) })
    return outboxPage(c, { mails, charity: await charityOf(c.var.db), isFirst: before === undefined })
  })

  router.post(testMailPath, async c => {
    const { services, t, locale } = c.var
    const sent = await sendTestMail(services, t)
    const to = sent.outcome === 'queued' ? mailLink(sent.id) : setupLink('fromAddress')
    return c.redirect(localPath(locale, to), 303)
  })

  router.get(mailPath, async c => {
    const mail = await mailById(c.var.db, Number(c.req.param('id')))
    return mail ? mailPage(c, mail) : c.notFound()
  })

  router.post(sendMailPath, async c => {
    const { services, locale } = c.var
    const id = Number(c.req.param('id'))
    // Without a mail server nothing can leave; a mail that is on its way or has arrived is left alone by requeue itself.
    if (services.smtpUrl !== null) await inTransaction(services.write, tx => requeue(tx, id, services.clock()))
    return c.redirect(localPath(locale, mailLink(id)), 303)
  })
}
