import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { writes } from '../database/handle.ts'
import { type Migration, schemaState } from '../database/migrate.ts'
import type { Check, Finding, Services } from '../http/room.ts'
import { isRefusal } from '../problems.ts'
import { backupFolder } from './backup/backup-file.ts'
import { quote } from './backup/describe-tables.ts'
import { exportRows } from './backup/export-rows.ts'

const scarceBytes = 500 * 1024 * 1024
const oldBackupDays = 7
const dayMs = 24 * 60 * 60 * 1000

/** What can be said of any database and any folder, whatever the rooms keep in them. */
export const groundChecks = (migrations: () => readonly Migration[]): Check[] => [
  { name: 'The tables are those of this version', run: services => schemaFindings(kyselyOf(services), migrations()) },
  { name: 'Every row can be read', run: services => readEverything(kyselyOf(services)) },
  { name: 'No row points at one that is missing', run: services => missingTargets(kyselyOf(services)) },
  { name: 'The data folder can be written and has room', run: folderFindings },
  { name: 'There is a recent backup', run: backupFindings },
]

const kyselyOf = (services: Services): Kysely<unknown> => writes<unknown>(services.write)

async function schemaFindings(db: Kysely<unknown>, migrations: readonly Migration[]): Promise<Finding[]> {
  try {
    const { pending } = await schemaState(db, migrations)
    if (pending.length === 0) return []
    return [{ level: 'problem', what: `Steps not yet applied: ${pending.join(', ')}.`, next: 'Start the site once (npm start).' }]
  } catch (error) {
    if (isRefusal(error)) return [{ level: 'problem', what: error.message, next: error.next }]
    throw error
  }
}

/** Reading is the only way to find a damaged page of the disk. */
async function readEverything(db: Kysely<unknown>): Promise<Finding[]> {
  await exportRows(db, () => {}, { everything: true })
  return []
}

/** The keys forbid it; a damaged index or a half-restored copy of the files does not ask them. */
async function missingTargets(db: Kysely<unknown>): Promise<Finding[]> {
  const { rows: keys } = await sql<{ name: string; from: string; to: string; columns: string[]; targets: string[] }>`
    select k.conname as name, f.relname as from, t.relname as to,
      array(select attname::text from unnest(k.conkey) with ordinality u(n, o) join pg_attribute on attrelid = f.oid and attnum = u.n order by o) as columns,
      array(select attname::text from unnest(k.confkey) with ordinality u(n, o) join pg_attribute on attrelid = t.oid and attnum = u.n order by o) as targets
    from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace
    order by f.relname, k.conname`.execute(db)
  const findings: Finding[] = []
  for (const { from, to, columns, targets } of keys) {
    const pairs = columns.map((column, place) => `t.${quote(targets[place] ?? '')} = f.${quote(column)}`).join(' and ')
    const given = columns.map(column => `f.${quote(column)} is not null`).join(' and ')
    const query = `select count(*)::int as count from ${quote(from)} f where ${given} and not exists (select from ${quote(to)} t where ${pairs})`
    const { rows } = await sql.raw<{ count: number }>(query).execute(db)
    const count = rows[0]?.count ?? 0
    if (count === 0) continue
    const next = 'Restore the newest backup that passes this check: see docs/operate.md, "Restore".'
    findings.push({ level: 'problem', what: `${count} rows of "${from}" point at rows of "${to}" that are not there.`, next })
  }
  return findings
}

async function folderFindings({ dataFolder }: Services): Promise<Finding[]> {
  if (!existsSync(dataFolder))
    return [{ level: 'notice', what: `There is no folder ${dataFolder} yet.`, next: 'Starting the site makes it.' }]
  accessSync(dataFolder, constants.W_OK)
  const findings: Finding[] = []
  const { bavail, bsize } = await statfs(dataFolder)
  const free = bavail * bsize
  if (free < scarceBytes) {
    findings.push({
      level: 'problem',
      what: `Only ${Math.floor(free / 1024 / 1024)} MB of disk are free.`,
      next: 'Make room: a backup and an upgrade need it.',
    })
  }
  if ((statSync(dataFolder).mode & 0o077) !== 0) {
    findings.push({
      level: 'notice',
      what: 'Other users of this machine may look into the data folder.',
      next: `Close it: chmod 700 ${dataFolder}`,
    })
  }
  return findings
}

async function backupFindings({ dataFolder, clock }: Services): Promise<Finding[]> {
  const folder = backupFolder(dataFolder)
  const times = existsSync(folder)
    ? readdirSync(folder)
        .filter(name => name.endsWith('.backup.gz'))
        .map(name => statSync(join(folder, name)).mtimeMs)
    : []
  const next = 'Write one: npm run spotlight -- backup'
  if (times.length === 0) return [{ level: 'notice', what: `There is no backup in ${folder}.`, next }]
  const days = Math.floor((clock().getTime() - Math.max(...times)) / dayMs)
  return days > oldBackupDays ? [{ level: 'notice', what: `The newest backup in ${folder} is ${days} days old.`, next }] : []
}
