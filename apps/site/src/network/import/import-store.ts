import { z } from 'zod'
import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { NetworkTables } from '../network-tables.ts'
import { type RowFault, rowFaults } from './read-list-row.ts'

/** What became of the rows of a list. `suppressed`: they have left, were erased, or mail does not arrive there. */
export type ImportCounts = z.infer<typeof countsSchema>
const count = z.number()
const countsSchema = z.object({ rows: count, added: count, changed: count, same: count, suppressed: count, refused: count })
export const noCounts: ImportCounts = { rows: 0, added: 0, changed: 0, same: 0, suppressed: 0, refused: 0 }

export type ImportRun = {
  readonly id: number
  readonly at: Date
  readonly isTrial: boolean
  readonly counts: ImportCounts
}

const atOnce = 5000

export type Fault = { readonly line: number; readonly reason: RowFault }
type NewRun = Omit<ImportRun, 'id'> & { readonly sha256: string; readonly faults: readonly Fault[] }

/** Notes what a list brought, in a transaction that is in the audit log already. */
export async function noteImport(tx: WriteDb, { at, isTrial, counts, sha256, faults }: NewRun): Promise<number> {
  const db = writes<NetworkTables>(tx)
  const { id } = await db
    .insertInto('supporter_import')
    .values({ at, is_trial: isTrial, file_sha256: sha256, counts: JSON.stringify(counts) })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (let from = 0; from < faults.length; from += atOnce) {
    const some = faults.slice(from, from + atOnce).map(fault => ({ import_id: Number(id), ...fault }))
    await db.insertInto('supporter_import_fault').values(some).execute()
  }
  return Number(id)
}

/** The newest first. */
export async function listImports(db: ReadDb, limit: number): Promise<ImportRun[]> {
  const found = await rows<NetworkTables>(db)
    .selectFrom('supporter_import')
    .select(['id', 'at', 'is_trial as isTrial', 'counts'])
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return found.map(({ counts, ...run }) => ({ ...run, counts: countsSchema.parse(counts) }))
}

/** The broken lines of one list, in their order; null: there is no such list. */
export async function faultsOf(db: ReadDb, id: number): Promise<Fault[] | null> {
  const run = await rows<NetworkTables>(db).selectFrom('supporter_import').select('id').where('id', '=', id).executeTakeFirst()
  if (!run) return null
  const found = await rows<NetworkTables>(db)
    .selectFrom('supporter_import_fault')
    .select(['line', 'reason'])
    .where('import_id', '=', id)
    .orderBy('line')
    .execute()
  return found.flatMap(({ line, reason }) => {
    const word = rowFaults.find(each => each === reason)
    return word ? [{ line, reason: word }] : []
  })
}

export async function dropOldImports(tx: WriteDb, before: Date): Promise<number> {
  const gone = await writes<NetworkTables>(tx).deleteFrom('supporter_import').where('at', '<', before).returning('id').execute()
  return gone.length
}
