import { HTTPException } from 'hono/http-exception'
import { consoleRoute, principalOf, type Subject } from '../../accounts/index.ts'
import { asActor, type Ctx, localPath, Notice, type Router } from '../../foundation/index.ts'
import { type Trust, trustByCode } from '../../register/index.ts'
import { readForm } from '../read-form.ts'
import { changeContact, contactAfter } from './change-contact.ts'
import { checkContact, type TypedContact } from './check-contact.ts'
import { type ContactView, contactPage, contactPreviewPage } from './contact-page.tsx'
import { type Contact, contactOf } from './contact-store.ts'
import { contactsPage } from './contacts-page.tsx'
import { lettersToSendAgain } from './letters-to-send-again.ts'
import { contactLink, contactPath, contactsPath } from './links.ts'
import { requestsElsewhere } from './requests-that-follow.ts'

/** Where trusts are reached. */
export function contactsRoutes(router: Router): void {
  consoleRoute(router, { method: 'get', path: contactsPath, deed: 'contact.see', handle: contactsPage })
  consoleRoute(router, { method: 'get', path: contactPath, deed: 'contact.see', subject: trustSubject, handle: showContact })
  consoleRoute(router, { method: 'post', path: contactPath, deed: 'contact.change', subject: trustSubject, handle: saveContact })
}

/** Only trusts of this campaign: in the example, real trusts are read and never written to. */
async function trustHere(c: Ctx): Promise<Trust | null> {
  const trust = await trustByCode(c.var.db, c.req.param('code') ?? '')
  return trust && trust.isInvented === (c.var.services.campaign === 'example') ? trust : null
}

async function trustSubject(c: Ctx): Promise<Subject | null> {
  const trust = await trustHere(c)
  return trust && { state: null, trustCode: trust.code }
}

async function here(c: Ctx): Promise<{ trust: Trust; contact: Contact }> {
  const trust = await trustHere(c)
  const contact = trust && (await contactOf(c.var.db, trust.code))
  if (!trust || !contact) throw new HTTPException(404)
  return { trust, contact }
}

const typedFrom = ({ channel, email, portalUrl, note }: Contact): TypedContact => ({
  channel,
  email: email ?? '',
  portalUrl: portalUrl ?? '',
  note,
  worksAgain: false,
})

async function showContact(c: Ctx): Promise<Response> {
  const { trust, contact } = await here(c)
  const done = c.req.query('done')
  const notice =
    done === 'changed' || done === 'same' ? (
      <Notice title={c.var.t(`contacts.done.${done}.title`)}>
        <p>{c.var.t(`contacts.done.${done}.text`)}</p>
      </Notice>
    ) : null
  return show(c, { trust, contact, typed: typedFrom(contact), faults: [], notice })
}

const show = async (c: Ctx, view: Omit<ContactView, 'back'>): Promise<Response> =>
  contactPage(c, { ...view, back: await lettersToSendAgain(c.var.db, view.trust.code) })

async function saveContact(c: Ctx): Promise<Response> {
  const { services, locale, t } = c.var
  const { trust, contact } = await here(c)
  const form = await readForm(c)
  const typed: TypedContact = {
    channel: form.line('channel'),
    email: form.line('email'),
    portalUrl: form.line('portalUrl'),
    note: form.lines('note'),
    worksAgain: form.line('worksAgain') === 'yes',
  }
  const { words, faults } = checkContact(typed)
  if (words === null) return show(c, { trust, contact, typed, faults, notice: null, status: 422 })
  const done = (what: string) => c.redirect(`${localPath(locale, contactLink(trust.code))}?done=${what}`, 303)
  if (form.line('step') !== 'save') {
    const after = contactAfter(contact, words)
    if (after === null) return done('same')
    const moved = after.channel === contact.channel ? [] : await requestsElsewhere(services.db, trust.code, after.channel)
    return contactPreviewPage(c, { trust, before: { ...contact, version: form.basedOn }, after, typed, moved })
  }
  const outcome = await changeContact(services.write, {
    trustCode: trust.code,
    typed,
    basedOn: form.basedOn,
    letRequestsFollow: form.line('follow') === 'yes',
    actor: asActor(principalOf(c)),
    now: services.clock(),
  })
  switch (outcome.outcome) {
    case 'changed':
      return done('changed')
    case 'nothing-to-do':
      return done('same')
    case 'no-such-trust':
      throw new HTTPException(404)
    case 'invalid':
      return show(c, { trust, contact, typed, faults: outcome.faults, notice: null, status: 422 })
    case 'conflict': {
      const who = outcome.changedBy === 'system' ? t('contacts.one.system') : outcome.changedBy
      const notice = (
        <Notice title={t('contacts.conflict.title', { who })}>
          <p>
            {t('contacts.conflict.text', {
              who,
              day: t.day(outcome.changedAt),
              email: outcome.current.email ?? t('contacts.empty'),
            })}
          </p>
        </Notice>
      )
      return show(c, { trust, contact: outcome.current, typed, faults: [], notice, status: 409 })
    }
  }
}
