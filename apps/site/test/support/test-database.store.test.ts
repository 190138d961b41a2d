import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { eachDatabase } from './test-database.ts'

const lamps = [{ name: '0001_lamps', statements: ['create table lamp (id bigint primary key, lit date not null)'] }]

eachDatabase(
  'a test database',
  open => {
    test('has the schema that was asked for, and values in one form', async () => {
      await sql`insert into lamp values (1, '2026-11-03')`.execute(open().kysely)
      const { rows } = await sql`select id, lit from lamp`.execute(open().kysely)
      expect(rows).toEqual([{ id: 1, lit: '2026-11-03' }])
    })

    test('is a fresh one where that was asked for', async () => {
      const { rows } = await sql`select id from lamp`.execute(open().kysely)
      expect(rows).toEqual([])
    })

    test('speaks the SQL of PostgreSQL 15 and newer', async () => {
      const { rows } = await sql<{ version: string }>`select current_setting('server_version_num') as version`.execute(
        open().kysely,
      )
      expect(Number(rows[0]?.version)).toBeGreaterThanOrEqual(150_000)
    })
  },
  { migrations: lamps, freshFor: 'test' },
)
