import { type Kysely, sql } from 'kysely'
import { leftOutRemark } from './left-out.ts'

export type ColumnShape = { readonly name: string; readonly type: string }

/** A table as a backup sees it: the columns that hold rows of ours (not those that the database computes), and the order of its rows. */
export type TableShape = {
  readonly name: string
  readonly columns: readonly ColumnShape[]
  readonly orderBy: readonly string[]
  /** False for what can be imported again: see left-out.ts. */
  readonly isBackedUp: boolean
}

/** The migration library's own notes are not rows of ours: a restore makes them again by migrating. */
const notOurs = ['kysely_migration', 'kysely_migration_lock']

/** Every table of ours, by name. Both databases must give the same order, whatever their collation: names and texts sort by code. */
export async function describeTables(db: Kysely<unknown>): Promise<TableShape[]> {
  const { rows } = await sql<{
    table_name: string
    column_name: string
    type: string
    key_place: number | null
    is_text: boolean
    is_backed_up: boolean
  }>`
    select c.relname as table_name, a.attname as column_name, format_type(a.atttypid, a.atttypmod) as type,
      array_position(i.indkey::int2[], a.attnum) as key_place, t.typcategory = 'S' as is_text,
      obj_description(c.oid, 'pg_class') is distinct from ${leftOutRemark} as is_backed_up
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    join pg_type t on t.oid = a.atttypid
    left join pg_index i on i.indrelid = c.oid and i.indisprimary
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    order by c.relname collate "C", a.attnum`.execute(db)
  const tables = Map.groupBy(
    rows.filter(row => !notOurs.includes(row.table_name)),
    row => row.table_name,
  )
  return [...tables].map(([name, columns]) => {
    const key = columns.filter(column => column.key_place !== null).sort((a, b) => (a.key_place ?? 0) - (b.key_place ?? 0))
    const order = key.length > 0 ? key : columns
    return {
      name,
      isBackedUp: columns.every(column => column.is_backed_up),
      columns: columns.map(column => ({ name: column.column_name, type: column.type })),
      orderBy: order.map(column => (key.length > 0 && !column.is_text ? quote(column.column_name) : asText(column.column_name))),
    }
  })
}

const asText = (column: string) => `${quote(column)}::text collate "C"`

/** A name from the catalogue as an SQL identifier. */
export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`
