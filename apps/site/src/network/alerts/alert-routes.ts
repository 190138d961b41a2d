import { HTTPException } from 'hono/http-exception'
import { formOf, refuseForeignForms } from '../../accounts/index.ts'
import { type Ctx, localPath, type Router } from '../../foundation/index.ts'
import { presentTrusts, type Trust, trustByCode } from '../../register/index.ts'
import { trustLink } from '../../releases/index.ts'
import { readAddress } from '../address/read-address.ts'
import { suggestAddress } from '../address/suggest-address.ts'
import { wordingOf } from '../consent/wording.ts'
import { guardForm } from '../guard/guard-form.tsx'
import { alertsLink, alertsPath, askedPath } from '../links.ts'
import { suggestPage } from '../pages/suggest-page.tsx'
import { alertsPage } from './alerts-page.tsx'
import { askForAlerts } from './ask-for-alerts.ts'
import { askedPage } from './asked-page.tsx'
import { mayTakeAddresses } from './may-take-addresses.ts'

/** Asking to be told when a trust changes. */
export function alertRoutes(router: Router): void {
  router.get(askedPath, c => askedPage(c, 'asked'))
  router.get(alertsPath, openForm)
  router.post(alertsPath, postForm)
}

/** The open trust of this campaign at the address; another address that leads to one; null: there is none. */
async function trustHere(c: Ctx): Promise<Trust | { readonly elsewhere: string } | null> {
  const { db, services } = c.var
  const code = c.req.param('code') ?? ''
  const trust = await trustByCode(db, code)
  if (!trust || trust.isInvented !== (services.campaign === 'example')) return null
  if (trust.closedOn === null) return trust.code === code ? trust : { elsewhere: trust.code }
  const [successor, ...others] = await presentTrusts(db, trust.code)
  return successor && others.length === 0 ? { elsewhere: successor.code } : null
}

async function openForm(c: Ctx): Promise<Response> {
  const trust = await trustHere(c)
  if (trust === null) return c.notFound()
  if ('elsewhere' in trust) return c.redirect(localPath(c.var.locale, alertsLink(trust.elsewhere)), 302)
  return alertsPage(c, { trust })
}

async function postForm(c: Ctx): Promise<Response> {
  refuseForeignForms(c)
  const { services, shell, t, locale } = c.var
  const trust = await trustHere(c)
  if (trust === null || 'elsewhere' in trust || !mayTakeAddresses(services, shell)) throw new HTTPException(404)
  const form = await formOf(c)
  const typed = form('address')
  // Kept with what they agree to, so that nobody can write anything else there.
  const page = [trustLink(trust.code), alertsLink(trust.code)].find(each => each === form('page')) ?? alertsLink(trust.code)
  const again = (why: string) => alertsPage(c, { trust, typed, error: t(`network.faults.${why}`), page, status: 422 })
  const read = readAddress(typed)
  if (!read.ok) return again(read.fault)
  const wording = wordingOf(t, 'hospital-alerts', shell.charity.name)
  if (form('words') !== wording.sha256) return again('wording')
  const meant = suggestAddress(read.address)
  if (meant !== null && form('checked') !== 'yes') {
    const hidden = { words: wording.sha256, page }
    return suggestPage(c, { typed: read.typed, meant, action: alertsLink(trust.code), hidden })
  }
  const guard = await guardForm(c, { form: 'alerts', sent: form, address: read.address, confirms: 'always', mailsADay: 12 })
  if (guard.go === 'wait' || guard.go === 'prove') {
    const guarded = { message: guard.message, part: guard.go === 'prove' ? guard.part : null }
    return alertsPage(c, { trust, typed, page, guarded, isChecked: form('checked') === 'yes', status: guard.status })
  }
  // Too many mails to one address: nothing is sent, and whoever typed it learns nothing of that.
  if (guard.go === 'on') {
    await askForAlerts(services, { trust, address: read.address, typed: read.typed, wording, page, locale })
  }
  return c.redirect(localPath(locale, askedPath), 303)
}
