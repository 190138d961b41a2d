import { asActor, inTransaction, record, type Services } from '../../foundation/index.ts'
import { deleteSession, deleteSessionsOf, type SignedIn } from '../session-store.ts'

/** Ends one of somebody's own sessions: of a computer that they have left. Somebody else's is not found. */
export const endSession = (services: Services, { who, id }: { who: SignedIn; id: string }): Promise<'done' | 'nothing-to-do'> =>
  inTransaction(services.write, async tx => {
    if (!(await deleteSession(tx, { id, staffId: who.principal.id }))) return 'nothing-to-do'
    await record(tx, { ...entry(services, who), after: { sessions: 1 } })
    return 'done'
  })

/** Ends all of somebody's sessions but the one in which they ask. */
export const endOtherSessions = (services: Services, who: SignedIn): Promise<number> =>
  inTransaction(services.write, async tx => {
    const sessions = await deleteSessionsOf(tx, who.principal.id, { except: who.session.id })
    if (sessions > 0) await record(tx, { ...entry(services, who), after: { sessions } })
    return sessions
  })

const entry = (services: Services, { principal }: SignedIn) => ({
  actor: asActor(principal),
  at: services.clock(),
  deed: 'account.end-sessions',
  subject: { kind: 'staff', id: principal.id },
})
