import { type WriteDb, writes } from '../../foundation/index.ts'
import type { NetworkTables } from '../network-tables.ts'

/** Some of those who follow a trust, held until the transaction ends. */
export async function takeFollowersOf(
  tx: WriteDb,
  { trustCode, limit }: { readonly trustCode: string; readonly limit: number },
): Promise<number[]> {
  const following = () =>
    writes<NetworkTables>(tx)
      .selectFrom('alert_subscription as subscription')
      .innerJoin('supporter', 'supporter.id', 'subscription.supporter_id')
      .select('subscription.id')
      .where('subscription.trust_code', '=', trustCode)
      .where('subscription.state', '=', 'active')
      .orderBy('subscription.id')
  // The people first, and read anew after that, as for every mail.
  const held = (await following().limit(limit).forUpdate('supporter').execute()).map(({ id }) => id)
  if (held.length === 0) return []
  return (await following().where('subscription.id', 'in', held).execute()).map(({ id }) => id)
}

type PassOn = {
  readonly ids: readonly number[]
  readonly trustCode: string
  readonly successors: readonly string[]
  readonly now: Date
}

/** Lets these follow the successors in place of what they followed. Whoever has left a successor before stays away from it. */
export async function passOn(tx: WriteDb, { ids, trustCode, successors, now }: PassOn): Promise<void> {
  const db = writes<NetworkTables>(tx)
  const before = await db.selectFrom('alert_subscription').selectAll().where('id', 'in', ids).execute()
  await db
    .updateTable('alert_subscription')
    .set({ state: 'ended', ended_at: now, ended_because: 'merged' })
    .where('id', 'in', ids)
    .execute()
  for (const successor of successors) {
    await db
      .insertInto('alert_subscription')
      .values(
        before.map(({ id: _, ...row }) => ({
          ...row,
          trust_code: successor,
          followed_from: row.followed_from ?? trustCode,
        })),
      )
      .onConflict(conflict =>
        conflict
          .columns(['supporter_id', 'trust_code'])
          .doUpdateSet(eb => ({
            state: 'active' as const,
            ended_at: null,
            ended_because: null,
            confirmed_at: eb.ref('excluded.confirmed_at'),
            told_status: eb.ref('excluded.told_status'),
            told_release: eb.ref('excluded.told_release'),
            followed_from: eb.ref('excluded.followed_from'),
          }))
          // One that they had asked for and not confirmed: they have said yes to this by the other. One that a merger had brought them, and
          // that ended when it was taken back: it is theirs again.
          .where(eb =>
            eb.or([eb('alert_subscription.state', '=', 'asked'), eb('alert_subscription.ended_because', '=', 'merged')]),
          ),
      )
      .execute()
  }
}

/** What somebody had asked about, and what a merger had brought them in its place. */
export type PassedOn = {
  readonly oldId: number
  readonly heirId: number
  /** Whether they follow the second trust by the merger alone. */
  readonly isBrought: boolean
}

/**
 * Some of those whom a merger of these two had passed on, held until the transaction ends: not those who have left the second trust since, nor
 * those who have said yes to it afresh.
 */
export async function takePassedOn(
  tx: WriteDb,
  { from, to, limit }: { readonly from: string; readonly to: string; readonly limit: number },
): Promise<PassedOn[]> {
  const passedOn = () =>
    writes<NetworkTables>(tx)
      .selectFrom('alert_subscription as old')
      .innerJoin('alert_subscription as heir', 'heir.supporter_id', 'old.supporter_id')
      .innerJoin('supporter', 'supporter.id', 'old.supporter_id')
      .where('old.trust_code', '=', from)
      .where('old.ended_because', '=', 'merged')
      .where('heir.trust_code', '=', to)
      .where('heir.state', '=', 'active')
      .whereRef('heir.confirmed_at', '<=', 'old.ended_at')
  // The people first, and read anew after that, as for every mail.
  const held = (await passedOn().select('old.id').limit(limit).forUpdate('supporter').execute()).map(({ id }) => id)
  if (held.length === 0) return []
  const found = await passedOn()
    .select(['old.id as oldId', 'old.followed_from as oldFrom', 'heir.id as heirId', 'heir.followed_from as heirFrom'])
    .where('old.id', 'in', held)
    .execute()
  return found.map(({ oldId, oldFrom, heirId, heirFrom }) => ({ oldId, heirId, isBrought: heirFrom === (oldFrom ?? from) }))
}

/** Lets these follow again what they had asked about. Whoever had followed both goes on with both. */
export async function passBack(tx: WriteDb, passedOn: readonly PassedOn[], now: Date): Promise<void> {
  const subscriptions = (ids: readonly number[]) =>
    writes<NetworkTables>(tx).updateTable('alert_subscription').where('id', 'in', ids)
  const old = passedOn.map(({ oldId }) => oldId)
  const brought = passedOn.filter(({ isBrought }) => isBrought).map(({ heirId }) => heirId)
  await subscriptions(old).set({ state: 'active', ended_at: null, ended_because: null }).execute()
  if (brought.length > 0) await subscriptions(brought).set({ state: 'ended', ended_at: now, ended_because: 'merged' }).execute()
}
