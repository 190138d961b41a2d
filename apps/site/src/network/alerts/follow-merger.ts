import { inTransaction, record } from '../../foundation/index.ts'
import type { NetworkHouse } from '../network-house.ts'
import type { MergerToFollow } from './change-to-tell.ts'
import { passOn, takeFollowersOf } from './merger-store.ts'
import { takeTurn } from './take-turn.ts'

const actor = { kind: 'system', name: 'alerts' } as const
const atOnce = 500

/**
 * Whoever follows a trust that another took over follows that one from now on, and knows of it what they were told of the first: they hear of
 * it when that is not so. One that was divided is followed in all its parts. Nobody follows the same trust twice.
 */
export async function followMerger(house: NetworkHouse, { trustCode, successors }: MergerToFollow): Promise<void> {
  for (let count = atOnce; count === atOnce; ) {
    count = await inTransaction(house.write, async tx => {
      await takeTurn(tx)
      const now = house.clock()
      const ids = await takeFollowersOf(tx, { trustCode, limit: atOnce })
      if (ids.length === 0) return 0
      await record(tx, {
        actor,
        at: now,
        deed: 'alert.follow',
        subject: { kind: 'hospital-trust', id: trustCode },
        after: { successors, followers: ids.length },
      })
      await passOn(tx, { ids, trustCode, successors, now })
      return ids.length
    })
  }
}
