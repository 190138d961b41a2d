import { inTransaction, record } from '../../foundation/index.ts'
import { ownerActor, subjectOfProfessional } from './ask-to-confirm-work.ts'
import type { Professional, Standing } from './professional.ts'
import { holdProfessional, writeProfessional } from './professional-store.ts'
import { judgeWorkDomain } from './work-domain.ts'
import { noteUsed, type WorkLink, workLinkByToken } from './work-link-store.ts'
import type { WorkHouse, WorkPurpose } from './work-purpose.ts'

/** `good`: the button behind the link says yes. `done`: it was pressed before. `expired`, `unknown`: it has to be asked for anew. */
export type WorkLinkVerdict = 'good' | 'done' | 'expired' | 'unknown'

/** That it is done is said before anything else: it tells its reader most. */
export function judgeWorkLink(link: Pick<WorkLink, 'used_at' | 'expires_at'> | null, now: Date): WorkLinkVerdict {
  if (link === null) return 'unknown'
  if (link.used_at !== null) return 'done'
  return link.expires_at <= now ? 'expired' : 'good'
}

/** `confirmed`: it counts. `review`: somebody here looks at the address first. `refused`: somebody did before, and said no. `gone`: what it was about is not there any more. */
export type ConfirmOutcome = 'confirmed' | 'review' | 'refused' | 'gone' | Exclude<WorkLinkVerdict, 'good'>

/** What an address is worth whose owner has just said yes: what somebody here has decided about it stays decided. */
export function standingOf({ state, address }: Pick<Professional, 'state' | 'address'>): Standing {
  if (state !== 'unconfirmed') return state
  return judgeWorkDomain(address) === 'health-service' ? 'good' : 'review'
}

/** The owner of the address says yes. Pressed twice, or by two at once, it is done once. */
export const confirmWork = (house: WorkHouse, purposes: readonly WorkPurpose[], token: string): Promise<ConfirmOutcome> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const found = await workLinkByToken(tx, token)
    const held = found && (await holdProfessional(tx, found.professional_id))
    // Looked at once more while its owner is held: another press may have come first.
    const link = held && (await workLinkByToken(tx, token))
    const verdict = judgeWorkLink(link, now)
    if (verdict !== 'good' || !link || !held) return verdict === 'good' ? 'unknown' : verdict
    const purpose = purposes.find(({ name }) => name === link.purpose)
    if (!purpose) return 'unknown'
    const standing = standingOf(held)
    await record(tx, {
      actor: ownerActor,
      at: now,
      deed: 'professional.confirm',
      subject: subjectOfProfessional(held.id),
      after: { purpose: purpose.name, ref: link.ref, standing },
    })
    await noteUsed(tx, link, now)
    const professional = await writeProfessional(tx, held, { state: standing, confirmed_at: now })
    if ((await purpose.settle(tx, house, { professional, ref: link.ref, standing, now })) === 'gone') return 'gone'
    return standing === 'good' ? 'confirmed' : standing
  })
