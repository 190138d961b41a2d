import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { inTransaction, type ReadDb, rows, writes } from './handle.ts'
import { openEmbedded } from './open.ts'

type Tables = { lamp: { id: number; lit: boolean } }
const open = await openEmbedded({ folder: null })
await sql`create table lamp (id bigint primary key, lit boolean not null)`.execute(open.kysely)
afterAll(() => open.close())

const lamps = (db: ReadDb) => rows<Tables>(db).selectFrom('lamp').select(['id', 'lit']).orderBy('id').execute()

describe('a transaction', () => {
  it('keeps all or nothing', async () => {
    await expect(
      inTransaction(open.db, async tx => {
        await writes<Tables>(tx).insertInto('lamp').values({ id: 1, lit: true }).execute()
        throw new Error('changed our mind')
      }),
    ).rejects.toThrow('changed our mind')
    expect(await lamps(open.db)).toEqual([])
  })

  it('throws at once when the outer handle is used inside, where PGlite would wait for ever', async () => {
    await expect(inTransaction(open.db, () => lamps(open.db))).rejects.toThrow('only the handle that it was given')
  })

  it('throws when one is begun inside another', async () => {
    await expect(inTransaction(open.db, () => inTransaction(open.db, async () => 1))).rejects.toThrow('inside another')
  })

  it('gives up after its limit and keeps nothing', async () => {
    const slow = inTransaction(
      open.db,
      async tx => {
        await writes<Tables>(tx).insertInto('lamp').values({ id: 2, lit: true }).execute()
        await new Promise(resolve => setTimeout(resolve, 200))
        await writes<Tables>(tx).insertInto('lamp').values({ id: 3, lit: true }).execute()
      },
      { limitMs: 50 },
    )
    await expect(slow).rejects.toThrow('longer than 50 ms')
    expect(await lamps(open.db)).toEqual([])
  })

  it('hands whole numbers over as numbers', async () => {
    await inTransaction(open.db, tx => writes<Tables>(tx).insertInto('lamp').values({ id: 4, lit: false }).execute())
    expect(await lamps(open.db)).toEqual([{ id: 4, lit: false }])
  })
})
