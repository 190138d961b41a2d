import { type Actor, inTransaction, record, type WriteDb } from '../../foundation/index.ts'
import { daysAfter } from '../professionals/work-link-store.ts'
import type { WorkHouse } from '../professionals/work-purpose.ts'
import { subjectOfEndorsement } from './endorse.ts'
import { endedDays, unconfirmedDays } from './endorsement.ts'
import { countNamed, named } from './endorsement-lists.ts'
import { deleteEndorsement, endorsementsOver, holdEndorsement, writeEndorsement } from './endorsement-store.ts'

const actor: Actor = { kind: 'system', name: 'retention' }

/** Forgets signatures that nobody confirmed, and what was left of those that ended. How many it were. */
export async function keepEndorsements(house: WorkHouse): Promise<number> {
  const now = house.clock()
  return (
    (await forgetAll(house, 'unconfirmed', daysAfter(now, -unconfirmedDays))) +
    (await forgetAll(house, 'ended', daysAfter(now, -endedDays)))
  )
}

async function forgetAll(house: WorkHouse, find: 'unconfirmed' | 'ended', before: Date): Promise<number> {
  let count = 0
  for (
    let ids = await endorsementsOver(house.write, find, before);
    ids.length > 0;
    ids = await endorsementsOver(house.write, find, before)
  ) {
    let treated = 0
    for (const id of ids) treated += (await forget(house, find, id)) ? 1 : 0
    count += treated
    // What somebody else has held or changed meanwhile is found again at the next look.
    if (treated === 0) break
  }
  return count
}

const forget = (house: WorkHouse, find: 'unconfirmed' | 'ended', id: number): Promise<boolean> =>
  inTransaction(house.write, async tx => {
    const endorsement = await holdEndorsement(tx, id)
    // Somebody may have pressed the button at this very moment.
    if (endorsement?.state !== find) return false
    await record(tx, { actor, at: house.clock(), deed: 'endorsement.forget', subject: subjectOfEndorsement(id) })
    await deleteEndorsement(tx, id)
    return true
  })

const atOnce = 500

/** A backup brings back names that were taken off the page since: none shows again before somebody here has looked at it once more. */
export const holdRestoredNames = (db: WriteDb, now: Date): Promise<string | null> =>
  inTransaction(
    db,
    async tx => {
      const held = await countNamed(tx, 'shown')
      for (
        let some = await named(tx, 'shown', { limit: atOnce });
        some.length > 0;
        some = await named(tx, 'shown', { limit: atOnce })
      ) {
        for (const endorsement of some) {
          await record(tx, {
            actor: { kind: 'command', name: 'restore' },
            at: now,
            deed: 'endorsement.hold-name',
            subject: subjectOfEndorsement(endorsement.id),
          })
          await writeEndorsement(tx, endorsement, { name_state: 'waiting' })
        }
      }
      return held === 0
        ? null
        : `${held} names of people who stand behind the standards of care are not shown until somebody looks at them again at /console/endorsements: some may have been taken back since the backup was made.`
    },
    { limitMs: 60_000 },
  )
