import { inTransaction, type Services } from '../../foundation/index.ts'
import { callAuth } from '../auth/call-auth.ts'
import { realTime } from '../real-time.ts'
import { proveSession, type SignedIn } from '../session-store.ts'
import { forgiveTries, takeTry } from '../tries/take-try.ts'

export type ProveOutcome = { readonly outcome: 'proved' | 'wrong-password' } | { readonly outcome: 'wait'; readonly until: Date }

/** Somebody types their password again before something that matters: a computer may have been left open. */
export async function prove(
  services: Services,
  { who, password, cookie }: { who: SignedIn; password: string; cookie: string },
): Promise<ProveOutcome> {
  const key = { purpose: 'account', key: `prove:${who.principal.id}` } as const
  const verdict = await takeTry(services, key)
  if (!verdict.allowed) return { outcome: 'wait', until: verdict.until }
  const headers = new Headers({ cookie })
  const answer = await callAuth(services, api => api.verifyPassword({ body: { password }, headers, returnHeaders: true }))
  if (!answer.ok) return { outcome: 'wrong-password' }
  await forgiveTries(services, key)
  await inTransaction(services.write, tx => proveSession(tx, { id: who.session.id, now: realTime() }))
  return { outcome: 'proved' }
}
