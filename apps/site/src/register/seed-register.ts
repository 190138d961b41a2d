import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { announce, inTransaction, Refusal, type WriteDb } from '../foundation/index.ts'
import { readTable } from './import/read-tables.ts'
import { type TableName, type Tables, tableNames } from './import/tables.ts'
import { loaders } from './load-tables.ts'
import { notedTables, noteTable } from './noted-tables.ts'
import { trustsWithoutDecision } from './trust-store.ts'

/** About a second on the embedded database; a small machine may need some more. */
const limitMs = 120_000

/**
 * Brings the database's register to what the committed tables in `data/` say. Only tables whose bytes have changed are read and
 * loaded; all in one transaction. Returns the tables loaded: none when nothing has changed.
 *
 * @param root the folder of the checkout
 */
export async function seedRegister(db: WriteDb, root: string, now: Date = new Date()): Promise<TableName[]> {
  const folder = join(root, 'data')
  const noted = new Map((await notedTables(db)).map(table => [table.name, table.sha256]))
  const hashes = tableNames.map(name => ({ name, sha256: hashOf(join(folder, `${name}.csv`)) }))
  const changed = hashes.filter(({ name, sha256 }) => noted.get(name) !== sha256)
  if (changed.length === 0) return []
  const tables = changed.map(({ name, sha256 }) => ({ name, sha256, rows: readTable(folder, name) }))
  await inTransaction(
    db,
    async tx => {
      for (const { name, sha256, rows } of tables) {
        await load(tx, name, rows)
        await noteTable(tx, { name, sha256, row_count: rows.length, imported_at: now })
      }
      await refuseUndecided(tx)
      await announce(tx, { name: 'register-imported' })
    },
    { limitMs },
  )
  return changed.map(({ name }) => name)
}

// readTable gave the rows of the table of this very name; TypeScript cannot follow that through the union.
const load = (tx: WriteDb, name: TableName, rows: Tables[TableName]): Promise<void> => loaders[name](tx, rows as never)

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')

/** Without a decision a trust would vanish from every list. */
async function refuseUndecided(tx: WriteDb): Promise<void> {
  const [code] = await trustsWithoutDecision(tx)
  if (code === undefined) return
  throw new Refusal(
    'bad-data',
    `data/survey-decisions.csv does not say whether ${code} is asked.`,
    'Add a row for it, with a decision and a reason, and start again.',
  )
}
