import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { askForTests, house, noonOf, openRoundForTests, roundId } from '../../../test/support/requests-for-tests.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { inTransaction, record, writes } from '../../foundation/index.ts'
import type { WritableSurveyTables } from '../schema.ts'
import { countClosedFiles, listClosedFiles } from './attachment-store.ts'

const now = noonOf('2027-04-20')
const count = 4000

eachDatabase('closed files, as many as letters', open => {
  beforeAll(async () => {
    await openRoundForTests(open())
    await askForTests(open().db, 'EX-901')
    await inTransaction(open().db, async tx => {
      await record(tx, { actor: house, at: now, deed: 'file.check', subject: { kind: 'file', id: 'many' } })
      const tables = writes<WritableSurveyTables>(tx)
      await sql`insert into attachment_file (sha256, bytes, type, state, findings, has_text, came_at)
        select lpad(n::text, 64, '0'), 1, 'text/csv', 'quarantined', '[]', false, ${now}::timestamptz
        from generate_series(1, ${count}::int) n`.execute(tables)
      await sql`insert into message (round_id, trust_code, direction, sender, recipient, subject, body, at, attachments)
        select ${roundId}, 'EX-901', 'in', '', '', '', '', ${now}::timestamptz,
          jsonb_build_array(jsonb_build_object('name', 'a.csv', 'type', 'text/csv', 'bytes', 1, 'sha256', lpad(n::text, 64, '0')))
        from generate_series(1, ${count}::int) n`.execute(tables)
    })
  })

  // The first page of the console counts them for everybody: to look through all letters for each file takes longer than a test may.
  test('are counted and listed without looking through all letters for each of them', async () => {
    expect(await countClosedFiles(open().db)).toBe(count)
    expect((await listClosedFiles(open().db, 500)).length).toBe(500)
  }, 5000)
})
