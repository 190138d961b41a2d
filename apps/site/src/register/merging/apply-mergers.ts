import { createHash } from 'node:crypto'
import { type WriteDb, writes } from '../../foundation/index.ts'
import { noteTable } from '../noted-tables.ts'
import type { RegisterTables } from '../schema.ts'
import { type Merger, mergersThatHold } from './merger-store.ts'

/** How a succession says that staff entered it. */
export const enteredByStaff = 'entered by staff'

/** The last day on which the old trust was open: the day before. `YYYY-MM-DD` both. */
export function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - 1)
  return date.toISOString().slice(0, 10)
}

/**
 * Brings the register to what staff know of mergers, in the transaction of an import: the sources learn of them later, and an import would
 * undo them. Where the source says the same by then, it has its way. Repeating it changes nothing.
 */
export async function applyMergers(tx: WriteDb, now: Date): Promise<void> {
  const mergers = await mergersThatHold(tx)
  for (const merger of mergers) await apply(tx, merger)
  const sha256 = createHash('sha256')
    .update(JSON.stringify(mergers.map(({ id, from, to, effectiveOn }) => [id, from, to, effectiveOn])))
    .digest('hex')
  // Names and places in memory are built again when any of the register's tables has another checksum.
  await noteTable(tx, { name: 'mergers', sha256, row_count: mergers.length, imported_at: now, description: null })
}

async function apply(tx: WriteDb, { from, to, effectiveOn, source }: Merger): Promise<void> {
  const db = writes<RegisterTables>(tx)
  const old = await db.selectFrom('trust').select('name').where('code', '=', from).executeTakeFirst()
  await db
    .updateTable('trust')
    .set({ closed_on: dayBefore(effectiveOn) })
    .where('code', '=', from)
    .where('closed_on', 'is', null)
    .execute()
  await db
    .insertInto('succession')
    .values({
      old_code: from,
      old_name: old?.name ?? null,
      new_code: to,
      effective_on: effectiveOn,
      source: enteredByStaff,
      note: source,
    })
    .onConflict(conflict => conflict.columns(['old_code', 'new_code']).doNothing())
    .execute()
  await db.updateTable('hospital').set({ trust_code: to }).where('trust_code', '=', from).execute()
}
