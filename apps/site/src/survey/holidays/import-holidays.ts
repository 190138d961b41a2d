import { type Actor, announce, dayInUk, inTransaction, record, type WriteDb } from '../../foundation/index.ts'
import type { DueMove } from '../requests/clock-columns.ts'
import { reckonOpenRequests } from '../requests/reckon-open-requests.ts'
import { type HolidayRow, lockHolidays, saveHolidays } from './holiday-store.ts'
import type { Incoming } from './import-file.ts'
import { changesNothing, fingerprintOf, type HolidayName, type ImportPlan, planImport, type Removal } from './plan-import.ts'

export type ImportOutcome =
  | { readonly outcome: 'imported' | 'nothing-to-do'; readonly plan: ImportPlan; readonly moves: readonly DueMove[] }
  /** Somebody changed the list since the preview: nothing was written. */
  | { readonly outcome: 'conflict'; readonly plan: ImportPlan }

type ImportInput = {
  readonly incoming: readonly Incoming[]
  readonly source: string
  readonly remove: Removal
  /** The fingerprint of the plan that somebody has seen and agreed to; null at the command line. */
  readonly agreed: string | null
  readonly actor: Actor
  readonly now: Date
}

/**
 * Brings the list of bank holidays up to date in one transaction, then counts the clocks of all open requests again. The counting comes in
 * batches of its own; when the process dies in between, the daily counting or the same import again finishes it.
 */
export async function importHolidays(db: WriteDb, input: ImportInput): Promise<ImportOutcome> {
  const { agreed, actor, now } = input
  const { plan, isDone } = await inTransaction(db, async tx => {
    const present = await lockHolidays(tx)
    const plan = planImport({ present, incoming: input.incoming, remove: input.remove, today: dayInUk(now) })
    const isDone = changesNothing(plan)
    if (isDone || (agreed !== null && agreed !== fingerprintOf(plan))) return { plan, isDone }
    await saveHolidays(tx, rowsOf(plan, present, input))
    await record(tx, {
      actor,
      at: now,
      deed: 'holidays.import',
      subject: { kind: 'holidays', id: 'bank-holidays' },
      before: { renamed: plan.renamed.map(each => ({ ...named(each), title: each.before })), removed: plan.removed.map(named) },
      after: { added: plan.added.map(named), renamed: plan.renamed.map(named), source: input.source },
    })
    await announce(tx, { name: 'holidays-changed' })
    return { plan, isDone: false }
  })
  if (!isDone && agreed !== null && agreed !== fingerprintOf(plan)) return { outcome: 'conflict', plan }
  const moves = await reckonOpenRequests(db, { actor, now, why: 'holidays' })
  return { outcome: isDone ? 'nothing-to-do' : 'imported', plan, moves }
}

const named = ({ day, division, title }: HolidayName): HolidayName => ({ day, division, title })

function rowsOf(plan: ImportPlan, present: readonly HolidayRow[], { source, now }: ImportInput): HolidayRow[] {
  const before = (holiday: HolidayName) => present.find(row => row.day === holiday.day && row.division === holiday.division)
  const added = plan.added.map(({ day, division, title, substitute }) => ({
    day,
    division,
    title,
    substitute,
    source,
    basis: 'published' as const,
    // The earliest day that we can answer for; what was taken out and comes back was known before.
    announced_on: before({ day, division, title })?.announced_on ?? dayInUk(now),
    removed_at: null,
    imported: true,
  }))
  const renamed = plan.renamed.flatMap(({ day, division, title, ...each }) => {
    const row = before({ day, division, title: each.before })
    return row ? [{ ...row, title, source, imported: true }] : []
  })
  const removed = plan.removed.flatMap(holiday => {
    const row = before(holiday)
    return row ? [{ ...row, removed_at: now, imported: true }] : []
  })
  return [...added, ...renamed, ...removed]
}
