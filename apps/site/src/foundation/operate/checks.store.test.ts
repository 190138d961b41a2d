import { chmodSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import type { Migration } from '../database/migrate.ts'
import { migration0001 } from '../database/migration-0001.ts'
import type { Services } from '../http/room.ts'
import { silentLog } from '../log.ts'
import { groundChecks } from './checks.ts'
import { checkCommand } from './commands/check-command.ts'
import { writeSetting } from './settings.ts'

const lamps: Migration = {
  name: '0002_lamps',
  statements: [
    'create table lamp (id integer primary key)',
    'create table light (id integer primary key, lamp integer references lamp (id))',
  ],
}
const migrations = [migration0001, lamps]
const folder = mkdtempSync(join(tmpdir(), 'spotlight-checks-'))
afterAll(() => rmSync(folder, { recursive: true }))

eachDatabase(
  'check',
  open => {
    let dataFolder: string
    const now = new Date('2026-11-22T09:00:00Z')

    beforeEach(async () => {
      dataFolder = mkdtempSync(join(folder, 'data-'))
      mkdirSync(join(dataFolder, 'backups'))
      const backup = join(dataFolder, 'backups/spotlight-example.backup.gz')
      writeFileSync(backup, '')
      utimesSync(backup, now, now)
      await writeSetting(open().db, 'campaign', 'example')
    })

    async function check(known: readonly Migration[] = migrations, more: Parameters<typeof checkCommand>[0] = () => []) {
      const lines: string[] = []
      const { db } = open()
      // What the checks of the ground look at; the rest of the services has nothing to do with them.
      const services = { db, write: db, dataFolder, clock: () => now, log: silentLog } as unknown as Services
      const command = checkCommand(() => [...groundChecks(() => known), ...more()])
      const exitCode = await command.run([], { services, print: line => lines.push(line), cwd: folder })
      return { exitCode, lines, found: lines.filter(line => /^(PROBLEM|notice)/.test(line)).map(line => line.slice(9)) }
    }

    test('finds nothing where nothing is wrong', async () => {
      expect(await check()).toMatchObject({ exitCode: 0, found: [] })
    })

    test('finds rows that point at nothing', async () => {
      await open()
        .kysely.connection()
        .execute(async db => {
          await sql`set session_replication_role = replica`.execute(db)
          await sql`insert into light values (1, 99), (2, null)`.execute(db)
          await sql`set session_replication_role = origin`.execute(db)
        })
      const { exitCode, lines } = await check()
      expect(exitCode).toBe(65)
      expect(lines.join('\n')).toContain('1 rows of "light" point at rows of "lamp"')
      await sql`delete from light`.execute(open().kysely)
    })

    test('finds a schema that is behind, and one that is ahead', async () => {
      const behind = await check([...migrations, { name: '0003_more', statements: [] }])
      expect([behind.exitCode, behind.lines.join('\n')]).toEqual([65, expect.stringContaining('0003_more')])
      const ahead = await check([migration0001])
      expect([ahead.exitCode, ahead.lines.join('\n')]).toEqual([65, expect.stringContaining('newer Spotlight')])
    })

    test('notices an open folder and an old or missing backup', async () => {
      chmodSync(dataFolder, 0o755)
      utimesSync(join(dataFolder, 'backups/spotlight-example.backup.gz'), now, new Date('2026-11-01T09:00:00Z'))
      const old = await check()
      expect([old.exitCode, old.found]).toEqual([0, ['The data folder can be written and has room', 'There is a recent backup']])
      expect(old.lines.join('\n')).toContain('21 days old')
      rmSync(join(dataFolder, 'backups'), { recursive: true })
      expect((await check()).lines.join('\n')).toContain('There is no backup')
    })

    test('a check that cannot be carried out is a problem, and the others still run', async () => {
      const broken = { name: 'Broken', run: () => Promise.reject(new Error('reader@example.invalid')) }
      const { exitCode, lines, found } = await check(migrations, () => [broken, { name: 'Last', run: async () => [] }])
      expect([exitCode, found]).toEqual([65, ['Broken']])
      expect(lines).toContain('ok       Last')
      expect(lines.join()).not.toContain('reader@')
    })
  },
  { migrations },
)
