import { type Actor, dayInUk, inTransaction, record, type WriteDb } from '../../../foundation/index.ts'
import type { WorkHouse } from '../../professionals/work-purpose.ts'
import { type Completion, certificateYears, endedYears, unconfirmedDays, yearsAfter } from './completion.ts'
import { completionsOver, deleteCompletion, holdCompletion, latestCompletions, writeCompletion } from './completion-store.ts'
import { subjectOfCompletion } from './record-completion.ts'
import { endBecause } from './settle-completion.ts'

const actor: Actor = { kind: 'system', name: 'retention' }
const dayMs = 24 * 60 * 60 * 1000

type Treat = (tx: WriteDb, completion: Completion, now: Date) => Promise<void>

const remove: Treat = (tx, { id }) => deleteCompletion(tx, id)

/**
 * Forgets what nobody confirmed, ends certificates that are five years old, and forgets what was left of those that ended. How many it were.
 * It may end at any moment and run in several processes: each is looked at once more while it is held.
 */
export async function keepCompletions(house: WorkHouse): Promise<number> {
  const now = house.clock()
  const today = dayInUk(now)
  const asked = new Date(now.getTime() - unconfirmedDays * dayMs)
  const ended = new Date(`${yearsAfter(today, -endedYears)}T00:00:00Z`)
  return (
    (await treatAll(house, { asked }, ['unconfirmed'], remove)) +
    (await treatAll(house, { completed: yearsAfter(today, -certificateYears) }, ['review', 'standing'], (tx, completion) =>
      endBecause(tx, completion, 'time', now),
    )) +
    (await treatAll(house, { ended }, ['ended'], remove))
  )
}

async function treatAll(
  house: WorkHouse,
  over: Parameters<typeof completionsOver>[1],
  states: readonly Completion['state'][],
  treat: Treat,
): Promise<number> {
  let count = 0
  for (let ids = await completionsOver(house.write, over); ids.length > 0; ids = await completionsOver(house.write, over)) {
    let treated = 0
    for (const id of ids) {
      treated += await inTransaction(house.write, async tx => {
        const completion = await holdCompletion(tx, id)
        // Somebody may have pressed a button at this very moment.
        if (!completion || !states.includes(completion.state)) return 0
        const now = house.clock()
        await record(tx, { actor, at: now, deed: 'training.forget', subject: subjectOfCompletion(id) })
        await treat(tx, completion, now)
        return 1
      })
    }
    count += treated
    // What somebody else has changed meanwhile is found again at the next look.
    if (treated === 0) break
  }
  return count
}

/** A backup brings back names that may have been taken off since: no certificate shows one before its owner says so again. */
export const holdRestoredCertificates = (db: WriteDb, now: Date): Promise<string | null> =>
  inTransaction(
    db,
    async tx => {
      const shown = (await latestCompletions(tx, Number.MAX_SAFE_INTEGER)).filter(each => each.showsName || each.showsEmployer)
      for (const completion of shown) {
        await record(tx, {
          actor: { kind: 'command', name: 'restore' },
          at: now,
          deed: 'training.change',
          subject: subjectOfCompletion(completion.id),
        })
        await writeCompletion(tx, completion, { shows_name: false, shows_employer: false })
      }
      return shown.length === 0
        ? null
        : `${shown.length} certificates of trainings show no name and no employer until their owners tick it again: some may have been withdrawn since the backup was made. Look at /console/training whether you know of any.`
    },
    { limitMs: 60_000 },
  )
