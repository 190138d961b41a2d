import { type Actor, inTransaction, record } from '../../foundation/index.ts'
import { subjectOfProfessional } from './ask-to-confirm-work.ts'
import { holdProfessional, writeProfessional } from './professional-store.ts'
import { confirmedRefs } from './work-link-store.ts'
import type { WorkHouse, WorkPurpose } from './work-purpose.ts'

/** `changed`: somebody else has decided, or its owner done something, since the page was opened. */
export type DecideOutcome = 'done' | 'changed' | 'unknown'

export type Decide = {
  readonly id: number
  /** The version that whoever decides was shown. */
  readonly version: number
  readonly actor: Actor
  readonly verdict: 'good' | 'refused'
}

/** Says of an address whether it is one at work, also when something else was said before. Everything that its owner has said yes to follows. */
export const decideProfessional = (
  house: WorkHouse,
  purposes: readonly WorkPurpose[],
  { id, version, actor, verdict }: Decide,
): Promise<DecideOutcome> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const held = await holdProfessional(tx, id)
    if (!held || held.state === 'unconfirmed') return 'unknown'
    if (held.version !== version) return 'changed'
    if (held.state === verdict) return 'done'
    await record(tx, {
      actor,
      at: now,
      deed: 'professional.decide',
      subject: subjectOfProfessional(id),
      before: { state: held.state },
      after: { state: verdict },
    })
    const professional = await writeProfessional(tx, held, { state: verdict, decided_at: now })
    for (const { purpose: name, ref } of await confirmedRefs(tx, id)) {
      const purpose = purposes.find(each => each.name === name)
      await purpose?.settle(tx, house, { professional, ref, standing: verdict, now })
    }
    return 'done'
  })
