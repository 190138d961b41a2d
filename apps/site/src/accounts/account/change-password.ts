import { asActor, inTransaction, record, type Services } from '../../foundation/index.ts'
import { callAuth } from '../auth/call-auth.ts'
import { queueStaffMail } from '../mail/queue-staff-mail.ts'
import { judgePassword, type PasswordFault } from '../password-rules.ts'
import { deleteSessionsOf, type SignedIn } from '../session-store.ts'
import { forgiveTries, takeTry } from '../tries/take-try.ts'

export type PasswordOutcome =
  | { readonly outcome: 'done' }
  | { readonly outcome: 'wrong-password' }
  | { readonly outcome: 'invalid'; readonly fault: PasswordFault }
  | { readonly outcome: 'wait'; readonly until: Date }

type NewPassword = {
  readonly who: SignedIn
  readonly current: string
  readonly next: string
  /** The header with the cookie of this session. */
  readonly cookie: string
}

/** Gives somebody a new password, against the old one. Their other sessions end, and a mail tells them. */
export async function changePassword(services: Services, { who, current, next, cookie }: NewPassword): Promise<PasswordOutcome> {
  const { principal, session } = who
  const fault = judgePassword(next, principal)
  if (fault) return { outcome: 'invalid', fault }
  const key = { purpose: 'account', key: `prove:${principal.id}` } as const
  const verdict = await takeTry(services, key)
  if (!verdict.allowed) return { outcome: 'wait', until: verdict.until }
  const headers = new Headers({ cookie })
  const body = { currentPassword: current, newPassword: next }
  const answer = await callAuth(services, api => api.changePassword({ body, headers, returnHeaders: true }))
  if (!answer.ok) return { outcome: 'wrong-password' }
  await forgiveTries(services, key)
  await inTransaction(services.write, async tx => {
    const ended = await deleteSessionsOf(tx, principal.id, { except: session.id })
    await queueStaffMail(tx, services, {
      to: { email: principal.email, language: who.language },
      letter: 'passwordChanged',
      values: {},
    })
    await record(tx, {
      actor: asActor(principal),
      at: services.clock(),
      deed: 'account.end-sessions',
      subject: { kind: 'staff', id: principal.id },
      after: { sessions: ended },
    })
  })
  return { outcome: 'done' }
}
