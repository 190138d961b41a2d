import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { inTransaction, rows, type WriteDb, writes } from '../database/handle.ts'
import { auditedTable } from './migration-0006.ts'
import { record } from './record.ts'

const entry = {
  actor: { kind: 'command', name: 'test' },
  at: new Date('2026-11-22T09:00:00Z'),
  deed: 'thing.make',
  subject: { kind: 'thing', id: '1' },
  after: { name: 'Tŷ' },
} as const

eachDatabase('the audit log', open => {
  const insert = (tx: WriteDb) => writes<{ thing: { id: number } }>(tx).insertInto('thing').values({ id: 1 }).execute()
  const count = async () => (await rows<{ thing: { id: number } }>(open().db).selectFrom('thing').select('id').execute()).length
  const raw = (text: string) => sql.raw(text).execute(writes(open().db))

  test('a change without an entry is refused by the database, one with an entry is kept', async () => {
    await raw('create table thing (id integer)')
    await raw(auditedTable('thing'))
    await expect(inTransaction(open().db, insert)).rejects.toThrow('audit')
    expect(await count()).toBe(0)
    await inTransaction(open().db, async tx => {
      await insert(tx)
      await record(tx, entry)
    })
    expect(await count()).toBe(1)
    // The permission ended with the transaction, also on the same connection.
    await expect(inTransaction(open().db, insert)).rejects.toThrow('audit')
    expect(await count()).toBe(1)
  })

  test.each(['update audit set deed = deed', 'delete from audit', 'truncate audit'])('nobody can %s', async statement => {
    await inTransaction(open().db, tx => record(tx, entry))
    await expect(raw(statement)).rejects.toThrow('only ever added to')
  })
})
