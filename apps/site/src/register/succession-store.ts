import { type ReadDb, rows } from '../foundation/index.ts'
import { followSuccessions } from './follow-successions.ts'
import type { RegisterTables, SuccessionRecord } from './schema.ts'
import { trustByCode, trustsByCodes } from './trust-store.ts'
import type { Succession, Trust, TrustCode } from './types.ts'

const successions = (db: ReadDb) =>
  rows<RegisterTables>(db)
    .selectFrom('succession')
    .select(['old_code', 'old_name', 'new_code', 'effective_on'])
    .orderBy('effective_on', 'desc')
    .orderBy('old_code')

/** Every recorded succession, newest first. */
export const allSuccessions = async (db: ReadDb): Promise<Succession[]> => (await successions(db).execute()).map(asSuccession)

/** What became part of this trust, newest first: one step back. */
export const predecessorsOf = async (db: ReadDb, code: string): Promise<Succession[]> =>
  (await successions(db).where('new_code', '=', code).execute()).map(asSuccession)

/** What this trust became, newest first: one step on. One trust can have several successors. */
export const successorsOf = async (db: ReadDb, code: string): Promise<Succession[]> =>
  (await successions(db).where('old_code', '=', code).execute()).map(asSuccession)

/** The open trusts that answer today for this code: itself, or the ends of the chain of its successors. */
export async function presentTrusts(db: ReadDb, code: string): Promise<Trust[]> {
  const wanted = code.trim().toUpperCase()
  const trust = await trustByCode(db, wanted)
  if (trust?.closedOn === null) return [trust]
  const ends = followSuccessions(trust?.code ?? wanted, await allSuccessions(db))
  return (await trustsByCodes(db, ends)).filter(end => end.closedOn === null)
}

function asSuccession(row: Pick<SuccessionRecord, 'old_code' | 'old_name' | 'new_code' | 'effective_on'>): Succession {
  // References trust.code.
  return { from: row.old_code, fromName: row.old_name, to: row.new_code as TrustCode, effectiveOn: row.effective_on }
}
