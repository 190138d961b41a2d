import { type Actor, announce, inTransaction, record } from '../../foundation/index.ts'
import type { WorkHouse } from '../professionals/work-purpose.ts'
import { hideHeldName } from './change-mine.ts'
import { subjectOfEndorsement } from './endorse.ts'
import { agreesToName, holdEndorsement, writeEndorsement } from './endorsement-store.ts'
import { endBecause } from './settle-endorsement.ts'

export const nameVerdicts = ['show', 'hide', 'remove'] as const
export type NameVerdict = (typeof nameVerdicts)[number]

export type DecideNameOutcome = 'done' | 'changed' | 'unknown'

type Decide = {
  readonly id: number
  /** The version that whoever decides was shown. */
  readonly version: number
  readonly actor: Actor
  readonly verdict: NameVerdict
}

/** Lets a name onto the page, takes it off, or removes a signature altogether. A name is never shown that its owner does not agree to show. */
export const decideName = (house: WorkHouse, { id, version, actor, verdict }: Decide): Promise<DecideNameOutcome> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const endorsement = await holdEndorsement(tx, id)
    if (!endorsement) return 'unknown'
    if (endorsement.version !== version || endorsement.state !== 'counted') return 'changed'
    if (verdict === 'hide') {
      await hideHeldName(tx, endorsement, { actor, way: 'staff', now })
      return 'done'
    }
    if (verdict === 'show' && !(await agreesToName(tx, id))) return 'changed'
    const deed = verdict === 'show' ? 'endorsement.show-name' : 'endorsement.remove'
    await record(tx, { actor, at: now, deed, subject: subjectOfEndorsement(id) })
    if (verdict === 'remove') await endBecause(tx, endorsement, 'staff', now)
    else await writeEndorsement(tx, endorsement, { name_state: 'shown' })
    await announce(tx, { name: 'endorsements-changed' })
    return 'done'
  })
