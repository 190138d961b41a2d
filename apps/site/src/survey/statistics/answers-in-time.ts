import { dayInUk, type ReadDb } from '../../foundation/index.ts'
import { allRounds } from '../rounds/round-store.ts'
import type { Bilingual, RoundId } from '../types.ts'
import { loadStatistics } from './load-statistics.ts'

/** How many trusts answered a round in time, as everybody may know it. */
export type RoundInTime = {
  readonly round: RoundId
  readonly name: Bilingual
  /** The day on which its letters left, `YYYY-MM-DD`; null: not known. */
  readonly sentOn: string | null
  readonly inTime: number
  /** Trusts whose letter has arrived and of which it is known whether they kept to the time. */
  readonly decided: number
  readonly answered: number
}

type Asked = {
  /** The day in the United Kingdom. */
  readonly today: string
  /** Rounds whose results are published: no other is told of before it is closed. */
  readonly published: readonly RoundId[]
}

/** Rounds that are closed or published, the earliest first; one of which nothing is known yet is left out. */
export async function answersInTime(db: ReadDb, { today, published }: Asked): Promise<RoundInTime[]> {
  const told = (await allRounds(db)).filter(({ id, state }) => state === 'closed' || published.includes(id)).reverse()
  const found: RoundInTime[] = []
  for (const { id, name, sentAt } of told) {
    const { all, answered } = await loadStatistics(db, id, today)
    const sentOn = sentAt === null ? null : dayInUk(sentAt)
    if (all.decided > 0) found.push({ round: id, name, sentOn, inTime: all['in-time'], decided: all.decided, answered })
  }
  return found
}
