import { setTimeout as wait } from 'node:timers/promises'
import { type Ctx, type HospitalPerson, localPath, type Router } from '../../foundation/index.ts'
import { doorFormRoute, doorPageRoute } from '../door.ts'
import { formOf } from '../form-of.ts'
import { isMailAddress } from '../joining/invite.ts'
import { realTime } from '../real-time.ts'
import { askForHospitalLink, enterHospital, leaveHospital } from './enter-hospital.ts'
import { dropHospitalSession, hospitalHere, keepHospitalSession } from './hospital-here.ts'
import { hospitalLinkByToken } from './hospital-link-store.ts'
import { hospitalEnterPath, hospitalLeavePath, hospitalPath, hospitalSignInPath } from './hospital-links.ts'
import { hospitalRoute } from './hospital-route.ts'
import { judgeHospitalLink } from './hospital-rules.ts'
import { hospitalHomePage } from './pages/hospital-home-page.tsx'
import { askedForLinkPage, deadHospitalLinkPage, enterHospitalPage, hospitalSignInPage } from './pages/sign-in-page.tsx'
import { hospitalPeopleOf, hospitalPersonById } from './person-store.ts'
import { trustNameOf } from './queue-hospital-mail.ts'

/** How somebody at a hospital comes in, and what they find first. */
export function hospitalRoutes(router: Router): void {
  doorPageRoute(router, hospitalSignInPath, openSignIn)
  doorFormRoute(router, hospitalSignInPath, askForLink)
  doorPageRoute(router, hospitalEnterPath, openLink)
  doorFormRoute(router, hospitalEnterPath, takeLink)
  doorFormRoute(router, hospitalLeavePath, leave)
  hospitalRoute(router, { method: 'get', path: hospitalPath, handle: openHome })
}

const toHome = (c: Ctx): Response => c.redirect(localPath(c.var.locale, hospitalPath), 303)

const openSignIn = async (c: Ctx): Promise<Response> => ((await hospitalHere(c)) ? toHome(c) : hospitalSignInPage(c))

/** Writing a mail takes longer than writing none: every answer takes at least as long as this. */
const evenMs = 300

async function askForLink(c: Ctx): Promise<Response> {
  const email = (await formOf(c))('email')
  if (!isMailAddress(email.trim())) return hospitalSignInPage(c, { email, error: c.var.t('accounts.faults.no-address') })
  await Promise.all([askForHospitalLink(c.var.services, email), wait(evenMs)])
  return askedForLinkPage(c)
}

const tokenOf = (c: Ctx): string => c.req.param('token') ?? ''

async function openLink(c: Ctx): Promise<Response> {
  const { db, services } = c.var
  const link = await hospitalLinkByToken(db, tokenOf(c))
  const verdict = judgeHospitalLink(link, realTime())
  const person = link && (await hospitalPersonById(db, link.personId))
  if (verdict === 'good' && person) {
    return enterHospitalPage(c, { token: tokenOf(c), trustName: await trustNameOf(services, db, person.trust) })
  }
  // Whoever presses "back" after they came in is still in.
  if (verdict === 'used' && (await hospitalHere(c))?.person.id === person?.id) return toHome(c)
  return deadHospitalLinkPage(c, verdict === 'good' ? 'unknown' : verdict)
}

async function takeLink(c: Ctx): Promise<Response> {
  const result = await enterHospital(c.var.services, tokenOf(c))
  if (result.outcome === 'in') {
    await keepHospitalSession(c, result.session)
    return toHome(c)
  }
  // The second of two clicks: the first has let them in.
  if (result.verdict === 'used' && (await hospitalHere(c))) return toHome(c)
  return deadHospitalLinkPage(c, result.verdict)
}

async function leave(c: Ctx): Promise<Response> {
  const here = await hospitalHere(c)
  if (here) await leaveHospital(c.var.services, here.person, here.session)
  dropHospitalSession(c)
  return c.redirect(localPath(c.var.locale, hospitalSignInPath), 303)
}

async function openHome(c: Ctx, person: HospitalPerson): Promise<Response> {
  const { db, services, shell } = c.var
  const [trustName, people, parts] = await Promise.all([
    trustNameOf(services, db, person.trust),
    hospitalPeopleOf(db, person.trust),
    Promise.all((shell.hospitalParts ?? []).map(partsOf => partsOf(person, c))),
  ])
  return hospitalHomePage(c, person, {
    trustName,
    parts: parts.flat().sort((a, b) => a.order - b.order),
    others: people.filter(({ id }) => id !== person.id),
  })
}
