import { asActor, inTransaction, record, type Services } from '../../foundation/index.ts'
import { deleteSession, type SignedIn } from '../session-store.ts'

/** Ends a session itself, not only its cookie. */
export const signOut = (services: Services, { session, principal }: SignedIn): Promise<void> =>
  inTransaction(services.write, async tx => {
    if (!(await deleteSession(tx, { id: session.id, staffId: principal.id }))) return
    await record(tx, {
      actor: asActor(principal),
      at: services.clock(),
      deed: 'account.sign-out',
      subject: { kind: 'staff', id: principal.id },
    })
  })
