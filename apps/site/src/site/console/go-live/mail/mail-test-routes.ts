import { consoleRoute, mayDo, principalOf } from '../../../../accounts/index.ts'
import { charityOf } from '../../../../content/index.ts'
import { asActor, type Ctx, localPath, type Router } from '../../../../foundation/index.ts'
import { lookUpPath, mailTestsLink, mailTestsPath, noteHeadersPath, sendMailTestPath } from '../../console-links.ts'
import { formText } from '../form-text.ts'
import { checkDomain } from './check-domain.ts'
import { mailTestPage } from './mail-test-page.tsx'
import { checkedDomain, type HeadersForm, mailDomains, readTests, type SendForm } from './mail-test-view.ts'
import { noteHeaders } from './note-headers.ts'
import { sendMailTest } from './send-mail-test.ts'

/** Trying out mail: what the public records say, a message to an address that staff can read, and what its mail server said. */
export function mailTestRoutes(router: Router): void {
  consoleRoute(router, { method: 'get', path: mailTestsPath, deed: 'go-live.see', handle: c => openMailTests(c) })
  consoleRoute(router, { method: 'post', path: sendMailTestPath, deed: 'go-live.change', handle: send })
  consoleRoute(router, { method: 'post', path: noteHeadersPath, deed: 'go-live.change', handle: bringHeaders })
  consoleRoute(router, { method: 'post', path: lookUpPath, deed: 'go-live.change', handle: lookUp })
}

const untouched = { typed: '', fault: null }
type Forms = { readonly send?: SendForm; readonly headers?: HeadersForm }

async function openMailTests(c: Ctx, { send: sendForm = untouched, headers = untouched }: Forms = {}): Promise<Response> {
  const { services, db } = c.var
  const who = principalOf(c)
  const charity = await charityOf(db)
  return mailTestPage(c, {
    fromAddress: charity.fromAddress,
    isMailOn: services.smtpUrl !== null,
    canLookUp: services.lookUpTxt !== undefined,
    domains: await Promise.all(mailDomains(charity, services).map(domain => checkedDomain(services, domain))),
    ...(await readTests(services)),
    send: sendForm,
    headers,
    done: ['sent', 'noted', 'looked-up'].find(done => done === c.req.query('done')) ?? null,
    mayChange: mayDo(who, 'go-live.change') === 'yes',
    seesOutbox: mayDo(who, 'outbox.see') === 'yes',
  })
}

async function send(c: Ctx): Promise<Response> {
  const { services, t, locale } = c.var
  const to = await formText(c, 'to')
  const sent = await sendMailTest({ services, t, to, actor: asActor(principalOf(c)) })
  if (sent.outcome === 'refused') return openMailTests(c, { send: { typed: to.slice(0, 300), fault: sent.why } })
  return c.redirect(localPath(locale, mailTestsLink('sent')), 303)
}

async function bringHeaders(c: Ctx): Promise<Response> {
  const { services, locale } = c.var
  const headers = await formText(c, 'headers')
  const noted = await noteHeaders(services.write, { headers, actor: asActor(principalOf(c)), now: services.clock() })
  if (noted.outcome === 'refused') return openMailTests(c, { headers: { typed: headers, fault: noted.why } })
  return c.redirect(localPath(locale, mailTestsLink('noted')), 303)
}

async function lookUp(c: Ctx): Promise<Response> {
  const { services, db, locale } = c.var
  const { lookUpTxt, dkim = null } = services
  if (lookUpTxt === undefined) return openMailTests(c)
  const about = { lookUp: lookUpTxt, signing: dkim, actor: asActor(principalOf(c)), now: services.clock() }
  for (const domain of mailDomains(await charityOf(db), services)) await checkDomain(services.write, { ...about, domain })
  return c.redirect(localPath(locale, mailTestsLink('looked-up')), 303)
}
