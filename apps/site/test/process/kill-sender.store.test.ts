import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
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
import { recoverInterrupted } from '../../src/foundation/mail/note-ends.ts'
import { seededRandom } from '../../src/site/example-campaign/generate/random.ts'
import { roundById } from '../../src/survey/rounds/round-store.ts'
import type { SurveyTables } from '../../src/survey/schema.ts'
import { loadPlan } from '../../src/survey/sending/load-plan.ts'
import { openLetters } from '../../src/survey/sending/progress-store.ts'
import { sendRound } from '../../src/survey/sending/send-round.ts'
import { surveyMailsSettled } from '../../src/survey/sending/survey-mail-settled.ts'
import { createScratchDatabase, postgresForTests } from '../support/postgres.ts'
import { quickSmtpSink } from '../support/quick-smtp-sink.ts'
import { houseForTests, roundToSend, sendingMigrationsForTests, testActor, trustsToAsk } from '../support/round-to-send.ts'
import { testImage } from '../support/test-image.ts'

vi.setConfig({ testTimeout: 600_000 })

const letters = 240
/**
 * Each sending is killed again and again, since it is the kills that prove something: 12 of them in all, each of which meets five letters that
 * are on their way at once, and more that were taken and wait for a line. To start a process costs most.
 */
const sendings = 3
const killsOfEach = 4
const killsOnPostgres = 3
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
  // What nobody knows of is listed for a person.
  const listed = (await openLetters(db, '2027-1')).map(({ why }) => why)
  expect(listed).toEqual(mails.filter(({ state }) => state === 'uncertain').map(() => 'uncertain'))
  const events = await rows<SurveyTables>(db).selectFrom('request_event').select('kind').where('kind', '=', 'received').execute()
  expect(events).toHaveLength(mails.filter(({ state }) => state === 'sent').length)
  expect((await roundById(db, '2027-1'))?.state).toBe('open')
  expect(await batchesAbout(db, 'round/2027-1')).toHaveLength(1)
}

type Killing = { readonly times: number; readonly seed: string }

/** Kills the sender so many times at a random moment in the middle, and lets it finish in the end. */
async function killAndFinish(env: Record<string, string>, { times, seed }: Killing): Promise<string[]> {
  const { url, caught, heard, close } = await quickSmtpSink({ answerAfterMs: 20 })
  const random = seededRandom(seed)
  // What a kill leaves uncertain is never sent: there must be enough for the last one.
  const share = (letters * 0.4) / times
  for (let kill = 0; kill < times; kill++) {
    // Anywhere in its share of the letters, and anywhere in the few milliseconds that one letter takes.
    const until = Math.ceil(kill * share + random() * share)
    const afterMs = random() * 30
    const child = start({ ...env, CHILD_SMTP_URL: url })
    const ended = once(child, 'close')
    await new Promise<void>(resolve => {
      const look = () => {
        if (caught.length < until) return
        heard.removeEventListener('mail', look)
        setTimeout(resolve, afterMs)
      }
      heard.addEventListener('mail', look)
      // A child that ends by itself sends no further letter to wait for.
      child.once('close', resolve)
    })
    child.kill('SIGKILL')
    expect(await ended).toEqual([null, 'SIGKILL'])
  }
  // In the middle of it: there was something left to send.
  expect(caught.length).toBeLessThan(letters)
  const last = start({ ...env, CHILD_SMTP_URL: url })
  expect(await once(last, 'close')).toEqual([0, null])
  await close()
  return caught
}

/** Two at a time, since most of it is waiting. What fails says its seed, with which it can be repeated. */
async function repeat(times: number, of: string, run: (seed: string) => Promise<void>): Promise<void> {
  const seeds = Array.from({ length: times }, (_, index) => `${of} ${index + 1}`)
  const failed: string[] = []
  const work = async () => {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
      try {
        await run(seed)
      } catch (error) {
        failed.push(`With the seed "${seed}": ${error instanceof Error ? error.message : String(error)}`)
      }
    }
  }
  await Promise.all([work(), work()])
  expect(failed).toEqual([])
}

describe(`a sender that is killed while it sends ${letters} letters`, () => {
  const prepared = join(folder, 'prepared')

  beforeAll(async () => {
    const database = await openEmbedded({ folder: prepared, image: await testImage(sendingMigrationsForTests, undefined) })
    await writeLetters(database)
    await database.close()
  }, 60_000)

  async function onEmbedded(killing: Killing): Promise<void> {
    const data = join(folder, killing.seed.replaceAll(' ', '-'))
    cpSync(prepared, data, { recursive: true })
    const caught = await killAndFinish({ CHILD_FOLDER: data }, killing)
    const after = await openEmbedded({ folder: data })
    await expectNothingLostOrDoubled(after.db, caught)
    await after.close()
    rmSync(data, { recursive: true })
  }

  test(`${killsOfEach} times in each of ${sendings} sendings on the embedded database: each letter arrives once or is listed as uncertain`, () =>
    repeat(sendings, 'kill', seed => onEmbedded({ times: killsOfEach, seed })))

  const postgres = postgresForTests()
  test.skipIf('missing' in postgres)(
    `${killsOnPostgres} times on PostgreSQL: the same, and what was under way is found ten minutes later`,
    async () => {
      if ('missing' in postgres) return
      await repeat(1, 'kill on PostgreSQL', async seed => {
        const scratch = await createScratchDatabase(postgres.url)
        const database = await openPostgres(scratch.url)
        await migrate(database.kysely, sendingMigrationsForTests)
        await writeLetters(database)
        const caught = await killAndFinish({ CHILD_DATABASE_URL: scratch.url }, { times: killsOnPostgres, seed })
        const later = () => new Date(Date.now() + 11 * 60_000)
        await recoverInterrupted({ db: database.db, clock: later, log: silentLog, settled: surveyMailsSettled }, false)
        await expectNothingLostOrDoubled(database.db, caught)
        await database.close()
        await scratch.drop()
      })
    },
  )
})
