import { inTransaction, record, type WriteDb } from '../../../foundation/index.ts'
import { ownerActor } from '../../professionals/ask-to-confirm-work.ts'
import type { WorkHouse } from '../../professionals/work-purpose.ts'
import type { Completion } from './completion.ts'
import { completionByToken, holdCompletion, writeCompletion } from './completion-store.ts'
import { subjectOfCompletion } from './record-completion.ts'
import { endBecause } from './settle-completion.ts'

export type MineOutcome = 'done' | 'ended' | 'unknown'

/** What somebody does who has the link: never anything to a completion that is gone. */
const byLink = (
  house: WorkHouse,
  token: string,
  change: (tx: WriteDb, completion: Completion, now: Date) => Promise<void>,
): Promise<MineOutcome> =>
  inTransaction(house.write, async tx => {
    const found = await completionByToken(tx, token)
    const completion = found && (await holdCompletion(tx, found.id))
    if (!completion) return 'unknown'
    if (completion.state === 'ended') return 'ended'
    await change(tx, completion, house.clock())
    return 'done'
  })

export type Shows = Pick<Completion, 'showsName' | 'showsEmployer'>

/** Says what the page behind the certificate shows. Pressed twice it changes nothing. */
export const changeShown = (house: WorkHouse, token: string, { showsName, showsEmployer }: Shows): Promise<MineOutcome> =>
  byLink(house, token, async (tx, completion, now) => {
    if (completion.showsName === showsName && completion.showsEmployer === showsEmployer) return
    await record(tx, {
      actor: ownerActor,
      at: now,
      deed: 'training.change',
      subject: subjectOfCompletion(completion.id),
      before: { showsName: completion.showsName, showsEmployer: completion.showsEmployer },
      after: { showsName, showsEmployer },
    })
    await writeCompletion(tx, completion, { shows_name: showsName, shows_employer: showsEmployer })
  })

/** Takes a completion back: the certificate says from now on that it was withdrawn. Pressed twice it changes nothing. */
export const takeBack = (house: WorkHouse, token: string): Promise<MineOutcome> =>
  byLink(house, token, async (tx, completion, now) => {
    await record(tx, { actor: ownerActor, at: now, deed: 'training.revoke', subject: subjectOfCompletion(completion.id) })
    await endBecause(tx, completion, 'owner', now)
  })
