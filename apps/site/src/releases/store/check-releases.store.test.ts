import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { inTransaction, record, sha256Of, writes } from '../../foundation/index.ts'
import { by } from '../test-support/test-register.ts'
import { releasesCheck } from './check-releases.ts'

eachDatabase('the check of releases', open => {
  const findings = () => releasesCheck.run({ db: open().db })

  test('finds what is no longer as it was published, and nothing else', async () => {
    const body = '{"release":"2026-1"}'
    const change = (statement: ReturnType<typeof sql>) =>
      inTransaction(open().db, async tx => {
        await record(tx, { actor: by.actor, at: by.now, deed: 'release.publish', subject: { kind: 'release', id: 'test' } })
        await statement.execute(writes(tx))
      })
    await change(
      sql`insert into criteria (version, body, sha256, published_on) values ('9', '{}', ${sha256Of('{}')}, '2026-11-03')`,
    )
    const insert = (id: string, number: number, sha256: string) =>
      change(sql`insert into release (id, year, number, correction_number, title, as_of, published_on, criteria, content_key, body, sha256)
        values (${id}, 2026, ${number}, 0, 'A release', '2026-11-03', '2026-11-03', '9', ${id}, ${body}, ${sha256})`)
    await insert('2026-1', 1, sha256Of(body))
    expect(await findings()).toEqual([])
    await insert('2026-2', 2, sha256Of(`${body} `))
    const found = await findings()
    expect(found.map(({ level, what }) => [level, what])).toEqual([['problem', 'Release 2026-2 is not as it was published.']])
  })
})
