import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { Refusal } from '../../problems.ts'
import { type BackupHead, backupFormat } from './backup-format.ts'
import { describeTables, quote, type TableShape } from './describe-tables.ts'

const rowsAtOnce = 500

/** How PostgreSQL writes values, whatever the server's own settings: exact to the microsecond and the last digit. */
const writtenForm = [
  `set local timezone = 'UTC'`,
  `set local datestyle = 'ISO, YMD'`,
  `set local intervalstyle = 'iso_8601'`,
  `set local bytea_output = 'hex'`,
  'set local extra_float_digits = 1',
]

/**
 * All rows as the lines of a backup (see backup-format.ts), read in one transaction so that they belong together. `everything`: also what no
 * backup holds, see left-out.ts.
 */
export async function exportRows(
  db: Kysely<unknown>,
  write: (line: string) => Promise<void> | void,
  { everything = false }: { readonly everything?: boolean } = {},
): Promise<void> {
  const whole = createHash('sha256')
  const put = async (line: string) => {
    whole.update(`${line}\n`)
    await write(line)
  }
  await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async tx => {
      for (const setting of writtenForm) await sql.raw(setting).execute(tx)
      await put(JSON.stringify(await readHead(tx)))
      const tables = (await describeTables(tx)).filter(({ isBackedUp }) => isBackedUp || everything)
      for (const table of tables) await exportTable(tx, table, put)
      await write(JSON.stringify({ tables: tables.length, sha256: whole.digest('hex') }))
    })
}

async function readHead(tx: Kysely<unknown>): Promise<BackupHead> {
  const there = await sql<{ there: boolean }>`
    select to_regclass('kysely_migration') is not null and to_regclass('spotlight') is not null as there`.execute(tx)
  const campaign = there.rows[0]?.there
    ? (await sql<{ value: 'example' | 'uk' }>`select value from spotlight where key = 'campaign'`.execute(tx)).rows[0]?.value
    : undefined
  if (campaign === undefined) {
    throw new Refusal(
      'no-input',
      'There is nothing to back up: this database is empty.',
      'Start Spotlight once (npm start) to fill it.',
    )
  }
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name collate "C"`.execute(tx)
  return { spotlight: 'backup', format: backupFormat, campaign, migrations: rows.map(row => row.name) }
}

async function exportTable(tx: Kysely<unknown>, table: TableShape, put: (line: string) => Promise<void>): Promise<void> {
  const columns = table.columns.map(column => column.name)
  await put(JSON.stringify({ table: table.name, columns }))
  const hash = createHash('sha256')
  let count = 0
  const texts = columns.map(column => `${quote(column)}::text`).join(', ')
  // As one text array a row: no driver turns a value into something of its own on the way.
  await sql
    .raw(
      `declare backup_rows no scroll cursor for select array[${texts}] as value from ${quote(table.name)} order by ${table.orderBy.join(', ')}`,
    )
    .execute(tx)
  for (;;) {
    const { rows } = await sql.raw<{ value: (string | null)[] }>(`fetch forward ${rowsAtOnce} from backup_rows`).execute(tx)
    if (rows.length === 0) break
    for (const { value } of rows) {
      const line = JSON.stringify(value)
      hash.update(`${line}\n`)
      await put(line)
    }
    count += rows.length
  }
  await sql.raw('close backup_rows').execute(tx)
  await put(JSON.stringify({ rows: count, sha256: hash.digest('hex') }))
}
