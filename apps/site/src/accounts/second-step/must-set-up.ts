import type { Ctx } from '../../foundation/index.ts'
import type { SignedIn } from '../session-store.ts'
import { activeStaffById } from '../staff-store.ts'

/** Whoever has only typed a password may set up a second step while they have none. */
export async function mustSetUp(c: Ctx, who: SignedIn): Promise<boolean> {
  const staff = await activeStaffById(c.var.db, who.principal.id)
  return staff !== null && !staff.hasTotp && staff.passkeys === 0
}
