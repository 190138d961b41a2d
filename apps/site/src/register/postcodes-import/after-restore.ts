import { inTransaction, record, rows, type WriteDb } from '../../foundation/index.ts'
import { forgetTable } from '../noted-tables.ts'
import type { RegisterTables } from '../schema.ts'
import { unitPostcodesName } from './describe-postcodes.ts'

/** A backup holds no unit postcodes: after a restore nothing may say that they are there, and whoever restores hears what to import. */
export async function forgetUnitPostcodes(db: WriteDb, now: Date): Promise<string | null> {
  const noted = await rows<RegisterTables>(db)
    .selectFrom('register_table')
    .select('description')
    .where('name', '=', unitPostcodesName)
    .executeTakeFirst()
  if (!noted) return null
  await inTransaction(db, async tx => {
    await record(tx, {
      actor: { kind: 'command', name: 'restore' },
      at: now,
      deed: 'register.roll-back-postcodes',
      subject: { kind: 'register', id: unitPostcodesName },
      before: { describes: noted.description?.source_date ?? null },
      after: null,
    })
    await forgetTable(tx, unitPostcodesName)
  })
  return `A backup holds no unit postcodes: bring those of ${noted.description?.source_date ?? 'the newest month'} in again, or newer ones: npm run spotlight -- import-postcodes FILE`
}
