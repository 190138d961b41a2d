import { type ReadDb, rows, type WriteDb, writes } from '../../../foundation/index.ts'
import type { ChangeState } from '../pledge-words.ts'
import { type Change, changeOf } from '../rules/change-facts.ts'
import type { PledgeTables } from './pledge-tables.ts'

/** Something that a hospital or staff would like to make public, and what became of it. */
export type AskedChange = {
  readonly id: number
  readonly trustCode: string
  readonly pledgeId: number | null
  readonly change: Change
  /** How many versions the pledge had when this was written. */
  readonly basedOn: number
  readonly state: ChangeState
  readonly askedBy: { readonly kind: 'staff' | 'hospital' | 'seed'; readonly id: string }
  readonly askedAt: Date
  readonly settledAt: Date | null
  readonly reason: string
}

export type NewChange = Pick<AskedChange, 'trustCode' | 'pledgeId' | 'change' | 'basedOn' | 'askedBy'> & {
  /** The hash of what the form carried: sent twice, it is one. */
  readonly once: string
  readonly now: Date
}

/** The id; null where this very form was sent before. */
export async function insertChange(
  tx: WriteDb,
  { once, trustCode, pledgeId, change, basedOn, askedBy, now }: NewChange,
): Promise<number | null> {
  const row = await writes<PledgeTables>(tx)
    .insertInto('pledge_change')
    .values({
      once,
      trust_code: trustCode,
      pledge_id: pledgeId,
      kind: change.kind,
      facts: JSON.stringify(change.facts),
      based_on: basedOn,
      state: 'waiting',
      asked_kind: askedBy.kind,
      asked_by: askedBy.id,
      asked_at: now,
      settled_at: null,
      reason: '',
    })
    .onConflict(conflict => conflict.column('once').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

const columns = [
  'id',
  'trust_code',
  'pledge_id',
  'kind',
  'facts',
  'based_on',
  'state',
  'asked_kind',
  'asked_by',
  'asked_at',
  'settled_at',
  'reason',
] as const
type Row = Pick<PledgeTables['pledge_change'], Exclude<(typeof columns)[number], 'id'>> & { readonly id: number }

const asChange = (row: Row): AskedChange => ({
  id: row.id,
  trustCode: row.trust_code,
  pledgeId: row.pledge_id,
  change: changeOf(row.kind, row.facts),
  basedOn: row.based_on,
  state: row.state,
  askedBy: { kind: row.asked_kind, id: row.asked_by },
  askedAt: row.asked_at,
  settledAt: row.settled_at,
  reason: row.reason,
})

export async function changeById(db: ReadDb, id: number): Promise<AskedChange | null> {
  const row = await rows<PledgeTables>(db).selectFrom('pledge_change').select(columns).where('id', '=', id).executeTakeFirst()
  return row ? asChange(row) : null
}

/** Held until the transaction ends: of two who decide at once, the second sees what the first has decided. */
export async function holdChange(tx: WriteDb, id: number): Promise<AskedChange | null> {
  const row = await writes<PledgeTables>(tx)
    .selectFrom('pledge_change')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? asChange(row) : null
}

/** Those that wait for staff, who has waited longest first. */
export async function waitingChanges(db: ReadDb, limit: number): Promise<AskedChange[]> {
  const found = await rows<PledgeTables>(db)
    .selectFrom('pledge_change')
    .select(columns)
    .where('state', '=', 'waiting')
    .orderBy('asked_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return found.map(asChange)
}

export async function countWaiting(db: ReadDb): Promise<number> {
  const { count } = await rows<PledgeTables>(db)
    .selectFrom('pledge_change')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow()
  return count
}

/** What was asked for by or about these trusts, the newest first. */
export async function changesOf(db: ReadDb, trustCodes: readonly string[], limit: number): Promise<AskedChange[]> {
  if (trustCodes.length === 0) return []
  const found = await rows<PledgeTables>(db)
    .selectFrom('pledge_change')
    .select(columns)
    .where('trust_code', 'in', [...trustCodes])
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return found.map(asChange)
}

export type Settled = {
  readonly state: Exclude<ChangeState, 'waiting'>
  readonly reason: string
  readonly now: Date
  readonly pledgeId: number | null
}

export async function settleRow(tx: WriteDb, id: number, { state, reason, now, pledgeId }: Settled): Promise<void> {
  await writes<PledgeTables>(tx)
    .updateTable('pledge_change')
    .set({ state, reason, settled_at: now, pledge_id: pledgeId })
    .where('id', '=', id)
    .execute()
}
