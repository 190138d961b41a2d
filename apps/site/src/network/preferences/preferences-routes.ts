import { HTTPException } from 'hono/http-exception'
import { formOf, isTokenShaped, refuseForeignForms } from '../../accounts/index.ts'
import { type Ctx, localPath, type Router } from '../../foundation/index.ts'
import { readAddress } from '../address/read-address.ts'
import { askedPage } from '../alerts/asked-page.tsx'
import { wordingOf } from '../consent/wording.ts'
import { guardForm } from '../guard/guard-form.tsx'
import { readDetails, typedAboutMe, typedDetails } from '../join/read-join-form.ts'
import {
  erasedPath,
  preferencesErasePath,
  preferencesExportPath,
  preferencesFormPath,
  preferencesLink,
  preferencesPath,
  sentPath,
  updatesPath,
} from '../links.ts'
import { aboutMe, type ListPurpose, listPurposes } from '../network-words.ts'
import { exportSupporter } from '../supporters/export-supporter.ts'
import type { Supporter } from '../supporters/supporter-store.ts'
import { changeLanguage, eraseByPreferences, leaveByPreferences } from './by-preferences-link.ts'
import { changeAboutMe, changeDetails, startListByPreferences, stopEverything, stopListByPreferences } from './change-lists.ts'
import { askToMove } from './move-address.ts'
import { moveRoutes } from './move-routes.tsx'
import { deadPreferencesPage, doneNotices, erasedPage, erasePage, preferencesPage } from './preferences-page.tsx'
import { preferencesView } from './preferences-view.ts'
import { sendPreferencesLink } from './send-preferences-link.ts'
import { updatesPage } from './updates-page.tsx'
import { supporterByLink } from './with-supporter.ts'

/** What is kept about somebody: seen, changed, taken along and erased by whoever holds the link that came by mail. */
export function preferencesRoutes(router: Router): void {
  router.get(updatesPath, c => updatesPage(c))
  router.post(preferencesFormPath, askForLink)
  router.get(sentPath, c => askedPage(c, 'preferences'))
  router.get(erasedPath, erasedPage)
  router.get(preferencesPath, open)
  router.post(preferencesPath, change)
  router.get(preferencesExportPath, download)
  router.get(preferencesErasePath, openErase)
  router.post(preferencesErasePath, erase)
  moveRoutes(router)
}

async function askForLink(c: Ctx): Promise<Response> {
  refuseForeignForms(c)
  const { services, t, locale } = c.var
  const form = await formOf(c)
  const typed = form('address')
  const read = readAddress(typed)
  if (!read.ok) return updatesPage(c, { typed, error: t(`network.faults.${read.fault}`), status: 422 })
  const guard = await guardForm(c, { form: 'preferences', sent: form, address: read.address, confirms: 'always' })
  if (guard.go === 'wait' || guard.go === 'prove') {
    const guarded = { message: guard.message, part: guard.go === 'prove' ? guard.part : null }
    return updatesPage(c, { typed, guarded, status: guard.status })
  }
  if (guard.go === 'on') await sendPreferencesLink(services, read.address)
  return c.redirect(localPath(locale, sentPath), 303)
}

const tokenOf = (c: Ctx): string => c.req.param('token') ?? ''

const supporterHere = (c: Ctx): Promise<Supporter | null> =>
  isTokenShaped(tokenOf(c)) ? supporterByLink(c.var.db, tokenOf(c), c.var.services.clock()) : Promise.resolve(null)

async function open(c: Ctx): Promise<Response> {
  const supporter = await supporterHere(c)
  if (!supporter) return deadPreferencesPage(c)
  const done = doneNotices.find(notice => notice === c.req.query('done')) ?? null
  return preferencesPage(c, { token: tokenOf(c), view: await preferencesView(c.var.db, supporter, c.var.locale), done })
}

async function change(c: Ctx): Promise<Response> {
  refuseForeignForms(c)
  const { services, locale, t, shell } = c.var
  const token = tokenOf(c)
  if (!isTokenShaped(token)) return deadPreferencesPage(c)
  const form = await formOf(c)
  const back = (isOpen: boolean, done: (typeof doneNotices)[number]) =>
    isOpen ? c.redirect(`${localPath(locale, preferencesLink(token))}?done=${done}`, 303) : deadPreferencesPage(c)
  switch (form('do')) {
    case 'leave':
      // An empty code would mean all of them.
      if (form('trust') === '') throw new HTTPException(400)
      return back(await leaveByPreferences(services, token, form('trust')), 'left')
    case 'leave-all':
      return back(await leaveByPreferences(services, token, null), 'left-all')
    case 'stop-list':
      return back(await stopListByPreferences(services, token, listOf(form('list'))), 'stopped')
    case 'start-list': {
      const purpose = listOf(form('list'))
      const wording = wordingOf(t, purpose, shell.charity.name)
      if (form('words') !== wording.sha256) return mend(c, { isOutdated: true })
      return back(await startListByPreferences(services, token, { purpose, wording }), 'started')
    }
    case 'stop-everything':
      return back(await stopEverything(services, token), 'stopped-all')
    case 'details': {
      const typed = typedDetails(form)
      const read = readDetails(typed)
      if (!read.ok) return mend(c, { details: { typed, faults: read.faults } })
      return back(await changeDetails(services, token, read.details), 'saved')
    }
    case 'about-me': {
      const wordings = aboutMe.map(name => ({ name, wording: wordingOf(t, name, shell.charity.name) }))
      const words = wordings.map(({ wording }) => wording.sha256).join('.')
      if (form('words') !== words) return mend(c, { isOutdated: true })
      return back(await changeAboutMe(services, token, { ticked: typedAboutMe(form), wordings }), 'saved')
    }
    case 'move':
      return move(c, token, form)
    case 'language':
      return back(await changeLanguage(services, token, form('language') === 'cy' ? 'cy' : 'en'), 'saved')
    default:
      throw new HTTPException(400)
  }
}

function listOf(text: string): ListPurpose {
  const purpose = listPurposes.find(each => each === text)
  if (!purpose) throw new HTTPException(400)
  return purpose
}

type Mend = Pick<Parameters<typeof preferencesPage>[1], 'details' | 'move' | 'isOutdated'>

/** Shows the page again, with what was typed and what is the matter with it. */
async function mend(c: Ctx, shown: Mend): Promise<Response> {
  const supporter = await supporterHere(c)
  if (!supporter) return deadPreferencesPage(c)
  return preferencesPage(c, {
    token: tokenOf(c),
    view: await preferencesView(c.var.db, supporter, c.var.locale),
    done: null,
    ...shown,
  })
}

async function move(c: Ctx, token: string, form: (name: string) => string): Promise<Response> {
  const { services, t, locale } = c.var
  const typed = form('new-address')
  const read = readAddress(typed)
  if (!read.ok) return mend(c, { move: { typed, error: t(`network.faults.${read.fault}`) } })
  // Whoever holds a link could otherwise have us write to a whole address book.
  const guard = await guardForm(c, { form: 'move-address', sent: form, address: read.address, confirms: 'always' })
  if (guard.go === 'wait') return mend(c, { move: { typed, error: guard.message } })
  if (guard.go === 'prove') return mend(c, { move: { typed, error: guard.message, part: guard.part } })
  if (guard.go === 'on' && !(await askToMove(services, token, read))) return deadPreferencesPage(c)
  return c.redirect(`${localPath(locale, preferencesLink(token))}?done=moving`, 303)
}

async function download(c: Ctx): Promise<Response> {
  const supporter = await supporterHere(c)
  if (!supporter) return deadPreferencesPage(c)
  const data = await exportSupporter(c.var.db, supporter, c.var.services.clock())
  return c.body(`${JSON.stringify(data, null, 2)}\n`, 200, {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': 'attachment; filename="spotlight-about-me.json"',
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow',
  })
}

const openErase = async (c: Ctx): Promise<Response> =>
  (await supporterHere(c)) ? erasePage(c, tokenOf(c)) : deadPreferencesPage(c)

async function erase(c: Ctx): Promise<Response> {
  refuseForeignForms(c)
  const token = tokenOf(c)
  // Pressed twice: it is gone already, which is what was wanted.
  if (isTokenShaped(token)) await eraseByPreferences(c.var.services, token)
  return c.redirect(localPath(c.var.locale, erasedPath), 303)
}
