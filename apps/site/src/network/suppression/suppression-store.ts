import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { NetworkTables } from '../network-tables.ts'
import { type Purpose, type SuppressionReason, stickyReasons } from '../network-words.ts'

/** Why an address is not written to, since when. `purpose` is null where it is for all. */
export type Suppression = { readonly reason: SuppressionReason; readonly purpose: Purpose | null; readonly since: Date }

/** What stands against an address, by its key (`addressKey`), the oldest first. */
export async function suppressionsOf(db: ReadDb, key: string): Promise<Suppression[]> {
  const found = await rows<NetworkTables>(db)
    .selectFrom('suppression')
    .select(['reason', 'purpose', 'since'])
    .where('key', '=', key)
    .orderBy('since')
    .execute()
  return found.map(({ reason, purpose, since }) => ({ reason, purpose: purpose === '' ? null : purpose, since }))
}

/** Whether nothing at all may be sent there, not even what somebody asks for: mail does not arrive, or its owner has complained. */
export const isClosed = (suppressions: readonly Suppression[]): boolean =>
  suppressions.some(({ reason }) => stickyReasons.some(sticky => sticky === reason))

type Suppress =
  | { readonly reason: 'unsubscribed'; readonly purpose: Purpose; readonly now: Date }
  | { readonly reason: Exclude<SuppressionReason, 'unsubscribed'>; readonly now: Date }

/** Notes that an address is not to be written to. One that is noted already keeps its day. */
export async function suppress(tx: WriteDb, key: string, why: Suppress): Promise<void> {
  const purpose = why.reason === 'unsubscribed' ? why.purpose : ''
  await writes<NetworkTables>(tx)
    .insertInto('suppression')
    .values({ key, reason: why.reason, purpose, since: why.now })
    .onConflict(conflict => conflict.columns(['key', 'reason', 'purpose']).doNothing())
    .execute()
}

/** Its owner has signed up afresh and confirmed it: what they had ended by their own word begins anew, for this purpose. */
export async function liftByOptIn(tx: WriteDb, key: string, purpose: Purpose): Promise<void> {
  await writes<NetworkTables>(tx)
    .deleteFrom('suppression')
    .where('key', '=', key)
    .where(eb =>
      eb.or([
        eb('reason', 'in', ['erased', 'soft-bounce']),
        eb.and([eb('reason', '=', 'unsubscribed'), eb('purpose', '=', purpose)]),
      ]),
    )
    .execute()
}

/** Staff let mail go there again. How many notes were taken away. */
export async function liftSticky(tx: WriteDb, key: string): Promise<number> {
  const gone = await writes<NetworkTables>(tx)
    .deleteFrom('suppression')
    .where('key', '=', key)
    .where('reason', 'in', stickyReasons)
    .returning('reason')
    .execute()
  return gone.length
}

/** How many addresses stand there for each reason. */
export async function countSuppressions(db: ReadDb): Promise<ReadonlyMap<SuppressionReason, number>> {
  const found = await rows<NetworkTables>(db)
    .selectFrom('suppression')
    .select(['reason', eb => eb.fn.count<number>('key').distinct().as('count')])
    .groupBy('reason')
    .execute()
  return new Map(found.map(({ reason, count }) => [reason, count]))
}
