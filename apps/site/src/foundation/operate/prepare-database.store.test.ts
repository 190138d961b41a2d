import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import type { Migration } from '../database/migrate.ts'
import { schemaState } from '../database/migrate.ts'
import { migration0001 } from '../database/migration-0001.ts'
import type { Campaign, Services } from '../http/room.ts'
import { prepareRows, prepareSchema } from './prepare-database.ts'
import type { Seed } from './seeds.ts'
import { readSetting } from './settings.ts'

const more: Migration = { name: '0002_more', statements: ['create table more (a integer)'] }
const folder = mkdtempSync(join(tmpdir(), 'spotlight-prepare-'))
afterAll(() => rmSync(folder, { recursive: true }))

eachDatabase(
  'preparing a database',
  open => {
    let backups: (readonly string[])[]
    beforeEach(() => {
      backups = []
    })

    const prepare = (migrations: readonly Migration[], campaign: Campaign = 'example') =>
      prepareSchema({
        database: open(),
        migrations,
        campaign,
        say: () => {},
        backUp: async () => {
          backups.push((await schemaState(open().kysely, migrations)).done)
        },
      })

    test('a new one gets its tables and its campaign; there is nothing to back up', async () => {
      await prepare([migration0001])
      expect(await readSetting(open().db, 'campaign')).toBe('example')
      expect(backups).toEqual([])
    })

    test('before an upgrade there is a backup of how it was; without one there is none', async () => {
      await prepare([migration0001])
      await prepare([migration0001])
      expect(backups).toEqual([])
      await prepare([migration0001, more])
      expect(backups).toEqual([['0001_foundation']])
    })

    test('one of another campaign is refused before anything is changed', async () => {
      await prepare([migration0001])
      await expect(prepare([migration0001, more], 'uk')).rejects.toMatchObject({ name: 'Refusal', code: 'configuration' })
      expect((await schemaState(open().kysely, [migration0001])).done).toEqual(['0001_foundation'])
      expect(backups).toEqual([])
    })

    test('a backup that fails stops the upgrade', async () => {
      await prepare([migration0001])
      const failing = prepareSchema({
        database: open(),
        migrations: [migration0001, more],
        campaign: 'example',
        say: () => {},
        backUp: () => Promise.reject(new Error('disk full')),
      })
      await expect(failing).rejects.toThrow('disk full')
      expect((await schemaState(open().kysely, [migration0001])).done).toEqual(['0001_foundation'])
    })

    test('a seed runs again only when its files have changed, and only in its campaign', async () => {
      await prepare([migration0001])
      const ran: string[] = []
      const seed = (name: string, parts: Partial<Seed>): Seed => ({ name, run: async () => void ran.push(name), ...parts })
      const from = { files: ['words'], version: 1 }
      const seeds = [seed('a', { from }), seed('b', { from, campaign: 'uk' }), seed('c', {})]
      // What planting seeds looks at.
      const services = { db: open().db, write: open().db, root: folder, campaign: 'example' } as unknown as Services
      const plant = async (list: readonly Seed[]) => {
        await prepareRows(services, list, () => {})
        return ran.splice(0)
      }
      writeFileSync(join(folder, 'words'), 'one')
      expect(await plant(seeds)).toEqual(['a', 'c'])
      expect(await plant(seeds)).toEqual(['c'])
      writeFileSync(join(folder, 'words'), 'two')
      expect(await plant(seeds)).toEqual(['a', 'c'])
      expect(await plant([seed('a', { from: { ...from, version: 2 } })])).toEqual(['a'])
      const broken = seed('a', { from: { ...from, version: 3 }, run: () => Promise.reject(new Error('broken')) })
      await expect(plant([broken])).rejects.toThrow('broken')
      expect(await plant([seed('a', { from: { ...from, version: 3 } })])).toEqual(['a'])
    })
  },
  { migrations: [], freshFor: 'test' },
)
