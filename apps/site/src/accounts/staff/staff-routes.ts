import {
  type Ctx,
  type FieldError,
  type Locale,
  locales,
  localPath,
  type Role,
  type Router,
  roles,
} from '../../foundation/index.ts'
import { consoleRoute, principalOf } from '../console-route.ts'
import { formOf } from '../form-of.ts'
import { openInvitations } from '../joining/invitation-store.ts'
import { invite, sendInvitationAgain, withdrawInvitation } from '../joining/invite.ts'
import { personLink, personPath, type StaffNews, staffLink, staffPath, staffPaths } from '../links.ts'
import { realTime } from '../real-time.ts'
import { proveFirst } from '../signed-in.ts'
import { allStaff, staffById } from '../staff-store.ts'
import { barFromTrust, barsOf, liftBar } from './bars.ts'
import { changeRole, deactivate, reactivate, resetSecondStep, type StaffOutcome } from './change-staff.ts'
import { type PersonView, personPage } from './person-page.tsx'
import { type StaffView, staffListPage } from './staff-page.tsx'

const news: readonly StaffNews[] = [
  'invited',
  'sent-again',
  'withdrawn',
  'role',
  'deactivated',
  'reactivated',
  'barred',
  'lifted',
  'reset',
  'nothing-to-do',
]

/** Who works here: for administrators. Each form asks for the password again when the last time was long ago. */
export function staffRoutes(router: Router): void {
  const form = (path: string, handle: (c: Ctx) => Promise<Response>) =>
    consoleRoute(router, { method: 'post', path, deed: 'staff.change', handle: async c => (await proved(c)) ?? handle(c) })
  consoleRoute(router, { method: 'get', path: staffPath, deed: 'staff.see', handle: openStaff })
  form(staffPaths.invite, sendInvitation)
  form(staffPaths.sendAgain, sendAgain)
  form(staffPaths.withdraw, withdraw)
  consoleRoute(router, { method: 'get', path: personPath, deed: 'staff.see', handle: openPerson })
  form(staffPaths.role, giveRole)
  form(staffPaths.deactivate, c => change(c, deactivate, 'deactivated'))
  form(staffPaths.reactivate, c => change(c, reactivate, 'reactivated'))
  form(staffPaths.reset, c => change(c, resetSecondStep, 'reset'))
  form(staffPaths.bar, bar)
  form(staffPaths.lift, lift)
}

const idOf = (c: Ctx): string => c.req.param('id') ?? ''
const doneOf = (c: Ctx): StaffNews | undefined => news.find(name => name === c.req.query('done'))
const roleIn = (text: string): Role | undefined => roles.find(role => role === text)

async function proved(c: Ctx): Promise<Response | null> {
  const person = await staffById(c.var.db, idOf(c))
  return proveFirst(c, person ? personLink(person.id) : staffLink())
}

const openStaff = (c: Ctx): Promise<Response> => showStaff(c, { done: doneOf(c) })

async function showStaff(c: Ctx, more: Pick<StaffView, 'done' | 'errors' | 'typed'>): Promise<Response> {
  const [staff, invitations] = await Promise.all([allStaff(c.var.db), openInvitations(c.var.db)])
  return staffListPage(c, { staff, invitations, now: realTime(), ...more })
}

const backToStaff = (c: Ctx, done: StaffNews): Response => c.redirect(localPath(c.var.locale, staffLink(done)), 303)
const backToPerson = (c: Ctx, done: StaffNews): Response => c.redirect(localPath(c.var.locale, personLink(idOf(c), done)), 303)

async function sendInvitation(c: Ctx): Promise<Response> {
  const { services, t } = c.var
  const form = await formOf(c)
  const typed = { email: form('email'), role: form('role'), language: form('language') }
  const role = roleIn(typed.role)
  const language = locales.find((locale): locale is Locale => locale === typed.language) ?? 'en'
  const noRole: FieldError[] = role ? [] : [{ field: 'role', message: t('accounts.faults.no-role') }]
  if (!role) return showStaff(c, { errors: noRole, typed })
  const result = await invite(services, { principal: principalOf(c), email: typed.email, role, language })
  if (result.outcome === 'invited') return backToStaff(c, 'invited')
  return showStaff(c, { errors: [{ field: 'email', message: t(`accounts.faults.${result.outcome}`) }], typed })
}

async function sendAgain(c: Ctx): Promise<Response> {
  const sentAt = (await formOf(c))('sent')
  const outcome = await sendInvitationAgain(c.var.services, { principal: principalOf(c), id: idOf(c), sentAt })
  return backToStaff(c, outcome === 'not-open' ? 'nothing-to-do' : 'sent-again')
}

async function withdraw(c: Ctx): Promise<Response> {
  const outcome = await withdrawInvitation(c.var.services, { principal: principalOf(c), id: idOf(c) })
  return backToStaff(c, outcome === 'withdrawn' ? 'withdrawn' : 'nothing-to-do')
}

const openPerson = (c: Ctx): Promise<Response> => showPerson(c, { done: doneOf(c) })

async function showPerson(c: Ctx, more: Pick<PersonView, 'done' | 'refusal' | 'errors' | 'typed'>): Promise<Response> {
  const staff = await staffById(c.var.db, idOf(c))
  if (staff === null) return c.notFound()
  const isYourself = staff.id === principalOf(c).id
  const bars = await barsOf(c.var.db, staff.id)
  const codes = bars.map(({ trustCode }) => trustCode)
  const trustNames = (await c.var.services.trustNames?.(c.var.db, codes)) ?? new Map()
  return personPage(c, { staff, bars, trustNames, isYourself, ...more })
}

type Verb = (
  services: Ctx['var']['services'],
  of: { principal: ReturnType<typeof principalOf>; id: string },
) => Promise<StaffOutcome>

async function change(c: Ctx, verb: Verb, done: StaffNews): Promise<Response> {
  const result = await verb(c.var.services, { principal: principalOf(c), id: idOf(c) })
  if (result.outcome === 'done') return backToPerson(c, done)
  return result.why === 'nothing-to-do' ? backToPerson(c, 'nothing-to-do') : showPerson(c, { refusal: result.why })
}

async function giveRole(c: Ctx): Promise<Response> {
  const role = roleIn((await formOf(c))('role'))
  if (!role) return showPerson(c, { errors: [{ field: 'role', message: c.var.t('accounts.faults.no-role') }] })
  return change(c, (services, of) => changeRole(services, { ...of, role }), 'role')
}

async function bar(c: Ctx): Promise<Response> {
  const { services, t } = c.var
  const form = await formOf(c)
  const typed = { trust: form('trust'), reason: form('reason') }
  const of = { principal: principalOf(c), id: idOf(c), trustCode: typed.trust, reason: typed.reason }
  const result = await barFromTrust(services, of)
  if (result.outcome !== 'invalid') return backToPerson(c, result.outcome === 'done' ? 'barred' : 'nothing-to-do')
  const errors = result.faults.map(fault => ({
    field: fault === 'no-code' || fault === 'no-trust' ? 'trust' : 'reason',
    message: t(`accounts.faults.${fault}`, { code: typed.trust.trim().toUpperCase() }),
  }))
  return showPerson(c, { errors, typed })
}

async function lift(c: Ctx): Promise<Response> {
  const trustCode = (await formOf(c))('trust')
  const outcome = await liftBar(c.var.services, { principal: principalOf(c), id: idOf(c), trustCode })
  return backToPerson(c, outcome === 'done' ? 'lifted' : 'nothing-to-do')
}
