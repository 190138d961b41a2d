import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { eachDatabase } from '../../test/support/test-database.ts'
import { findRoot, hearNews, type News, rows } from '../foundation/index.ts'
import { registerTables } from './described-tables.ts'
import { registerMigrationsForTests } from './register-for-tests.ts'
import type { RegisterTables } from './schema.ts'
import { seedRegister } from './seed-register.ts'
import { registerTrusts, trustByCode } from './trust-store.ts'

const root = findRoot(import.meta.dirname)
const monday = new Date('2026-11-23T09:00:00Z')
const tuesday = new Date('2026-11-24T09:00:00Z')

/** A copy of the committed tables in which something can be changed. */
function copyOfData(change: (file: (name: string) => { read: () => string; write: (text: string) => void }) => void): string {
  const copy = mkdtempSync(join(tmpdir(), 'register-'))
  cpSync(join(root, 'data'), join(copy, 'data'), { recursive: true })
  change(name => ({
    read: () => readFileSync(join(copy, 'data', name), 'utf8'),
    write: text => writeFileSync(join(copy, 'data', name), text),
  }))
  return copy
}

eachDatabase(
  'seeding the register',
  open => {
    test('every committed row is in the database, and a second time nothing is loaded', async () => {
      const { db } = open()
      expect(await seedRegister(db, root, monday)).toContain('trusts')
      const lines = (name: string) =>
        readFileSync(join(root, 'data', name), 'utf8')
          .trimEnd()
          .split('\n').length - 1
      const count = async (table: keyof RegisterTables) => {
        const row = await rows<RegisterTables>(db)
          .selectFrom(table)
          .select(eb => eb.fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow()
        return row.count
      }
      expect(await count('trust')).toBe(lines('trusts.csv'))
      expect(await count('survey_decision')).toBe(lines('survey-decisions.csv'))
      expect(await count('succession')).toBe(lines('trust-successions.csv'))
      expect(await count('hospital')).toBe(lines('hospitals.csv'))
      expect(await count('politician')).toBe(lines('politicians.csv'))
      expect(await count('postcode_sector')).toBe(lines('postcode-sectors.csv'))
      expect(await count('postcode_district')).toBe(lines('postcode-districts.csv'))
      expect(await count('postcode_range')).toBe(lines('postcode-constituencies.csv'))
      expect(await count('known_gap')).toBe(lines('known-gaps.csv'))
      expect(await seedRegister(db, root, tuesday)).toEqual([])
    })

    test('each table says where it comes from and how old it is', async () => {
      const tables = await registerTables(open().db, monday)
      const sectors = tables.find(table => table.name === 'postcode-sectors')
      expect(sectors).toMatchObject({ sourceDate: '2023-08-09', ageMonths: 39, file: 'postcode-sectors.csv' })
      expect(sectors?.rows).toBeGreaterThan(10_000)
      expect(tables.every(table => table.licence !== '' && table.attribution !== '' && table.source !== '')).toBe(true)
    })

    test('only the table that changed is loaded again, and a trust that is gone from the file stays', async () => {
      const { db } = open()
      const before = await registerTrusts(db)
      const news: News[] = []
      const stop = await hearNews(open(), item => void news.push(item))
      const folder = copyOfData(file => {
        const trusts = file('trusts.csv')
        const kept = trusts
          .read()
          .split('\n')
          .filter(line => !line.startsWith('RR8,'))
          .map(line => (line.startsWith('RA2,') ? line.replace('Royal Surrey', 'Royal Guildford') : line))
        trusts.write(kept.join('\n'))
      })
      try {
        expect(await seedRegister(db, folder, tuesday)).toEqual(['trusts'])
      } finally {
        rmSync(folder, { recursive: true })
      }
      expect((await registerTrusts(db)).length).toBe(before.length)
      expect((await trustByCode(db, 'RA2'))?.name).toMatch(/^Royal Guildford/)
      expect((await trustByCode(db, 'RR8'))?.name).toMatch(/^Leeds Teaching/)
      await expect.poll(() => news).toContainEqual({ name: 'register-imported' })
      await stop()
    })

    test('a trust without a decision is refused, and nothing of that import stays', async () => {
      const { db } = open()
      const folder = copyOfData(file => {
        const decisions = file('survey-decisions.csv')
        decisions.write(decisions.read().replace(/^RR8,.*\n/m, ''))
      })
      try {
        await expect(seedRegister(db, folder, tuesday)).rejects.toThrow(/does not say whether RR8/)
      } finally {
        rmSync(folder, { recursive: true })
      }
      expect((await trustByCode(db, 'RR8'))?.survey.decision).toBe('surveyed')
    })
  },
  { migrations: registerMigrationsForTests },
)
