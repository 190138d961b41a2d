import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openEmbedded } from '../../src/foundation/index.ts'
import { createScratchDatabase, postgresForTests } from '../support/postgres.ts'
import { buildSite, root, runToEnd, startSiteProcess } from '../support/site-process.ts'

// Each test starts the real program, some of them three times.
vi.setConfig({ testTimeout: 180_000 })

const folder = mkdtempSync(join(tmpdir(), 'spotlight-refusals-'))
const started = join(folder, 'started')
afterAll(() => rmSync(folder, { recursive: true }))

/** The data of a site that has been started once: a copy is ready at once, a first start takes seconds. */
function copyOfData(name: string): string {
  const copy = join(folder, name)
  cpSync(started, copy, { recursive: true })
  return copy
}

beforeAll(async () => {
  buildSite()
  const site = await startSiteProcess({ SPOTLIGHT_DATA: started })
  await site.end()
}, 240_000)

/** What is refused says what is wrong and what to do, without a stack and without the word Error. */
async function refusalOf(env: Record<string, string>, at = root) {
  const { exitCode, wrong, out } = await runToEnd('main.js', [], { SPOTLIGHT_DATA: join(folder, 'other'), ...env }, at)
  expect(wrong).not.toMatch(/^\s+at /m)
  expect(wrong).not.toMatch(/\bError\b/)
  expect(wrong.trimEnd().split('\n').length).toBeGreaterThanOrEqual(2)
  expect(out).not.toContain('ready')
  return { exitCode, wrong }
}

describe('a start that cannot be is refused in words:', () => {
  test.each([
    ['PORT', 'many'],
    ['BASE_URL', 'spotlight'],
    ['SPOTLIGHT_CAMPAIGN', 'us'],
    ['SMTP_URL', 'localhost'],
    ['SMTP_URL', 'smtp://mail.example.org'],
    ['DATABASE_URL', 'mysql://localhost/spotlight'],
  ])('%s is %s', async (name, value) => {
    const { exitCode, wrong } = await refusalOf({ [name]: value })
    expect(exitCode).toBe(78)
    expect(wrong).toContain(name)
  })

  test('the port is taken', async () => {
    const other = createServer()
    await new Promise<void>(resolve => other.listen(0, 'localhost', resolve))
    const address = other.address()
    const port = String(typeof address === 'object' ? address?.port : '')
    const { exitCode, wrong } = await refusalOf({ PORT: port })
    expect(exitCode).toBe(69)
    expect(wrong).toContain(`Port ${port} is taken`)
    expect(wrong).toContain('PORT=')
    other.close()
  })

  test('the folder cannot be written', async () => {
    writeFileSync(join(folder, 'file'), '')
    const { exitCode, wrong } = await refusalOf({ SPOTLIGHT_DATA: join(folder, 'file/data') })
    expect(exitCode).toBe(73)
    expect(wrong).toContain('SPOTLIGHT_DATA')
  })

  test('another process has the folder; that one goes on', async () => {
    const data = copyOfData('twice')
    const site = await startSiteProcess({ SPOTLIGHT_DATA: data })
    const { exitCode, wrong } = await refusalOf({ SPOTLIGHT_DATA: data })
    expect(exitCode).toBe(75)
    expect(wrong).toContain(`process ${site.child.pid}`)
    expect(wrong).toContain(site.baseUrl.replace(/:\d+$/, ''))
    expect((await fetch(`${site.baseUrl}/readyz`)).status).toBe(200)
    await site.end()
  })

  test('the database belongs to the other campaign', async () => {
    const { exitCode, wrong } = await refusalOf({ SPOTLIGHT_DATA: started, SPOTLIGHT_CAMPAIGN: 'uk' })
    expect(exitCode).toBe(78)
    expect(wrong).toContain('SPOTLIGHT_CAMPAIGN=example')
  })

  test('a newer Spotlight made the tables', async () => {
    const data = copyOfData('newer')
    const database = await openEmbedded({ folder: join(data, 'database') })
    await sql`insert into kysely_migration (name, timestamp) values ('9999_newer', '2030-01-01')`.execute(database.kysely)
    await database.close()
    const { exitCode, wrong } = await refusalOf({ SPOTLIGHT_DATA: data })
    expect(exitCode).toBe(78)
    expect(wrong).toContain('newer Spotlight')
    expect(wrong).toContain('backup')
  })

  test('the embedded database is damaged', async () => {
    const data = copyOfData('damaged')
    writeFileSync(join(data, 'database/global/pg_control'), 'nothing')
    const { exitCode, wrong } = await refusalOf({ SPOTLIGHT_DATA: data })
    expect(exitCode).toBe(65)
    expect(wrong).toContain('restore')
  })

  test('no PostgreSQL answers', async () => {
    const { exitCode, wrong } = await refusalOf({ DATABASE_URL: 'postgres://someone:secret@127.0.0.1:1/spotlight' })
    expect(exitCode).toBe(69)
    expect(wrong).toContain('DATABASE_URL')
    expect(wrong).not.toContain('secret')
  })

  const postgres = postgresForTests()
  describe.skipIf('missing' in postgres)('on PostgreSQL:', () => {
    test('the database does not exist', async () => {
      const url = new URL('url' in postgres ? postgres.url : '')
      url.pathname = '/no_such_database'
      const { exitCode, wrong } = await refusalOf({ DATABASE_URL: url.href })
      expect(exitCode).toBe(78)
      expect(wrong).toContain('does not exist')
    })

    test('a restore while a site runs on it', async () => {
      const scratch = await createScratchDatabase('url' in postgres ? postgres.url : '')
      const env = { DATABASE_URL: scratch.url, SPOTLIGHT_DATA: join(folder, 'postgres') }
      const site = await startSiteProcess(env)
      try {
        const file = join(folder, 'postgres.backup.gz')
        expect(await runToEnd('command.js', ['backup', '--to', file], env)).toMatchObject({ exitCode: 0 })
        const busy = await runToEnd('command.js', ['restore', file, '--replace'], env)
        expect(busy).toMatchObject({ exitCode: 75, wrong: expect.stringContaining('running on this database') })
        await site.end()
        expect(await runToEnd('command.js', ['restore', file, '--replace'], env)).toMatchObject({ exitCode: 0 })
      } finally {
        await site.end()
        await scratch.drop()
      }
    })
  })

  describe('a file of the campaign is broken:', () => {
    /** A checkout of its own, with the same program and packages. */
    function checkoutWith(name: string, break_: (content: string) => void): string {
      const checkout = join(folder, name)
      mkdirSync(join(checkout, 'dist'), { recursive: true })
      cpSync(join(root, 'package.json'), join(checkout, 'package.json'))
      for (const part of ['dist/site', 'content']) cpSync(join(root, part), join(checkout, part), { recursive: true })
      for (const part of ['node_modules', 'data']) symlinkSync(join(root, part), join(checkout, part))
      break_(join(checkout, 'content'))
      return checkout
    }

    test('words', async () => {
      const checkout = checkoutWith('words', content => {
        const file = join(content, 'messages/en/site.yaml')
        writeFileSync(file, `${readFileSync(file, 'utf8')}\n  bad: [`)
      })
      const { exitCode, wrong } = await refusalOf({}, checkout)
      expect(exitCode).toBe(78)
      expect(wrong).toContain('content/messages/en/site.yaml')
    })

    test('charity.yaml', async () => {
      const checkout = checkoutWith('charity', content => writeFileSync(join(content, 'charity.yaml'), 'name: [1, 2]\n'))
      const { exitCode, wrong } = await refusalOf({}, checkout)
      expect(exitCode).toBe(65)
      expect(wrong).toContain('content/charity.yaml')
    })
  })
})

describe('a command that cannot be is refused in words:', () => {
  test('one that does not exist', async () => {
    const { exitCode, wrong } = await runToEnd('command.js', ['bakup'], {})
    expect([exitCode, wrong]).toEqual([
      64,
      'There is no command "bakup".\nDid you mean "backup"? npm run spotlight -- --help lists them all.\n',
    ])
  })

  test('one with an option that it does not know', async () => {
    const { exitCode, wrong } = await runToEnd('command.js', ['backup', '--where', 'x'], { SPOTLIGHT_DATA: started })
    expect(exitCode).toBe(64)
    expect(wrong).toContain('npm run spotlight -- backup [--to FILE]')
  })

  test('a restore over what is there, unless that is said', async () => {
    const data = copyOfData('restore')
    const file = join(folder, 'restore.backup.gz')
    const env = { SPOTLIGHT_DATA: data }
    expect(await runToEnd('command.js', ['backup', '--to', file], env)).toMatchObject({ exitCode: 0 })
    const refused = await runToEnd('command.js', ['restore', file], env)
    expect(refused).toMatchObject({ exitCode: 75, wrong: expect.stringContaining('--replace') })
    const restored = await runToEnd('command.js', ['restore', file, '--replace'], env)
    expect(restored).toMatchObject({ exitCode: 0, out: expect.stringContaining('before-restore') })
  })

  test('a restore of the other campaign', async () => {
    const file = join(folder, 'restore.backup.gz')
    const refused = await runToEnd('command.js', ['restore', file], {
      SPOTLIGHT_DATA: join(folder, 'uk'),
      SPOTLIGHT_CAMPAIGN: 'uk',
    })
    expect(refused).toMatchObject({ exitCode: 78, wrong: expect.stringContaining('Nothing was changed') })
  })
})
