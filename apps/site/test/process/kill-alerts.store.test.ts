import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allMigrations } from '../../src/app.tsx'
import { findRoot, inTransaction, listMail, openEmbedded, record, rows, writes } from '../../src/foundation/index.ts'
import type { NetworkTables } from '../../src/network/network-tables.ts'
import { invented, publish, result, saveTrusts } from '../../src/site/test/site-for-tests.ts'
import { testImage } from '../support/test-image.ts'

const followers = 500
const folder = mkdtempSync(join(tmpdir(), 'spotlight-kill-alerts-'))
const data = join(folder, 'data')
// Within the checkout: what the child needs is found beside it.
const program = join(findRoot(import.meta.dirname), 'dist', `.kill-alerts-${process.pid}`)
const now = new Date('2026-11-22T09:00:00Z')
afterAll(() => {
  for (const made of [folder, program]) rmSync(made, { recursive: true, force: true })
})

beforeAll(async () => {
  const child = join(import.meta.dirname, 'alerts-child.ts')
  await build({
    configFile: join(import.meta.dirname, '../../vite.config.ts'),
    build: { outDir: program, emptyOutDir: true, sourcemap: false, rolldownOptions: { input: { child } } },
  })
  const database = await openEmbedded({ folder: data, image: await testImage(allMigrations(), undefined) })
  await saveTrusts(database.db, [invented('EX-001', 'First Trust')])
  await publish(database.db, { title: 'First', asOf: '2026-05-01', rows: [result('EX-001', 'partial')] })
  await inTransaction(database.db, async tx => {
    const db = writes<NetworkTables>(tx)
    await record(tx, { actor: { kind: 'system', name: 'test' }, at: now, deed: 'test', subject: { kind: 'test', id: '' } })
    const people = Array.from({ length: followers }, (_, index) => `person${index}@post.example`)
    const common = { locale: 'en', state: 'confirmed', asked_at: now, confirmed_at: now, left_at: null } as const
    const made = await db
      .insertInto('supporter')
      .values(people.map(address => ({ address, address_typed: address, ...common })))
      .returning('id')
      .execute()
    const following = { trust_code: 'EX-001', state: 'active', told_status: 'partial', told_release: '2026-1' } as const
    const open = { asked_at: now, confirmed_at: now, ended_at: null, ended_because: null, followed_from: null }
    await db
      .insertInto('alert_subscription')
      .values(made.map(({ id }) => ({ supporter_id: id, ...following, ...open })))
      .execute()
  })
  await publish(database.db, { title: 'Second', asOf: '2026-06-01', rows: [result('EX-001', 'collecting')] })
  await database.close()
}, 120_000)

/** Runs the child; kills it so many ms after it has opened the database, or lets it end. */
async function run(killAfterMs: number | null): Promise<void> {
  const child = spawn(process.execPath, [join(program, 'child.js')], {
    cwd: findRoot(import.meta.dirname),
    env: { PATH: process.env.PATH, CHILD_FOLDER: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close')
  if (killAfterMs !== null) {
    await Promise.race([once(child.stdout, 'data'), ended])
    await wait(killAfterMs)
    child.kill('SIGKILL')
    await ended
    return
  }
  child.stdout.resume()
  expect(await ended).toEqual([0, null])
}

test('killed again and again in the middle of 500 alerts, everybody is told once', async () => {
  const seen: number[] = []
  for (const killAfterMs of [60, 150, 250, 350]) {
    await run(killAfterMs)
    const database = await openEmbedded({ folder: data })
    seen.push((await rows<NetworkTables>(database.db).selectFrom('alert').select('id').execute()).length)
    await database.close()
  }
  await run(null)
  const database = await openEmbedded({ folder: data })
  const alerts = await rows<NetworkTables>(database.db).selectFrom('alert').select(['subscription_id', 'mail_id']).execute()
  const mails = await listMail(database.db, { limit: 2 * followers })
  await database.close()
  // Whole batches or nothing, whenever it was killed; and the first time it was not done yet.
  expect(seen[0]).toBeLessThan(followers)
  expect(seen.filter(count => count % 100 !== 0)).toEqual([])
  expect(new Set(alerts.map(({ subscription_id }) => subscription_id)).size).toBe(followers)
  expect(alerts).toHaveLength(followers)
  expect(mails).toHaveLength(followers)
  expect(new Set(mails.map(({ to }) => to)).size).toBe(followers)
  expect(mails.map(({ id }) => id).sort()).toEqual(alerts.map(({ mail_id }) => mail_id).sort())
}, 60_000)
