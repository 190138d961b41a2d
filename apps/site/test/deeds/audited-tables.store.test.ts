import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { eachDatabase } from '../support/test-database.ts'
import { unaudited } from './audited-tables.ts'

/**
 * The proof that no verb misses the audit log: whatever changes a row, by whatever way, is refused without an entry, because the database
 * looks. It holds for code that is not written yet.
 */
eachDatabase('every table of the schema', open => {
  const named = async (query: ReturnType<typeof sql<{ name: string }>>) =>
    (await query.execute(open().kysely)).rows.map(({ name }) => name)

  const tables = () =>
    named(sql`select c.relname as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by c.relname collate "C"`)

  /** Tables of which every insert, update and delete is looked at. A column list narrows an update, and is told apart. */
  const guarded = () =>
    named(sql`select c.relname as name from pg_trigger t
      join pg_class c on c.oid = t.tgrelid
      join pg_proc p on p.oid = t.tgfoid
      where p.proname = 'refuse_change_without_audit' and t.tgenabled in ('O', 'A')
        and (t.tgtype & 28) = 28 and coalesce(array_length(t.tgattr::int2[], 1), 0) = 0
        and (t.tgconstraint = 0 or (t.tgdeferrable and t.tginitdeferred))
      order by c.relname collate "C"`)

  test('refuses changes without an entry in the audit log, or is excepted with its reason', async () => {
    const all = await tables()
    expect(all.length).toBeGreaterThan(40)
    const seen = new Set([...(await guarded()), ...Object.keys(partly), ...Object.keys(unaudited)])
    expect(all.filter(table => !seen.has(table))).toEqual([])
  })

  test('nothing is excepted that is guarded, or that is not there', async () => {
    const [all, safe] = [await tables(), await guarded()]
    for (const excepted of [unaudited, partly]) {
      expect(Object.keys(excepted).filter(table => safe.includes(table) || !all.includes(table))).toEqual([])
      for (const reason of Object.values(excepted)) expect(reason.split(' ').length).toBeGreaterThan(3)
    }
  })

  test('where only some columns are looked at, those are the ones that mean something', async () => {
    const { rows } = await sql<{ name: string; columns: string[] }>`
      select c.relname as name, array(
        select a.attname::text from unnest(t.tgattr::int2[]) as u(number)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = u.number order by a.attname collate "C") as columns
      from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
      where p.proname = 'refuse_change_without_audit' and array_length(t.tgattr::int2[], 1) > 0
      order by c.relname collate "C"`.execute(open().kysely)
    expect(rows).toEqual([{ name: 'staff', columns: ['deactivated_at', 'email', 'language', 'name', 'role'] }])
  })

  test.each([
    ['charity', 'name'],
    ['trust', 'name'],
  ])('a change of %s by hand, without an entry, is refused', async (table, column) => {
    const change = sql`update ${sql.table(table)} set ${sql.ref(column)} = ${sql.ref(column)}`
    await expect(change.execute(open().kysely)).rejects.toThrow(`Table ${table} was changed without an entry`)
  })

  test('nor can a guarded table be emptied at once', async () => {
    await expect(sql`truncate trust cascade`.execute(open().kysely)).rejects.toThrow('without an entry')
  })
})

/** Tables that better-auth writes too: what our verbs write is looked at. */
const partly: Readonly<Record<string, string>> = {
  staff:
    'better-auth touches when somebody was last changed; names, addresses, roles and whether they may come in are looked at.',
}
