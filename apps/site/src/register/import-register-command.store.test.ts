import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { eachDatabase } from '../../test/support/test-database.ts'
import { testServices } from '../../test/support/test-router.ts'
import { findRoot } from '../foundation/index.ts'
import { importRegisterCommand } from './import-register-command.ts'
import { registerMigrationsForTests } from './register-for-tests.ts'
import { trustByCode } from './trust-store.ts'

const copy = mkdtempSync(join(tmpdir(), 'import-register-'))
cpSync(join(findRoot(import.meta.dirname), 'data'), join(copy, 'data'), { recursive: true })
afterAll(() => rmSync(copy, { recursive: true }))

eachDatabase(
  'import-register',
  open => {
    const run = async (...args: string[]) => {
      const printed: string[] = []
      const services = testServices(open(), { root: copy })
      const code = await importRegisterCommand.run(args, { services, print: line => void printed.push(line), cwd: copy })
      return { code, printed: printed.join('\n') }
    }

    test('without a folder it loads the committed tables, and says so; the second time there is nothing to do', async () => {
      const first = await run()
      expect(first.code).toBe(0)
      expect(first.printed).toContain('Loaded into the database: trusts,')
      expect((await trustByCode(open().db, 'RA2'))?.name).toBe('Royal Surrey NHS Foundation Trust')
      expect(await run()).toEqual({ code: 0, printed: 'The database has these tables already.' })
    })

    test('a folder without any source leaves every table as it is', async () => {
      const empty = mkdtempSync(join(tmpdir(), 'no-sources-'))
      const { code, printed } = await run('--from', empty, '--only', 'politicians')
      rmSync(empty, { recursive: true })
      expect(code).toBe(0)
      expect(printed).toContain('The database has these tables already.')
    })

    test.each([
      [['--from', 'nowhere'], /no folder nowhere/],
      [['--from', '.', '--only', 'castles'], /no table “castles”/],
      [['--only', 'trusts'], /--only needs --from/],
      [['--form', 'x'], /--form/],
    ])('%j is refused in words', async (args, words) => {
      await expect(run(...args)).rejects.toThrow(words)
    })
  },
  { migrations: registerMigrationsForTests },
)
