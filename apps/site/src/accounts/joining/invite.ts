import { z } from 'zod'
import { asActor, inTransaction, type Locale, type Principal, type Role, record, type Services } from '../../foundation/index.ts'
import { invitationLink } from '../links.ts'
import { queueStaffMail } from '../mail/queue-staff-mail.ts'
import { realTime } from '../real-time.ts'
import { staffByEmail, takeStaffTurn } from '../staff-store.ts'
import { hashOfToken, newToken } from '../token.ts'
import { invitationExpiry } from './invitation-rules.ts'
import {
  changeOpenInvitation,
  insertInvitation,
  invitationById,
  isOpen,
  openInvitationFor,
  sentAtOf,
} from './invitation-store.ts'

export const isMailAddress = (text: string): boolean => text.length <= 254 && z.email().safeParse(text).success

export type InviteOutcome =
  | { readonly outcome: 'invited'; readonly mailId: number }
  | { readonly outcome: 'no-address' | 'is-staff' | 'was-staff' | 'is-invited' }

type Invite = { readonly principal: Principal; readonly email: string; readonly role: Role; readonly language: Locale }

/** Asks somebody to join, by mail. Nobody is asked twice at a time: the first invitation can be sent again. */
export function invite(services: Services, { principal, email: typed, role, language }: Invite): Promise<InviteOutcome> {
  const email = typed.trim().toLowerCase()
  if (!isMailAddress(email)) return Promise.resolve({ outcome: 'no-address' })
  const now = realTime()
  const token = newToken()
  const id = crypto.randomUUID()
  return inTransaction(services.write, async (tx): Promise<InviteOutcome> => {
    await takeStaffTurn(tx)
    const staff = await staffByEmail(tx, email)
    if (staff) return { outcome: staff.deactivatedAt === null ? 'is-staff' : 'was-staff' }
    if (await openInvitationFor(tx, email)) return { outcome: 'is-invited' }
    await insertInvitation(tx, {
      id,
      email,
      role,
      language,
      token,
      invitedBy: principal.id,
      now,
      expiresAt: invitationExpiry(now),
    })
    const mailId = await writeInvitation(services, tx, { email, language, token, principal })
    await record(tx, {
      actor: asActor(principal),
      at: services.clock(),
      deed: 'staff.invite',
      subject: { kind: 'invitation', id },
      after: { role, language },
    })
    return { outcome: 'invited', mailId }
  })
}

type Again = {
  readonly principal: Principal
  readonly id: string
  /** When it was last sent, as whoever asks has seen it: the same form sent twice would end the link that has just left. */
  readonly sentAt: string
}

/** Sends an invitation again with a new link, good for seven days; the old link stops working. */
export function sendInvitationAgain(
  services: Services,
  { principal, id, sentAt }: Again,
): Promise<'sent' | 'sent-already' | 'not-open'> {
  const now = realTime()
  const token = newToken()
  return inTransaction(services.write, async tx => {
    await takeStaffTurn(tx)
    const invitation = await invitationById(tx, id)
    if (invitation !== null && isOpen(invitation) && sentAtOf(invitation) !== sentAt) return 'sent-already'
    const change = { token_hash: hashOfToken(token), sent_at: now, expires_at: invitationExpiry(now) }
    if (invitation === null || !(await changeOpenInvitation(tx, id, change))) return 'not-open'
    await writeInvitation(services, tx, { ...invitation, token, principal })
    await record(tx, {
      actor: asActor(principal),
      at: services.clock(),
      deed: 'staff.send-invitation-again',
      subject: { kind: 'invitation', id },
    })
    return 'sent'
  })
}

/** Takes an invitation back: its link stops working at once. */
export function withdrawInvitation(
  services: Services,
  { principal, id }: { principal: Principal; id: string },
): Promise<'withdrawn' | 'not-open'> {
  return inTransaction(services.write, async tx => {
    if (!(await changeOpenInvitation(tx, id, { withdrawn_at: realTime() }))) return 'not-open'
    await record(tx, {
      actor: asActor(principal),
      at: services.clock(),
      deed: 'staff.withdraw-invitation',
      subject: { kind: 'invitation', id },
    })
    return 'withdrawn'
  })
}

type Written = { readonly email: string; readonly language: Locale; readonly token: string; readonly principal: Principal }

function writeInvitation(services: Services, tx: Parameters<typeof queueStaffMail>[0], written: Written): Promise<number> {
  const { email, language, token, principal } = written
  return queueStaffMail(tx, services, {
    to: { email, language },
    letter: 'invitation',
    values: { who: principal.name, link: services.baseUrl + invitationLink(token) },
  })
}
