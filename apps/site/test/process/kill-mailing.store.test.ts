import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allMigrations } from '../../src/app.tsx'
import { findRoot, openEmbedded, rows } from '../../src/foundation/index.ts'
import { changeDraft } from '../../src/network/mailings/draft/change-draft.ts'
import { makeMailing } from '../../src/network/mailings/draft/make-mailing.ts'
import { mailingById } from '../../src/network/mailings/mailing-store.ts'
import { uncertainOf } from '../../src/network/mailings/recipient-mail-store.ts'
import { countFates } from '../../src/network/mailings/recipient-store.ts'
import { everybody } from '../../src/network/mailings/segments/segment.ts'
import { startMailing } from '../../src/network/mailings/send/start-mailing.ts'
import { addMembers } from '../support/members-for-tests.ts'
import { quickSmtpSink } from '../support/quick-smtp-sink.ts'
import { testImage } from '../support/test-image.ts'
import { testServices } from '../support/test-router.ts'

const recipients = 10_000
const folder = mkdtempSync(join(tmpdir(), 'spotlight-kill-mailing-'))
const data = join(folder, 'data')
// Within the checkout: what the child needs is found beside it.
const program = join(findRoot(import.meta.dirname), 'dist', `.kill-mailing-${process.pid}`)
const actor = { kind: 'staff', id: 'first', name: 'First Admin' } as const
let mailing = 0
afterAll(() => {
  for (const made of [folder, program]) rmSync(made, { recursive: true, force: true })
})

beforeAll(async () => {
  await build({
    configFile: join(import.meta.dirname, '../../vite.config.ts'),
    build: {
      outDir: program,
      emptyOutDir: true,
      sourcemap: false,
      rolldownOptions: { input: { child: join(import.meta.dirname, 'mailing-child.ts') } },
    },
  })
  const database = await openEmbedded({ folder: data, image: await testImage(allMigrations(), undefined) })
  const services = testServices(database, {
    clock: () => new Date(),
    smtpUrl: 'smtp://127.0.0.1:1',
    mailDomain: 'spotlight.example',
  })
  const people = Array.from({ length: recipients }, (_, index) => ({ address: `person${index}@post${index % 7}.example` }))
  await addMembers(database.db, people, new Date())
  mailing = await makeMailing(services, { formToken: 'the form of this test alone', actor })
  const en = {
    title: 'To everybody',
    subject: 'For {{first name|you}}',
    body: 'Dear {{first name|friend}}, see [the map](/map).',
  }
  const none = { title: '', subject: '', body: '' }
  await changeDraft(services, { id: mailing, basedOn: 1, change: { words: { en, cy: none } }, actor })
  const to = { purpose: 'updates', segment: everybody, perMinute: null } as const
  await changeDraft(services, { id: mailing, basedOn: 2, change: to, actor })
  const start = { id: mailing, basedOn: 3, seen: recipients, startsAt: null, actor }
  expect(await startMailing(services, start)).toEqual({ outcome: 'started' })
  await database.close()
}, 300_000)

type Sink = Awaited<ReturnType<typeof quickSmtpSink>>

/** Runs the child, and kills it once so many mails have come in all and a little later; or lets it end. */
async function run(
  { url, caught, heard }: Sink,
  killAt: { readonly count: number; readonly afterMs: number } | null,
): Promise<void> {
  const child = spawn(process.execPath, [join(program, 'child.js')], {
    cwd: findRoot(import.meta.dirname),
    env: { PATH: process.env.PATH, CHILD_FOLDER: data, CHILD_SMTP_URL: url },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = once(child, 'close')
  if (killAt === null) {
    expect(await ended).toEqual([0, null])
    return
  }
  await new Promise<void>(resolve => {
    const look = () => {
      if (caught.length < killAt.count) return
      heard.removeEventListener('mail', look)
      setTimeout(resolve, killAt.afterMs)
    }
    heard.addEventListener('mail', look)
    look()
    child.once('close', resolve)
  })
  child.kill('SIGKILL')
  expect(await ended).toEqual([null, 'SIGKILL'])
}

test('killed while it is written down, written and sent, a mailing of 10,000 reaches nobody twice and lists the uncertain few', async () => {
  const sink = await quickSmtpSink({ answerAfterMs: 1 })
  for (const killAt of [
    // While its recipients are written down, or soon after.
    { count: 0, afterMs: 900 },
    { count: 200, afterMs: 3 },
    { count: 3000, afterMs: 11 },
    { count: 7000, afterMs: 7 },
  ]) {
    await run(sink, killAt)
  }
  // In the middle of it: there was something left to send.
  expect(sink.caught.length).toBeLessThan(recipients)
  await run(sink, null)
  await sink.close()
  const database = await openEmbedded({ folder: data })
  const mails = await rows<{ mail: { kind: string; message_id: string; state: string; body: string; recipient: string } }>(
    database.db,
  )
    .selectFrom('mail')
    .select(['message_id', 'state', 'body', 'recipient'])
    .where('kind', '=', 'mailing')
    .execute()
  const fates = await countFates(database.db, mailing)
  const uncertain = await uncertainOf(database.db, mailing, recipients)
  const state = (await mailingById(database.db, mailing))?.state
  await database.close()
  const times = Map.groupBy(sink.caught, id => id)
  const known = new Set(mails.map(mail => mail.message_id))
  expect([...times.values()].filter(same => same.length > 1)).toEqual([])
  expect(mails).toHaveLength(recipients)
  expect([...times.keys()].filter(id => !known.has(id))).toEqual([])
  expect(mails.filter(mail => mail.state === 'sent' && !times.has(mail.message_id))).toEqual([])
  // Every one has gone or is listed, and those that may not have come are a few.
  expect({ state, ...fates }).toEqual({
    state: 'sent',
    sent: recipients - uncertain.length,
    ...(uncertain.length > 0 ? { uncertain: uncertain.length } : {}),
  })
  expect(uncertain.length).toBeLessThan(recipients / 10)
  expect(mails.filter(mail => mail.state === 'sent' && (mail.body !== '' || mail.recipient !== ''))).toEqual([])
}, 300_000)
