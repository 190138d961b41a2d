import { HTTPException } from 'hono/http-exception'
import { formOf, isTokenShaped, refuseForeignForms } from '../../accounts/index.ts'
import { type Ctx, localPath, type Router } from '../../foundation/index.ts'
import { readAddress } from '../address/read-address.ts'
import { suggestAddress } from '../address/suggest-address.ts'
import { mayTakeAddresses } from '../alerts/may-take-addresses.ts'
import { wordingOf } from '../consent/wording.ts'
import { guardForm } from '../guard/guard-form.tsx'
import { askedPath, joinConfirmPath, joinPath, updatesPath } from '../links.ts'
import { suggestPage } from '../pages/suggest-page.tsx'
import { updatesPage } from '../preferences/updates-page.tsx'
import { askToJoin } from './ask-to-join.ts'
import { confirmJoin, openJoinLink } from './confirm-join.ts'
import { confirmJoinPage, deadJoinPage, joinedPage } from './confirm-join-pages.tsx'
import { footPage } from './foot-form.tsx'
import { joinPage } from './join-page.tsx'
import { asksOf, offerOf, usesSoftOptIn, wordsOf } from './offer.ts'
import { readJoin, type TypedJoin, typedJoin } from './read-join-form.ts'

/** Joining the Campaigns Network, and asking for news. To open a link changes nothing. */
export function joinRoutes(router: Router): void {
  router.get(joinPath, c => joinPage(c))
  router.post(joinPath, postJoin)
  router.post(updatesPath, postUpdates)
  router.get(joinConfirmPath, openLink)
  router.post(joinConfirmPath, pressButton)
}

const asked = (c: Ctx): Response => c.redirect(localPath(c.var.locale, askedPath), 303)

async function postJoin(c: Ctx): Promise<Response> {
  refuseForeignForms(c)
  const { services, shell, t, locale, db } = c.var
  if (!mayTakeAddresses(services, shell)) throw new HTTPException(404)
  const form = await formOf(c)
  const typed = typedJoin(form)
  const read = readJoin(typed)
  if (!read.ok) return joinPage(c, { typed, faults: read.faults, status: 422 })
  const offer = offerOf(t, shell.charity.name, await usesSoftOptIn(db))
  if (form('words') !== wordsOf(offer)) return joinPage(c, { typed, isOutdated: true, status: 422 })
  const isChecked = form('checked') === 'yes'
  const meant = suggestAddress(read.address)
  if (meant !== null && !isChecked) {
    return suggestPage(c, { typed: read.addressTyped, meant, action: joinPath, hidden: hiddenOf(typed, form('words')) })
  }
  const guard = await guardForm(c, { form: 'join', sent: form, address: read.address, confirms: 'always', mailsADay: 12 })
  if (guard.go === 'wait' || guard.go === 'prove') {
    const guarded = { message: guard.message, part: guard.go === 'prove' ? guard.part : null }
    return joinPage(c, { typed, guarded, isChecked, status: guard.status })
  }
  if (guard.go === 'on') await askToJoin(services, { ...read, asks: asksOf(offer, typed), page: joinPath, locale })
  return asked(c)
}

/** Everything but the address, for a page that asks once more. */
const hiddenOf = (typed: TypedJoin, words: string): Record<string, string> => ({
  'first-name': typed.firstName,
  nation: typed.nation,
  postcode: typed.postcode,
  words,
  ...(typed.isUpdatesTicked ? { updates: 'yes' } : {}),
  ...Object.fromEntries(typed.interests.map(interest => [`interest-${interest}`, 'yes'])),
  ...Object.fromEntries(typed.aboutMe.map(each => [`about-${each}`, 'yes'])),
})

const noDetails = { firstName: null, nation: null, district: null, interests: [] } as const

async function postUpdates(c: Ctx): Promise<Response> {
  refuseForeignForms(c)
  const { services, shell, t, locale } = c.var
  if (!mayTakeAddresses(services, shell)) throw new HTTPException(404)
  const form = await formOf(c)
  const typed = form('address')
  // Kept with what they agree to, so that nobody can write anything else there.
  const page = form('page') === footPage ? footPage : updatesPath
  const again = (why: string) => updatesPage(c, { news: { typed, error: t(`network.faults.${why}`) }, status: 422 })
  const read = readAddress(typed)
  if (!read.ok) return again(read.fault)
  const wording = wordingOf(t, 'updates', shell.charity.name)
  if (form('words') !== wording.sha256) return again('wording')
  const isChecked = form('checked') === 'yes'
  const meant = suggestAddress(read.address)
  if (meant !== null && !isChecked) {
    return suggestPage(c, { typed: read.typed, meant, action: updatesPath, hidden: { words: wording.sha256, page } })
  }
  const guard = await guardForm(c, { form: 'updates', sent: form, address: read.address, confirms: 'always', mailsADay: 12 })
  if (guard.go === 'wait' || guard.go === 'prove') {
    const guarded = { message: guard.message, part: guard.go === 'prove' ? guard.part : null }
    return updatesPage(c, { news: { typed, guarded, isChecked }, status: guard.status })
  }
  if (guard.go === 'on') {
    const asks = [{ purpose: 'updates', basis: 'consent', about: null, wording }] as const
    await askToJoin(services, { address: read.address, addressTyped: read.typed, details: noDetails, asks, page, locale })
  }
  return asked(c)
}

const tokenOf = (c: Ctx): string => c.req.param('token') ?? ''

async function openLink(c: Ctx): Promise<Response> {
  const { db, services } = c.var
  const token = tokenOf(c)
  if (!isTokenShaped(token)) return deadJoinPage(c, 'unknown', null)
  const opened = await openJoinLink(db, token, services.clock())
  if (opened.verdict === 'good') return confirmJoinPage(c, { token, signUp: opened.signUp })
  return opened.verdict === 'done' ? joinedPage(c, 'done') : deadJoinPage(c, opened.verdict, opened.signUp)
}

async function pressButton(c: Ctx): Promise<Response> {
  refuseForeignForms(c)
  const { services, locale } = c.var
  const token = tokenOf(c)
  if (!isTokenShaped(token)) return deadJoinPage(c, 'unknown', null)
  const { outcome, signUp } = await confirmJoin(services, { token, locale })
  if (outcome === 'done') return joinedPage(c, 'done')
  if (outcome !== 'joined') return deadJoinPage(c, outcome, signUp)
  return joinedPage(c, signUp?.agreements.some(({ purpose }) => purpose === 'network') ? 'joined' : 'joinedUpdates')
}
