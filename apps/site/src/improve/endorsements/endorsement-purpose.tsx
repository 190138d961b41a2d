import type { WorkPurpose } from '../professionals/work-purpose.ts'
import { endorsing } from './endorse.ts'
import { endorsementById, isHeld } from './endorsement-store.ts'
import { endorsePath } from './links.ts'
import { signedPart } from './pages/signed.tsx'
import { settleEndorsement } from './settle-endorsement.ts'

/** Standing behind the standards, for what asks the owner of an address at work. */
export const endorsementPurpose: WorkPurpose = {
  ...endorsing,
  formPath: endorsePath,
  shown: async (c, ref) => {
    const endorsement = await endorsementById(c.var.db, ref)
    return endorsement === null || endorsement.state === 'ended' ? null : signedPart(c, endorsement)
  },
  settle: settleEndorsement,
  isHeld,
}
