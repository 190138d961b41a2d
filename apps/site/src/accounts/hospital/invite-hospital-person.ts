import {
  asActor,
  inTransaction,
  type Locale,
  type Principal,
  record,
  type Services,
  type WriteDb,
} from '../../foundation/index.ts'
import { isMailAddress } from '../joining/invite.ts'
import { realTime } from '../real-time.ts'
import { newToken } from '../token.ts'
import { giveHospitalLink, revokeHospitalLinks } from './hospital-link-store.ts'
import { invitedUntil } from './hospital-rules.ts'
import { endHospitalSessionsOf } from './hospital-session-store.ts'
import { addHospitalPerson, changeHospitalPerson, hospitalPersonById, type KnownPerson } from './person-store.ts'
import { queueHospitalMail, trustNameOf } from './queue-hospital-mail.ts'

export const longestName = 100
export const longestNote = 500

export type TypedPerson = {
  readonly trust: string
  readonly name: string
  readonly work: string
  readonly email: string
  readonly language: Locale
}

export type PersonFault = 'no-trust' | 'no-name' | 'long-name' | 'long-work' | 'no-address' | 'is-known'
export type InviteHospitalOutcome =
  | { readonly outcome: 'invited'; readonly id: string }
  | { readonly outcome: 'refused'; readonly fault: PersonFault; readonly field: keyof TypedPerson }

const refused = (field: keyof TypedPerson, fault: PersonFault) => ({ outcome: 'refused', field, fault }) as const

/** Lets somebody sign in for a trust, and asks them to by mail. */
export async function inviteHospitalPerson(
  services: Services,
  typed: TypedPerson & { readonly principal: Principal },
): Promise<InviteHospitalOutcome> {
  const { principal, language } = typed
  const [trust, name, work, email] = [typed.trust.trim(), typed.name.trim(), typed.work.trim(), typed.email.trim().toLowerCase()]
  const trustName = (await services.trustNames?.(services.db, [trust]))?.get(trust)
  if (trust === '' || trustName === undefined) return refused('trust', 'no-trust')
  if (name === '') return refused('name', 'no-name')
  if (name.length > longestName) return refused('name', 'long-name')
  if (work.length > longestName) return refused('work', 'long-work')
  if (!isMailAddress(email)) return refused('email', 'no-address')
  const [id, token, now] = [crypto.randomUUID(), newToken(), realTime()]
  return inTransaction(services.write, async (tx): Promise<InviteHospitalOutcome> => {
    const added = await addHospitalPerson(tx, { id, trust, name, work, email, language, by: principal.id, now })
    if (!added) return refused('email', 'is-known')
    await giveHospitalLink(tx, { token, personId: id, now, expiresAt: invitedUntil(now) })
    await queueHospitalMail(tx, services, { to: { email, language }, letter: 'invitation', token, trustName })
    await enter(tx, services, { principal, person: { id }, deed: 'hospital.invite', after: { trust, language } })
    return { outcome: 'invited', id }
  })
}

type Of = { readonly principal: Principal; readonly id: string }

/** Sends the invitation again with a new link. `sentAt`: when it was last sent, as whoever asks has seen it, so that a second click does nothing. */
export function inviteHospitalPersonAgain(
  services: Services,
  { principal, id, sentAt }: Of & { readonly sentAt: string },
): Promise<'sent' | 'sent-already' | 'gone'> {
  const [token, now] = [newToken(), realTime()]
  return inTransaction(services.write, async tx => {
    const person = await hospitalPersonById(tx, id)
    if (person === null) return 'gone'
    if (person.sentAt.toISOString() !== sentAt) return 'sent-already'
    await changeHospitalPerson(tx, id, { sent_at: now })
    await giveHospitalLink(tx, { token, personId: id, now, expiresAt: invitedUntil(now) })
    const trustName = await trustNameOf(services, tx, person.trust)
    await queueHospitalMail(tx, services, { to: person, letter: 'invitation', token, trustName })
    await enter(tx, services, { principal, person, deed: 'hospital.invite-again' })
    return 'sent'
  })
}

/** Notes that somebody rang the hospital, on a number from elsewhere, and heard that this person works there. */
export function noteCallBack(
  services: Services,
  { principal, id, day, note }: Of & { readonly day: string; readonly note: string },
): Promise<'noted' | 'noted-already' | 'gone'> {
  return inTransaction(services.write, async tx => {
    const person = await hospitalPersonById(tx, id)
    if (person === null) return 'gone'
    if (person.calledBackOn === day && person.callBackNote === note) return 'noted-already'
    await changeHospitalPerson(tx, id, { called_back_on: day, call_back_note: note })
    await enter(tx, services, { principal, person, deed: 'hospital.call-back', after: { day } })
    return 'noted'
  })
}

/** From now on they cannot sign in; whoever is signed in is out at their next click. */
export function removeHospitalPerson(services: Services, { principal, id }: Of): Promise<'removed' | 'gone'> {
  const now = realTime()
  return inTransaction(services.write, async tx => {
    const person = await hospitalPersonById(tx, id)
    if (person === null || !(await changeHospitalPerson(tx, id, { removed_at: now }))) return 'gone'
    await endHospitalSessionsOf(tx, id)
    await revokeHospitalLinks(tx, id, now)
    await enter(tx, services, { principal, person, deed: 'hospital.remove' })
    return 'removed'
  })
}

type Entered = {
  readonly principal: Principal
  readonly person: Pick<KnownPerson, 'id'>
  readonly deed: string
  readonly after?: unknown
}

const enter = (tx: WriteDb, services: Services, { principal, person, deed, after }: Entered): Promise<void> =>
  record(tx, {
    actor: asActor(principal),
    at: services.clock(),
    deed,
    subject: { kind: 'hospital-person', id: person.id },
    after,
  })
