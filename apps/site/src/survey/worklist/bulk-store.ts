import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { RoundId } from '../types.ts'
import type { BulkKind, BulkVerdict } from './bulk-rules.ts'
import type { bulkOutcomes } from './migration-0010-worklist.ts'

export type BulkOutcome = (typeof bulkOutcomes)[number]

type PlanRow = {
  id: string
  round_id: string
  kind: BulkKind
  assignee: string | null
  assignee_name: string | null
  came_from: string
  made_by: string
  made_by_name: string
  barred_from: string[]
  made_at: Date
  confirmed_at: Date | null
  finished_at: Date | null
}

type ItemRow = {
  plan_id: string
  trust_code: string
  trust_name: string
  based_on: number
  verdict: BulkVerdict
  outcome: BulkOutcome | null
  changed_by: string | null
}

type BulkTables = { bulk_plan: PlanRow; bulk_item: ItemRow }
type WritableBulkTables = { bulk_plan: Omit<PlanRow, 'barred_from'> & { barred_from: string }; bulk_item: ItemRow }

/** Something that somebody means to do, or has done, with several requests. */
export type BulkPlan = {
  readonly id: string
  readonly round: RoundId
  readonly kind: BulkKind
  readonly assignee: { readonly id: string; readonly name: string } | null
  /** The words of the list's address that it was made from. */
  readonly cameFrom: string
  readonly madeBy: { readonly id: string; readonly name: string; readonly barredFrom: readonly string[] }
  readonly confirmedAt: Date | null
  readonly finishedAt: Date | null
}

export type BulkItem = {
  readonly code: string
  readonly name: string
  /** The request's version when the plan was made. */
  readonly basedOn: number
  readonly verdict: BulkVerdict
  /** Null until it has been its turn. */
  readonly outcome: BulkOutcome | null
  /** Who was there first. */
  readonly changedBy: string | null
}

const planColumns = [
  'id',
  'round_id',
  'kind',
  'assignee',
  'assignee_name',
  'came_from',
  'made_by',
  'made_by_name',
  'barred_from',
  'made_at',
  'confirmed_at',
  'finished_at',
] as const

/** A plan of this round; null when there is none. */
export async function bulkPlan(db: ReadDb, round: RoundId, id: string): Promise<BulkPlan | null> {
  const row = await rows<BulkTables>(db)
    .selectFrom('bulk_plan')
    .select(planColumns)
    .where('id', '=', id)
    .where('round_id', '=', round)
    .executeTakeFirst()
  return row ? asPlan(row) : null
}

/** The plan, held for this transaction: one process at a time goes on with it. */
export async function lockPlan(tx: WriteDb, id: string): Promise<BulkPlan | null> {
  const row = await writes<BulkTables>(tx)
    .selectFrom('bulk_plan')
    .select(planColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? asPlan(row) : null
}

/** Every request of a plan, by code. */
export async function itemsOfPlan(db: ReadDb, id: string): Promise<BulkItem[]> {
  const found = await rows<BulkTables>(db)
    .selectFrom('bulk_item')
    .select(['trust_code', 'trust_name', 'based_on', 'verdict', 'outcome', 'changed_by'])
    .where('plan_id', '=', id)
    .orderBy('trust_code')
    .execute()
  return found.map(asItem)
}

/** The next requests of a plan whose turn it is. */
export async function nextItems(tx: WriteDb, id: string, limit: number): Promise<BulkItem[]> {
  const found = await writes<BulkTables>(tx)
    .selectFrom('bulk_item')
    .select(['trust_code', 'trust_name', 'based_on', 'verdict', 'outcome', 'changed_by'])
    .where('plan_id', '=', id)
    .where('verdict', '=', 'will')
    .where('outcome', 'is', null)
    .orderBy('trust_code')
    .limit(limit)
    .execute()
  return found.map(asItem)
}

/** Plans that were confirmed and not brought to their end: the process ended in the middle. */
export async function unfinishedPlans(db: ReadDb): Promise<{ readonly id: string; readonly round: RoundId }[]> {
  return rows<BulkTables>(db)
    .selectFrom('bulk_plan')
    .select(['id', 'round_id as round'])
    .where('confirmed_at', 'is not', null)
    .where('finished_at', 'is', null)
    .orderBy('confirmed_at')
    .execute()
}

type NewPlan = Omit<BulkPlan, 'confirmedAt' | 'finishedAt'> & {
  readonly items: readonly Omit<BulkItem, 'outcome' | 'changedBy'>[]
}

export async function insertPlan(tx: WriteDb, plan: NewPlan, now: Date): Promise<void> {
  const db = writes<WritableBulkTables>(tx)
  await db
    .insertInto('bulk_plan')
    .values({
      id: plan.id,
      round_id: plan.round,
      kind: plan.kind,
      assignee: plan.assignee?.id ?? null,
      assignee_name: plan.assignee?.name ?? null,
      came_from: plan.cameFrom,
      made_by: plan.madeBy.id,
      made_by_name: plan.madeBy.name,
      barred_from: JSON.stringify(plan.madeBy.barredFrom),
      made_at: now,
      confirmed_at: null,
      finished_at: null,
    })
    .execute()
  for (const some of inPieces(plan.items, 2000)) {
    await db
      .insertInto('bulk_item')
      .values(
        some.map(item => ({
          plan_id: plan.id,
          trust_code: item.code,
          trust_name: item.name,
          based_on: item.basedOn,
          verdict: item.verdict,
          outcome: null,
          changed_by: null,
        })),
      )
      .execute()
  }
}

/** Plans that nobody confirmed within a day are forgotten. */
export async function forgetOldPlans(tx: WriteDb, now: Date): Promise<void> {
  await writes<BulkTables>(tx)
    .deleteFrom('bulk_plan')
    .where('confirmed_at', 'is', null)
    .where('made_at', '<', new Date(now.getTime() - 24 * 60 * 60 * 1000))
    .execute()
}

/** True the first time only. `barredFrom`: as it is now, for somebody may have been barred since they made the plan. */
export async function noteConfirmed(tx: WriteDb, id: string, now: Date, barredFrom: readonly string[]): Promise<boolean> {
  const done = await writes<WritableBulkTables>(tx)
    .updateTable('bulk_plan')
    .set({ confirmed_at: now, barred_from: JSON.stringify(barredFrom) })
    .where('id', '=', id)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function noteFinished(tx: WriteDb, id: string, now: Date): Promise<void> {
  await writes<BulkTables>(tx).updateTable('bulk_plan').set({ finished_at: now }).where('id', '=', id).execute()
}

export type ItemOutcome = { readonly code: string; readonly outcome: BulkOutcome; readonly changedBy: string | null }

/** Notes how requests fared: a statement for each way. */
export async function noteOutcomes(tx: WriteDb, id: string, outcomes: readonly ItemOutcome[]): Promise<void> {
  const alike = Map.groupBy(outcomes, ({ outcome, changedBy }) => JSON.stringify([outcome, changedBy]))
  for (const group of alike.values()) {
    const [first] = group
    if (!first) continue
    await writes<BulkTables>(tx)
      .updateTable('bulk_item')
      .set({ outcome: first.outcome, changed_by: first.changedBy })
      .where('plan_id', '=', id)
      .where(
        'trust_code',
        'in',
        group.map(({ code }) => code),
      )
      .execute()
  }
}

function inPieces<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))
}

const asPlan = (row: PlanRow): BulkPlan => ({
  id: row.id,
  round: row.round_id,
  kind: row.kind,
  assignee: row.assignee === null ? null : { id: row.assignee, name: row.assignee_name ?? '' },
  cameFrom: row.came_from,
  madeBy: { id: row.made_by, name: row.made_by_name, barredFrom: row.barred_from },
  confirmedAt: row.confirmed_at,
  finishedAt: row.finished_at,
})

const asItem = (row: Omit<ItemRow, 'plan_id'>): BulkItem => ({
  code: row.trust_code,
  name: row.trust_name,
  basedOn: row.based_on,
  verdict: row.verdict,
  outcome: row.outcome,
  changedBy: row.changed_by,
})
