import type { Selectable } from 'kysely'
import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { NetworkTables } from '../network-tables.ts'
import type { Ending, KnownStatus, SubscriptionState } from '../network-words.ts'

export type Subscription = {
  readonly id: number
  readonly supporterId: number
  readonly trustCode: string
  readonly state: SubscriptionState
  /** What its reader was last told, or saw when they confirmed. */
  readonly toldStatus: KnownStatus
  readonly toldRelease: string | null
  readonly askedAt: Date
  readonly confirmedAt: Date | null
  readonly endedAt: Date | null
  readonly endedBecause: Ending | null
  /** The trust that they had asked about, where this one has taken it over. */
  readonly followedFrom: string | null
}

const asSubscription = (row: Selectable<NetworkTables['alert_subscription']>): Subscription => ({
  id: row.id,
  supporterId: row.supporter_id,
  trustCode: row.trust_code,
  state: row.state,
  toldStatus: row.told_status,
  toldRelease: row.told_release,
  askedAt: row.asked_at,
  confirmedAt: row.confirmed_at,
  endedAt: row.ended_at,
  endedBecause: row.ended_because,
  followedFrom: row.followed_from,
})

/** All of one person, in the order in which they asked. */
export async function subscriptionsOf(db: ReadDb, supporterId: number): Promise<Subscription[]> {
  const found = await rows<NetworkTables>(db)
    .selectFrom('alert_subscription')
    .selectAll()
    .where('supporter_id', '=', supporterId)
    .orderBy('id')
    .execute()
  return found.map(asSubscription)
}

export async function subscriptionById(db: ReadDb, id: number): Promise<Subscription | null> {
  const row = await rows<NetworkTables>(db).selectFrom('alert_subscription').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? asSubscription(row) : null
}

type Asked = { readonly supporterId: number; readonly trustCode: string; readonly now: Date }

/** Notes that somebody asked. One that has ended stays so until the link in the mail is used. */
export async function askedFor(tx: WriteDb, { supporterId, trustCode, now }: Asked): Promise<Subscription> {
  const row = await writes<NetworkTables>(tx)
    .insertInto('alert_subscription')
    .values({
      supporter_id: supporterId,
      trust_code: trustCode,
      state: 'asked',
      told_status: 'not-asked',
      told_release: null,
      asked_at: now,
      confirmed_at: null,
      ended_at: null,
      ended_because: null,
      followed_from: null,
    })
    .onConflict(conflict => conflict.columns(['supporter_id', 'trust_code']).doUpdateSet({ asked_at: now }))
    .returningAll()
    .executeTakeFirstOrThrow()
  return asSubscription(row)
}

type Begun = { readonly id: number; readonly status: KnownStatus; readonly release: string | null; readonly now: Date }

export async function beginSubscription(tx: WriteDb, { id, status, release, now }: Begun): Promise<void> {
  await writes<NetworkTables>(tx)
    .updateTable('alert_subscription')
    .set({
      state: 'active',
      told_status: status,
      told_release: release,
      confirmed_at: now,
      ended_at: null,
      ended_because: null,
      // They have asked for this one themselves.
      followed_from: null,
    })
    .where('id', '=', id)
    .execute()
}

type Ended = { readonly supporterId: number; readonly trustCode: string | null; readonly because: Ending; readonly now: Date }

/** Ends what somebody gets about one trust, or about all. Gives the codes of those that had not ended before. */
export async function endSubscriptions(tx: WriteDb, { supporterId, trustCode, because, now }: Ended): Promise<string[]> {
  let query = writes<NetworkTables>(tx)
    .updateTable('alert_subscription')
    .set({ state: 'ended', ended_at: now, ended_because: because })
    .where('supporter_id', '=', supporterId)
    .where('state', '<>', 'ended')
  if (trustCode !== null) query = query.where('trust_code', '=', trustCode)
  return (await query.returning('trust_code').execute()).map(row => row.trust_code)
}

/** Those who follow one trust and were told the same of it: what they get when it changes. */
export type Followers = { readonly trustCode: string; readonly toldStatus: KnownStatus; readonly count: number }

export const followersByTrust = (db: ReadDb): Promise<Followers[]> =>
  rows<NetworkTables>(db)
    .selectFrom('alert_subscription')
    .select(['trust_code as trustCode', 'told_status as toldStatus', eb => eb.fn.countAll<number>().as('count')])
    .where('state', '=', 'active')
    .groupBy(['trust_code', 'told_status'])
    .orderBy('trust_code')
    .execute()
