import { asHospitalActor, type HospitalPerson, inTransaction, record, type Services } from '../../foundation/index.ts'
import { realTime } from '../real-time.ts'
import { newToken } from '../token.ts'
import { takeTry } from '../tries/take-try.ts'
import { giveHospitalLink, hospitalLinkByToken, useHospitalLink } from './hospital-link-store.ts'
import { askedUntil, type HospitalLinkVerdict, judgeHospitalLink } from './hospital-rules.ts'
import { endHospitalSession, forgetHospitalLeftovers, openHospitalSession } from './hospital-session-store.ts'
import { asHospitalPerson, changeHospitalPerson, hospitalPersonByEmail, hospitalPersonById } from './person-store.ts'
import { queueHospitalMail, trustNameOf } from './queue-hospital-mail.ts'

/** Writes a link to whoever may sign in with this address; to anybody else nothing. Whoever asks hears the same. */
export async function askForHospitalLink(services: Services, typed: string): Promise<void> {
  const email = typed.trim().toLowerCase()
  const verdict = await takeTry(services, { purpose: 'mail', key: `hospital:${email}` })
  if (!verdict.allowed) return
  const [token, now] = [newToken(), realTime()]
  await inTransaction(services.write, async tx => {
    const person = await hospitalPersonByEmail(tx, email)
    if (person === null) return
    await giveHospitalLink(tx, { token, personId: person.id, now, expiresAt: askedUntil(now) })
    await queueHospitalMail(tx, services, {
      to: person,
      letter: 'link',
      token,
      trustName: await trustNameOf(services, tx, person.trust),
    })
    await record(tx, {
      actor: { kind: 'link', name: 'hospital sign-in' },
      at: services.clock(),
      deed: 'hospital.ask',
      subject: { kind: 'hospital-person', id: person.id },
    })
  })
}

export type EnterOutcome =
  | { readonly outcome: 'in'; readonly person: HospitalPerson; readonly session: string }
  | { readonly outcome: 'refused'; readonly verdict: Exclude<HospitalLinkVerdict, 'good'> }

/** Signs somebody in by the link of their mail, once. */
export function enterHospital(services: Services, token: string): Promise<EnterOutcome> {
  const [session, now] = [newToken(), realTime()]
  return inTransaction(services.write, async (tx): Promise<EnterOutcome> => {
    const link = await hospitalLinkByToken(tx, token)
    const verdict = judgeHospitalLink(link, now)
    const known = link && (await hospitalPersonById(tx, link.personId))
    if (verdict !== 'good') return { outcome: 'refused', verdict }
    if (known === null) return { outcome: 'refused', verdict: 'unknown' }
    if (!(await useHospitalLink(tx, token, now))) return { outcome: 'refused', verdict: 'used' }
    if (known.firstEnteredAt === null) await changeHospitalPerson(tx, known.id, { first_entered_at: now })
    await openHospitalSession(tx, { token: session, personId: known.id, now })
    await forgetHospitalLeftovers(tx, now)
    const person = asHospitalPerson(known)
    await record(tx, {
      actor: asHospitalActor(person),
      at: services.clock(),
      deed: 'hospital.enter',
      subject: { kind: 'hospital-person', id: person.id },
    })
    return { outcome: 'in', person, session }
  })
}

/** Ends a session. The second of two clicks finds nothing to end. */
export function leaveHospital(services: Services, person: HospitalPerson, session: string): Promise<void> {
  return inTransaction(services.write, async tx => {
    if (!(await endHospitalSession(tx, session))) return
    await record(tx, {
      actor: asHospitalActor(person),
      at: services.clock(),
      deed: 'hospital.leave',
      subject: { kind: 'hospital-person', id: person.id },
    })
  })
}
