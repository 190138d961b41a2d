import { inTransaction, type ReadDb, record } from '../../foundation/index.ts'
import { allMergers, trustByCode } from '../../register/index.ts'
import type { NetworkHouse } from '../network-house.ts'
import { passBack, takePassedOn } from './merger-store.ts'
import { takeTurn } from './take-turn.ts'

const actor = { kind: 'system', name: 'alerts' } as const
const atOnce = 500

/** A merger that staff took back: its first trust is open again. */
export type MergerTakenBack = { readonly from: string; readonly to: string }

/** The last taken back first: of a chain, that is the order in which they were. */
export async function mergersTakenBack(db: ReadDb): Promise<MergerTakenBack[]> {
  const found: MergerTakenBack[] = []
  const undone = (await allMergers(db)).flatMap(({ from, to, undoneAt }) => (undoneAt === null ? [] : [{ from, to, undoneAt }]))
  for (const { from, to } of undone.sort((a, b) => a.undoneAt.getTime() - b.undoneAt.getTime())) {
    if ((await trustByCode(db, from))?.closedOn === null) found.push({ from, to })
  }
  return found
}

/** Whoever had been passed on by a merger that was taken back follows again what they had asked about, and hears of it as before. */
export async function followBack(house: NetworkHouse, { from, to }: MergerTakenBack): Promise<void> {
  for (let count = atOnce; count === atOnce; ) {
    count = await inTransaction(house.write, async tx => {
      await takeTurn(tx)
      const now = house.clock()
      const passedOn = await takePassedOn(tx, { from, to, limit: atOnce })
      if (passedOn.length === 0) return 0
      await record(tx, {
        actor,
        at: now,
        deed: 'alert.follow',
        subject: { kind: 'hospital-trust', id: to },
        after: { successors: [from], followers: passedOn.length },
      })
      await passBack(tx, passedOn, now)
      return passedOn.length
    })
  }
}
