import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Actor,
  announce,
  inTransaction,
  type ReadDb,
  Refusal,
  record,
  type Seed,
  type WriteDb,
} from '../foundation/index.ts'
import { readTableDescriptions } from './described-tables.ts'
import { readTable } from './import/read-tables.ts'
import { type TableName, type Tables, tableNames } from './import/tables.ts'
import { loaders } from './load-tables.ts'
import { applyMergers } from './merging/apply-mergers.ts'
import { notedTables, noteTable } from './noted-tables.ts'
import { trustsWithoutDecision } from './trust-store.ts'

/** About a second on the embedded database; a small machine may need some more. */
const limitMs = 120_000
const nothing = createHash('sha256').digest('hex')

/**
 * Brings the database's register to what the committed tables in `data/` say. Only tables whose bytes have changed are read and
 * loaded; all in one transaction. Returns the tables loaded: none when nothing has changed.
 *
 * @param root the folder of the checkout
 * @param actor who asked for it: the seed of every start, unless said otherwise
 */
export async function seedRegister(
  db: WriteDb,
  root: string,
  now: Date,
  actor: Actor = { kind: 'seed', name: 'register' },
): Promise<TableName[]> {
  const folder = join(root, 'data')
  const descriptions = readTableDescriptions(folder)
  const noted = new Map((await notedTables(db)).map(table => [table.name, table]))
  const files = tableNames.map(name => ({ name, sha256: hashOf(join(folder, `${name}.csv`)) }))
  const changed = files
    .filter(({ name, sha256 }) => noted.get(name)?.sha256 !== sha256)
    .map(file => ({ ...file, rows: readTable(folder, file.name) }))
  const isDescribed = [...descriptions].every(([name, words]) => same(noted.get(name)?.description, words))
  if (changed.length === 0 && isDescribed) return []
  const rowCounts = new Map(changed.map(({ name, rows }) => [name as string, rows.length]))
  const hashes = new Map(files.map(({ name, sha256 }) => [name as string, sha256]))
  await inTransaction(
    db,
    async tx => {
      const told = changed.map(
        ({ name }) => [name, { before: noted.get(name)?.row_count ?? 0, after: rowCounts.get(name) ?? 0 }] as const,
      )
      // First of all: its tables look for it at once.
      await record(tx, {
        actor,
        at: now,
        deed: 'register.import',
        subject: { kind: 'register', id: 'register' },
        before: Object.fromEntries(told.map(([name, { before }]) => [name, before])),
        after: Object.fromEntries(told.map(([name, { after }]) => [name, after])),
      })
      for (const { name, rows } of changed) await load(tx, name, rows)
      for (const name of new Set([...hashes.keys(), ...descriptions.keys()])) {
        await noteTable(tx, {
          name,
          // The outline of the map is described with the tables, and is no table: it has neither rows nor bytes here.
          sha256: hashes.get(name) ?? nothing,
          row_count: rowCounts.get(name) ?? noted.get(name)?.row_count ?? 0,
          imported_at: rowCounts.has(name) ? now : (noted.get(name)?.imported_at ?? now),
          description: descriptions.get(name) ?? null,
        })
      }
      await applyMergers(tx, now)
      await refuseUndecided(tx)
      await announce(tx, { name: 'register-imported' })
    },
    { limitMs },
  )
  return changed.map(({ name }) => name)
}

/** The tables whose bytes in a checkout are not those in the database, with the numbers of rows of both. Changes nothing. */
export async function tablesToLoad(db: ReadDb, root: string): Promise<{ name: TableName; before: number; after: number }[]> {
  const folder = join(root, 'data')
  const noted = new Map((await notedTables(db)).map(table => [table.name, table]))
  return tableNames
    .filter(name => noted.get(name)?.sha256 !== hashOf(join(folder, `${name}.csv`)))
    .map(name => ({ name, before: noted.get(name)?.row_count ?? 0, after: readTable(folder, name).length }))
}

/** What the register is made from, by its path in the checkout. */
export const registerFiles: readonly string[] = [...tableNames.map(name => `data/${name}.csv`), 'data/tables.json']

/** The register as a seed of both campaigns. It knows by its own hashes what has changed. */
export const registerSeed: Seed = {
  name: 'the register',
  run: async ({ write, root, clock }) => void (await seedRegister(write, root, clock())),
}

// readTable gave the rows of the table of this very name; TypeScript cannot follow that through the union.
const load = (tx: WriteDb, name: TableName, rows: Tables[TableName]): Promise<void> => loaders[name](tx, rows as never)

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')

/** JSON from the database comes with its keys in another order. */
const same = (a: object | null | undefined, b: object): boolean => a != null && canonical(a) === canonical(b)
const canonical = (value: object): string => JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))

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
