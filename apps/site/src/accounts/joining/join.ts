import { type Actor, inTransaction, type Locale, type Role, record, type Services, type WriteDb } from '../../foundation/index.ts'
import { hashPassword } from '../auth/hash-password.ts'
import { judgeLink, type LinkVerdict } from '../link-rules.ts'
import { linkByToken, useLink } from '../link-store.ts'
import { judgePassword, type PasswordFault } from '../password-rules.ts'
import { realTime } from '../real-time.ts'
import { deleteSessionsOf } from '../session-store.ts'
import { forgetSecondStep, insertStaff, replacePassword, staffByEmail, takeStaffTurn, updateStaff } from '../staff-store.ts'
import { isTokenShaped } from '../token.ts'
import { type InvitationVerdict, judgeInvitation } from './invitation-rules.ts'
import { changeOpenInvitation, invitationByToken } from './invitation-store.ts'
import { isMailAddress } from './invite.ts'

export const longestName = 100

export type JoinFault = 'no-name' | 'long-name' | 'no-address' | { readonly password: PasswordFault }
export type JoinOutcome<Verdict> =
  | { readonly outcome: 'joined'; readonly email: string }
  | { readonly outcome: 'invalid'; readonly faults: readonly JoinFault[] }
  | { readonly outcome: 'refused'; readonly verdict: Verdict }

type Typed = { readonly token: string; readonly name: string; readonly password: string }

/** What is wrong with what somebody typed to join. Nothing when all is well. */
export function joinFaults({ name, email, password }: { name: string; email: string; password: string }): JoinFault[] {
  const fault = judgePassword(password, { email, name })
  return [
    ...(name === '' ? (['no-name'] as const) : []),
    ...(name.length > longestName ? (['long-name'] as const) : []),
    ...(isMailAddress(email) ? [] : (['no-address'] as const)),
    ...(fault ? [{ password: fault }] : []),
  ]
}

/** Uses an invitation up and makes the account: both or neither. Of two who press at once, one joins. */
export async function joinByInvitation(
  services: Services,
  { token, name: typedName, password }: Typed,
): Promise<JoinOutcome<Exclude<InvitationVerdict, 'good'>>> {
  const now = realTime()
  const name = typedName.trim()
  const invitation = await invitationByToken(services.db, token)
  const verdict = judgeInvitation(invitation, now)
  if (invitation === null || verdict !== 'good') return { outcome: 'refused', verdict: verdict === 'good' ? 'unknown' : verdict }
  const { email, role, language } = invitation
  const faults = joinFaults({ name, email, password })
  if (faults.length > 0) return { outcome: 'invalid', faults }
  const passwordHash = await hashPassword(password)
  const id = crypto.randomUUID()
  return inTransaction(services.write, async (tx): Promise<JoinOutcome<Exclude<InvitationVerdict, 'good'>>> => {
    await takeStaffTurn(tx)
    const current = judgeInvitation(await invitationByToken(tx, token), now)
    if (current !== 'good') return { outcome: 'refused', verdict: current }
    if (await staffByEmail(tx, email)) return { outcome: 'refused', verdict: 'used' }
    await insertStaff(tx, { id, name, email, role, language, passwordHash, now })
    await changeOpenInvitation(tx, invitation.id, { accepted_by: id, accepted_at: now })
    await recordJoined(services, tx, { actor: { kind: 'link', name }, id, role, language, deed: 'staff.join' })
    return { outcome: 'joined', email }
  })
}

/**
 * Uses a link of the server up and makes an administrator. For an address that is known already it gives the account back to its owner: a
 * new password, no second step, administrator again; whoever can run commands on the server can do all that anyway.
 */
export async function joinBySetupLink(
  services: Services,
  { token, name: typedName, email: typedEmail, password }: Typed & { readonly email: string },
): Promise<JoinOutcome<Exclude<LinkVerdict, 'good'>>> {
  const now = realTime()
  const name = typedName.trim()
  const link = isTokenShaped(token) ? await linkByToken(services.db, token) : null
  const verdict = judgeLink(link, now)
  if (verdict !== 'good') return { outcome: 'refused', verdict }
  const email = (link?.email ?? typedEmail).trim().toLowerCase()
  const faults = joinFaults({ name, email, password })
  if (faults.length > 0) return { outcome: 'invalid', faults }
  const passwordHash = await hashPassword(password)
  return inTransaction(services.write, async (tx): Promise<JoinOutcome<Exclude<LinkVerdict, 'good'>>> => {
    await takeStaffTurn(tx)
    if (!(await useLink(tx, token, now))) {
      const current = judgeLink(await linkByToken(tx, token), now)
      // Not usable a moment ago and good now: somebody else's transaction was undone. They can press the button again.
      return { outcome: 'refused', verdict: current === 'good' ? 'unknown' : current }
    }
    await makeAdministrator(services, tx, { name, email, passwordHash, now })
    return { outcome: 'joined', email }
  })
}

type Administrator = { readonly name: string; readonly email: string; readonly passwordHash: string; readonly now: Date }

async function makeAdministrator(
  services: Services,
  tx: WriteDb,
  { name, email, passwordHash, now }: Administrator,
): Promise<void> {
  const actor: Actor = { kind: 'link', name }
  const known = await staffByEmail(tx, email)
  if (known === null) {
    const id = crypto.randomUUID()
    await insertStaff(tx, { id, name, email, role: 'admin', language: 'en', passwordHash, now })
    await recordJoined(services, tx, { actor, id, role: 'admin', language: 'en', deed: 'staff.join' })
    return
  }
  await replacePassword(tx, { staffId: known.id, passwordHash, now })
  await forgetSecondStep(tx, known.id, now)
  await deleteSessionsOf(tx, known.id)
  await updateStaff(tx, known.id, { name, role: 'admin', deactivated_at: null, now })
  await recordJoined(services, tx, { actor, id: known.id, role: 'admin', language: known.language, deed: 'staff.restore' })
}

type Joined = { actor: Actor; id: string; role: Role; language: Locale; deed: 'staff.join' | 'staff.restore' }

const recordJoined = (services: Services, tx: WriteDb, { actor, id, role, language, deed }: Joined): Promise<void> =>
  record(tx, { actor, at: services.clock(), deed, subject: { kind: 'staff', id }, after: { role, language } })
