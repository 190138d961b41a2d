import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  batchesAbout,
  type MailState,
  migrate,
  type OpenDatabase,
  openEmbedded,
  openPostgres,
  type ReadDb,
  rows,
  silentLog,
} from '../../src/foundation/index.ts'
import { recoverInterrupted } from '../../src/foundation/mail/mail-sender.ts'
import { seededRandom } from '../../src/site/example-campaign/generate/random.ts'
import { roundById } from '../../src/survey/rounds/round-store.ts'
import type { SurveyTables } from '../../src/survey/schema.ts'
import { loadPlan } from '../../src/survey/sending/load-plan.ts'
import { sendRound } from '../../src/survey/sending/send-round.ts'
import { surveyMailSettled } from '../../src/survey/sending/survey-mail-settled.ts'
import { createScratchDatabase, postgresForTests } from '../support/postgres.ts'
import { houseForTests, roundToSend, sendingMigrationsForTests, testActor, trustsToAsk } from '../support/round-to-send.ts'
import { smtpSink } from '../support/smtp-sink.ts'
import { testImage } from '../support/test-image.ts'

vi.setConfig({ testTimeout: 600_000 })

const letters = 240
const kills = 20
const folder = mkdtempSync(join(tmpdir(), 'spotlight-kill-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The child stands in the checkout, so that it finds the packages. */
const childFolder = join(import.meta.dirname, '../../../../dist', `.kill-test-${process.pid}`)
afterAll(() => rmSync(childFolder, { recursive: true, force: true }))

beforeAll(async () => {
  await build({
    configFile: join(import.meta.dirname, '../../vite.config.ts'),
    build: {
      outDir: childFolder,
      emptyOutDir: true,
      sourcemap: false,
      rolldownOptions: { input: { child: join(import.meta.dirname, 'mail-sender-child.ts') } },
    },
  })
}, 120_000)

/** A round of 240 letters, all written and none sent. */
async function writeLetters(database: OpenDatabase): Promise<void> {
  const now = new Date()
  const round = await roundToSend(database, { now, trusts: trustsToAsk(letters) })
  const plan = await loadPlan(database.db, round, houseForTests, now)
  const outcome = await sendRound(database.db, {
    round: round.id,
    fingerprint: plan.fingerprint,
    recallMinutes: 0,
    house: houseForTests,
    office: { smtpUrl: houseForTests.smtpUrl, mailDomain: houseForTests.mailDomain, clock: () => now },
    actor: testActor,
    now,
  })
  expect(outcome).toEqual({ outcome: 'sent', letters, byHand: 0 })
}

/** A mail server that takes a moment to answer: a process that dies meanwhile never hears whether it had taken the letter. */
const slowSink = () => {
  const caught: string[] = []
  const heard = new EventTarget()
  const sink = smtpSink({
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', chunk => chunks.push(chunk))
      stream.on('end', () => {
        caught.push(/^Message-ID: (<[^>]+>)/im.exec(Buffer.concat(chunks).toString())?.[1] ?? '')
        heard.dispatchEvent(new Event('letter'))
        setTimeout(done, 4)
      })
    },
  })
  return { sink, caught, heard }
}

const start = (env: Record<string, string>): ChildProcess =>
  spawn(process.execPath, [join(childFolder, 'child.js')], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })

type MailRow = { message_id: string; state: MailState; recipient: string }

/** Every letter has gone once, or is said to be uncertain; none twice; none forgotten; and the requests say the same as the mails. */
async function expectNothingLostOrDoubled(db: ReadDb, caught: readonly string[]): Promise<void> {
  const mails = await rows<{ mail: MailRow }>(db).selectFrom('mail').select(['message_id', 'state', 'recipient']).execute()
  const times = Map.groupBy(caught, id => id)
  expect(mails).toHaveLength(letters)
  expect(caught.filter(id => !mails.some(mail => mail.message_id === id))).toEqual([])
  expect([...times.values()].filter(same => same.length > 1)).toEqual([])
  expect(mails.filter(({ state }) => state !== 'sent' && state !== 'uncertain')).toEqual([])
  expect(mails.filter(({ state, message_id }) => state === 'sent' && !times.has(message_id))).toEqual([])
  const deliveries = await rows<SurveyTables>(db).selectFrom('request').select(['sent_to', 'delivery']).execute()
  const stateOf = new Map(mails.map(({ recipient, state }) => [recipient, state]))
  expect(deliveries).toHaveLength(letters)
  expect(deliveries.filter(({ sent_to, delivery }) => stateOf.get(sent_to ?? '') !== delivery)).toEqual([])
  const events = await rows<SurveyTables>(db).selectFrom('request_event').select('kind').where('kind', '=', 'received').execute()
  expect(events).toHaveLength(mails.filter(({ state }) => state === 'sent').length)
  expect((await roundById(db, '2027-1'))?.state).toBe('open')
  expect(await batchesAbout(db, 'round/2027-1')).toHaveLength(1)
}

/** Kills the sender so many times after a random number of letters, and lets it finish in the end. */
async function killAndFinish(env: Record<string, string>, { times, seed }: { times: number; seed: string }): Promise<string[]> {
  const { sink, caught, heard } = slowSink()
  const { url, close } = await sink
  const random = seededRandom(seed)
  for (let kill = 0; kill < times; kill++) {
    const until = caught.length + 1 + Math.floor(random() * 12)
    const child = start({ ...env, CHILD_SMTP_URL: url })
    const ended = once(child, 'close')
    await new Promise<void>(resolve => {
      const look = () => {
        if (caught.length < until) return
        heard.removeEventListener('letter', look)
        setTimeout(resolve, Math.floor(random() * 12))
      }
      heard.addEventListener('letter', look)
    })
    child.kill('SIGKILL')
    // In the middle of it: it had not come to its end by itself.
    expect(await ended).toEqual([null, 'SIGKILL'])
  }
  expect(caught.length).toBeLessThan(letters)
  const last = start({ ...env, CHILD_SMTP_URL: url })
  expect(await once(last, 'close')).toEqual([0, null])
  await close()
  return caught
}

describe(`a sender that is killed ${kills} times while it sends ${letters} letters`, () => {
  test('embedded database: each letter arrives once or is uncertain', async () => {
    const data = join(folder, 'embedded')
    const database = await openEmbedded({ folder: data, image: await testImage(sendingMigrationsForTests, undefined) })
    await writeLetters(database)
    await database.close()
    const caught = await killAndFinish({ CHILD_FOLDER: data }, { times: kills, seed: 'kill' })
    const after = await openEmbedded({ folder: data })
    await expectNothingLostOrDoubled(after.db, caught)
    await after.close()
  })

  const postgres = postgresForTests()
  test.skipIf('missing' in postgres)('PostgreSQL: the same, and what was under way is found ten minutes later', async () => {
    if ('missing' in postgres) return
    const scratch = await createScratchDatabase(postgres.url)
    const database = await openPostgres(scratch.url)
    await migrate(database.kysely, sendingMigrationsForTests)
    await writeLetters(database)
    const caught = await killAndFinish({ CHILD_DATABASE_URL: scratch.url }, { times: 3, seed: 'kill on PostgreSQL' })
    const later = () => new Date(Date.now() + 11 * 60_000)
    await recoverInterrupted({ db: database.db, clock: later, log: silentLog, settled: surveyMailSettled }, false)
    await expectNothingLostOrDoubled(database.db, caught)
    await database.close()
    await scratch.drop()
  })
})
