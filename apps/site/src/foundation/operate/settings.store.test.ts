import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { migration0001 } from '../database/migration-0001.ts'
import { readSetting, writeSetting } from './settings.ts'

eachDatabase(
  'settings',
  open => {
    test('a fact is read back, and the last one written counts', async () => {
      const { db } = open()
      expect(await readSetting(db, 'campaign')).toBeNull()
      await writeSetting(db, 'campaign', 'example')
      await writeSetting(db, 'campaign', 'uk')
      expect(await readSetting(db, 'campaign')).toBe('uk')
    })
  },
  { migrations: [migration0001] },
)
