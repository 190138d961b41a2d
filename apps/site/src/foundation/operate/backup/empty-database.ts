import { type Kysely, sql } from 'kysely'
import { quote } from './describe-tables.ts'

/** Whether anything of Spotlight (or of anybody) is in the database's public schema. */
export async function isEmptyDatabase(db: Kysely<unknown>): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'm', 'p')`.execute(
    db,
  )
  return rows[0]?.count === 0
}

/** Drops every table, view and function of the public schema. Extensions, and the schema itself with its rights, stay. */
export async function emptyDatabase(tx: Kysely<unknown>): Promise<void> {
  const { rows: relations } = await sql<{ name: string; kind: string }>`
    select relname as name, relkind as kind from pg_class c
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'm', 'p')
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`.execute(tx)
  for (const { name, kind } of relations) {
    const what = kind === 'v' ? 'view' : kind === 'm' ? 'materialized view' : 'table'
    await sql.raw(`drop ${what} if exists ${quote(name)} cascade`).execute(tx)
  }
  const { rows: routines } = await sql<{ signature: string }>`
    select p.oid::regprocedure::text as signature from pg_proc p
    where pronamespace = 'public'::regnamespace and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`.execute(
    tx,
  )
  for (const { signature } of routines) await sql.raw(`drop routine if exists ${signature} cascade`).execute(tx)
  const { rows: types } = await sql<{ name: string }>`
    select typname as name from pg_type t
    where typnamespace = 'public'::regnamespace and typtype in ('e', 'd')
      and not exists (select from pg_depend d where d.objid = t.oid and d.deptype = 'e')`.execute(tx)
  for (const { name } of types) await sql.raw(`drop type if exists ${quote(name)} cascade`).execute(tx)
}
