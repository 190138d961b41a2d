import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { inTransaction, type OpenDatabase, record, writes } from '../../foundation/index.ts'
import { by, testMigrations } from '../test-support/test-register.ts'
import type { ReleasesTables } from './tables.ts'

const code = 'EX-001' as never

/** One row in every table of a release, as the publishing verb writes them. */
async function publishByHand({ db }: OpenDatabase, id: string): Promise<void> {
  const [, year, number] = /^(\d+)-(\d+)$/.exec(id) ?? []
  await inTransaction(db, async tx => {
    const write = writes<ReleasesTables>(tx)
    await record(tx, { actor: by.actor, at: by.now, deed: 'release.publish', subject: { kind: 'release', id } })
    await write
      .insertInto('criteria')
      .values({ version: '1', body: '{}', sha256: '00', published_on: '2026-11-03' })
      .onConflict(conflict => conflict.doNothing())
      .execute()
    await write
      .insertInto('release')
      .values({
        id,
        year: Number(year),
        number: Number(number),
        correction_number: 0,
        title: 'Test',
        as_of: '2026-11-03',
        published_on: '2026-11-03',
        criteria: '1',
        content_key: 'k',
        body: '{}',
        sha256: '00',
      })
      .execute()
    await write
      .insertInto('release_status')
      .values({
        release: id,
        trust_code: code,
        name: 'Example',
        nation: 'wales',
        kind: 'board',
        region_code: 'W',
        region_name: 'Wales',
        status: 'partial',
      } as never)
      .execute()
    await write
      .insertInto('evidence')
      .values({ release: id, trust_code: code, position: 1, source: 'quote', quote: 'Some.', language: 'en' } as never)
      .execute()
    await write.insertInto('skipped_row').values({ release: id, line: 2, trust_code: 'EX-002', reasons: '[]' }).execute()
  })
}

eachDatabase(
  'the database refuses to change a release',
  open => {
    const tables = ['release', 'release_status', 'evidence', 'skipped_row', 'criteria'] as const
    const column = { release: 'title', release_status: 'name', evidence: 'quote', skipped_row: 'trust_code', criteria: 'body' }

    test('the rows are there to be attacked', async () => {
      await publishByHand(open(), '2026-1')
      for (const table of tables) {
        const found = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(open().kysely)
        expect(found.rows[0]?.n, table).toBe(1)
      }
    })

    for (const table of tables) {
      test(`update, delete and truncate of ${table}`, async () => {
        const change = sql`update ${sql.table(table)} set ${sql.ref(column[table])} = 'changed'`
        await expect(change.execute(open().kysely)).rejects.toThrow(/final/)
        await expect(sql`delete from ${sql.table(table)}`.execute(open().kysely)).rejects.toThrow(/final/)
        await expect(sql`truncate ${sql.table(table)} cascade`.execute(open().kysely)).rejects.toThrow(/final/)
      })
    }

    test('a row added later', async () => {
      const late = writes<ReleasesTables>(open().db)
        .insertInto('evidence')
        .values({ release: '2026-1', trust_code: code, position: 2, source: 'quote', quote: 'More.', language: 'en' } as never)
      await expect(late.execute()).rejects.toThrow(/published/)
      await publishByHand(open(), '2026-2')
      await expect(late.execute()).rejects.toThrow(/published/)
    })
  },
  { migrations: testMigrations },
)
