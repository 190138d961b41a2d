import { type ReadDb, rows, type WriteDb, writes } from '../database/handle.ts'

/** The one row a fact that Spotlight keeps about this very database: docs/tables/spotlight.md. */
type SettingsTables = { spotlight: { key: string; value: string } }

export async function readSetting(db: ReadDb, key: string): Promise<string | null> {
  const row = await rows<SettingsTables>(db).selectFrom('spotlight').select('value').where('key', '=', key).executeTakeFirst()
  return row?.value ?? null
}

export async function writeSetting(db: WriteDb, key: string, value: string): Promise<void> {
  await writes<SettingsTables>(db)
    .insertInto('spotlight')
    .values({ key, value })
    .onConflict(conflict => conflict.column('key').doUpdateSet({ value }))
    .execute()
}
