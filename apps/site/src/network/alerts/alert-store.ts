import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { NetworkTables } from '../network-tables.ts'
import type { KnownStatus } from '../network-words.ts'

/** Somebody who is to be told of a change. */
export type Follower = {
  readonly subscriptionId: number
  readonly supporterId: number
  readonly address: string
  readonly locale: 'en' | 'cy'
  readonly toldRelease: string | null
  readonly followedFrom: string | null
}

type Wanted = { readonly trustCode: string; readonly toldStatus: KnownStatus; readonly limit: number }

/**
 * Some of those who follow a trust and were last told this status, held until the transaction ends. The people are held first and read anew
 * after that: somebody who leaves at this very moment is not among them.
 */
export async function takeFollowers(tx: WriteDb, { trustCode, toldStatus, limit }: Wanted): Promise<Follower[]> {
  const following = () =>
    writes<NetworkTables>(tx)
      .selectFrom('alert_subscription as subscription')
      .innerJoin('supporter', 'supporter.id', 'subscription.supporter_id')
      .where('subscription.trust_code', '=', trustCode)
      .where('subscription.told_status', '=', toldStatus)
      .where('subscription.state', '=', 'active')
      .orderBy('subscription.id')
  const held = await following().select('subscription.id').limit(limit).forUpdate('supporter').execute()
  if (held.length === 0) return []
  return following()
    .select([
      'subscription.id as subscriptionId',
      'supporter.id as supporterId',
      'supporter.address',
      'supporter.locale',
      'subscription.told_release as toldRelease',
      'subscription.followed_from as followedFrom',
    ])
    .where(
      'subscription.id',
      'in',
      held.map(({ id }) => id),
    )
    .execute()
}

export type Told = {
  readonly release: string
  readonly trustCode: string
  readonly before: KnownStatus
  readonly after: KnownStatus
  readonly now: Date
  readonly mails: readonly { readonly subscriptionId: number; readonly mailId: number }[]
}

/** Notes that these have been told. The database refuses to tell anybody of the same release twice. */
export async function noteTold(tx: WriteDb, { release, trustCode, before, after, now, mails }: Told): Promise<void> {
  await writes<NetworkTables>(tx)
    .insertInto('alert')
    .values(
      mails.map(({ subscriptionId, mailId }) => ({
        subscription_id: subscriptionId,
        release,
        trust_code: trustCode,
        status_before: before,
        status_after: after,
        mail_id: mailId,
        at: now,
      })),
    )
    .execute()
  const ids = mails.map(({ subscriptionId }) => subscriptionId)
  await writes<NetworkTables>(tx)
    .updateTable('alert_subscription')
    .set({ told_status: after, told_release: release })
    .where('id', 'in', ids)
    .execute()
}

/** What one person was told, the oldest first. */
export type AlertLine = {
  readonly release: string
  readonly trustCode: string
  readonly before: KnownStatus
  readonly after: KnownStatus
  readonly at: Date
}

export const alertsOf = (db: ReadDb, supporterId: number): Promise<AlertLine[]> =>
  rows<NetworkTables>(db)
    .selectFrom('alert')
    .innerJoin('alert_subscription as subscription', 'subscription.id', 'alert.subscription_id')
    .select(['release', 'alert.trust_code as trustCode', 'status_before as before', 'status_after as after', 'at'])
    .where('subscription.supporter_id', '=', supporterId)
    .orderBy('alert.id')
    .execute()

/** The releases of which anybody was told, the newest first. */
export async function releasesTold(db: ReadDb, limit: number): Promise<string[]> {
  const found = await rows<NetworkTables>(db)
    .selectFrom('alert')
    .select(['release', eb => eb.fn.max('id').as('last')])
    .groupBy('release')
    .orderBy('last', 'desc')
    .limit(limit)
    .execute()
  return found.map(({ release }) => release)
}

/** The mails that told of what these subscriptions are about. */
export async function alertMailsOf(db: ReadDb, subscriptionIds: readonly number[]): Promise<number[]> {
  if (subscriptionIds.length === 0) return []
  const found = await rows<NetworkTables>(db)
    .selectFrom('alert')
    .select('mail_id')
    .where('subscription_id', 'in', subscriptionIds)
    .execute()
  return found.map(row => row.mail_id)
}
