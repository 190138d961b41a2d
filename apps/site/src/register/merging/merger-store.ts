import { type ReadDb, rows } from '../../foundation/index.ts'
import type { RegisterTables } from '../schema.ts'
import type { TrustCode } from '../types.ts'

/** What a merger moved, so that it can be moved back. */
export type Moved = { readonly hospitals: readonly string[] }

/** A merger that staff entered. Days are `YYYY-MM-DD`. */
export type Merger = {
  readonly id: number
  readonly from: TrustCode
  readonly to: TrustCode
  readonly effectiveOn: string
  /** Where it was announced. */
  readonly source: string
  readonly moved: Moved
  readonly decidedAt: Date
  readonly decidedBy: string
  readonly undoneAt: Date | null
  readonly undoneBy: string | null
}

/** Every merger that staff entered, the newest first, those that were taken back among them. */
export async function allMergers(db: ReadDb): Promise<Merger[]> {
  const found = await rows<RegisterTables>(db).selectFrom('trust_merger').selectAll().orderBy('id', 'desc').execute()
  return found.map(row => ({
    id: row.id,
    // Both refer to trust.code.
    from: row.from_code as TrustCode,
    to: row.to_code as TrustCode,
    effectiveOn: row.effective_on,
    source: row.source,
    moved: row.moved,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
    undoneAt: row.undone_at,
    undoneBy: row.undone_by,
  }))
}

/** Those that hold, the oldest first. */
export const mergersThatHold = async (db: ReadDb): Promise<Merger[]> =>
  (await allMergers(db)).filter(({ undoneAt }) => undoneAt === null).reverse()
