import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type OpenDatabase, openEmbedded, openPostgres, rows } from '../../src/foundation/index.ts'
import { rawMail } from '../../src/survey/mail-in/mails-for-tests.ts'
import { handIn } from '../../src/survey/rehearsal/hand-in.ts'
import type { SurveyTables } from '../../src/survey/schema.ts'
import { createScratchDatabase, postgresForTests } from '../support/postgres.ts'
import { buildSite, startSiteProcess } from '../support/site-process.ts'

// It starts the real program again and again.
vi.setConfig({ testTimeout: 480_000, hookTimeout: 240_000 })

const folder = mkdtempSync(join(tmpdir(), 'spotlight-killed-'))
const started = join(folder, 'started')
afterAll(() => rmSync(folder, { recursive: true }))

beforeAll(async () => {
  buildSite()
  await (await startSiteProcess({ SPOTLIGHT_DATA: started })).end()
})

/** Few enough that what is left at the end comes within one minute's limit. */
const mailsPerLife = 12
const mailsDropped = 6

/** Numbers below 1 that look as if they came by chance, and are the same in every run. */
function* chances(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    yield state / 2 ** 32
  }
}

const shared = Buffer.alloc(40_000, 'the same table in every mail ').toString('base64')

/** A mail with two files: one of its own, and one that all bring. */
const mailOf = (subject: string): Buffer =>
  rawMail(
    'From: foi@ex-003.invalid',
    'To: foi@spotlight.invalid',
    `Subject: ${subject}`,
    `Message-ID: <${subject.replaceAll(' ', '-')}@ex-003.invalid>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    `Words of ${subject}`,
    '--b',
    'Content-Type: application/pdf',
    'Content-Disposition: attachment; filename="own.pdf"',
    '',
    `${subject} ${'x'.repeat(10_000)}`,
    '--b',
    'Content-Type: text/csv',
    'Content-Transfer-Encoding: base64',
    'Content-Disposition: attachment; filename="shared.csv"',
    '',
    shared,
    '--b--',
    '',
  )

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })

type Ledger = { readonly acknowledged: Set<string>; readonly unanswered: string[] }

/** One life of the site: eight senders hand mail in, what had no answer before comes again, and after `killAfter` answers it is killed. */
async function oneLife(
  env: Readonly<Record<string, string>>,
  port: number,
  ledger: Ledger,
  kill: { after: number; pauseMs: number },
) {
  const site = await startSiteProcess(env)
  const toSend = ledger.unanswered.splice(0)
  let answers = 0
  const send = async (subject: string): Promise<void> => {
    try {
      const code = await handIn(port, 'foi@ex-003.invalid', ['foi@spotlight.invalid'], mailOf(subject))
      if (code === 250) ledger.acknowledged.add(subject)
      else ledger.unanswered.push(subject)
    } catch {
      // The site was killed in the middle: a real mail server keeps the mail and comes again.
      ledger.unanswered.push(subject)
    }
    answers += 1
    if (answers === kill.after) setTimeout(() => site.child.kill('SIGKILL'), kill.pauseMs)
  }
  const sender = async (): Promise<void> => {
    for (let next = toSend.shift(); next !== undefined; next = toSend.shift()) await send(next)
  }
  await Promise.all(Array.from({ length: 8 }, sender))
  expect((await site.end('SIGKILL')).exitCode).toBeNull()
}

async function killedAgainAndAgain(
  lives: number,
  data: string,
  more: Readonly<Record<string, string>>,
  open: () => Promise<OpenDatabase>,
) {
  const port = await freePort()
  const env = { SPOTLIGHT_DATA: data, INBOUND_SMTP_PORT: String(port), MAIL_DOMAIN: 'spotlight.invalid', ...more }
  const ledger: Ledger = { acknowledged: new Set(), unanswered: [] }
  const drop = join(data, 'mail-in/drop')
  mkdirSync(drop, { recursive: true })
  const dropped = Array.from({ length: mailsDropped }, (_, index) => `Dropped ${index + 1}`)
  for (const subject of dropped) writeFileSync(join(drop, `${subject}.eml`), mailOf(subject))
  const chance = chances(lives)
  for (let life = 1; life <= lives; life += 1) {
    for (let number = 1; number <= mailsPerLife; number += 1) ledger.unanswered.push(`Mail ${life}-${number}`)
    const after = 1 + Math.floor(chance.next().value * (mailsPerLife + 4))
    await oneLife(env, port, ledger, { after, pauseMs: Math.floor(chance.next().value * 25) })
  }
  expect(ledger.acknowledged.size).toBeGreaterThan(lives)

  const last = await startSiteProcess(env)
  // Mail servers come again with what had no answer; and one of them, by mistake, with what had one.
  const again = [...ledger.unanswered, [...ledger.acknowledged][0] ?? '']
  for (const subject of again) {
    expect(await handIn(port, 'foi@ex-003.invalid', ['foi@spotlight.invalid'], mailOf(subject))).toBe(250)
  }
  await vi.waitFor(() => expect(readdirSync(join(drop, 'taken'))).toHaveLength(mailsDropped), { timeout: 90_000, interval: 500 })
  expect((await last.end()).exitCode).toBe(0)
  expect(readdirSync(join(data, 'mail-in/waiting'))).toEqual([])
  await checkAll(data, [...ledger.acknowledged, ...ledger.unanswered, ...dropped], await open())
}

/** Every mail stands there once, with both of its files, which are on the disk as they came. */
async function checkAll(data: string, expected: readonly string[], database: OpenDatabase): Promise<void> {
  try {
    const query = rows<SurveyTables>(database.db).selectFrom('message').select(['subject', 'attachments'])
    const kept = await query.where('direction', '=', 'in').execute()
    expect(kept.map(({ subject }) => subject).sort()).toEqual([...expected].sort())
    const hashes = new Set(kept.flatMap(({ attachments }) => attachments.map(({ sha256 }) => sha256)))
    expect(kept.filter(({ attachments }) => attachments.length !== 2)).toEqual([])
    expect(hashes.size).toBe(expected.length + 1)
    for (const sha256 of hashes) {
      const bytes = readFileSync(join(data, 'attachments', sha256))
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
    }
    const known = await rows<SurveyTables>(database.db).selectFrom('attachment_file').select('sha256').execute()
    expect(known.map(({ sha256 }) => sha256).sort()).toEqual([...hashes].sort())
  } finally {
    await database.close()
  }
}

describe('killed in the middle of receiving, it has lost nothing that was acknowledged and doubled nothing', () => {
  test('20 times, on the embedded database', async () => {
    const data = join(folder, 'embedded')
    cpSync(started, data, { recursive: true })
    await killedAgainAndAgain(20, data, {}, () => openEmbedded({ folder: join(data, 'database') }))
  })

  const postgres = postgresForTests()
  test.skipIf('missing' in postgres)('4 times, on PostgreSQL', async () => {
    if ('missing' in postgres) return
    const scratch = await createScratchDatabase(postgres.url)
    try {
      await killedAgainAndAgain(4, join(folder, 'postgres'), { DATABASE_URL: scratch.url }, () => openPostgres(scratch.url))
    } finally {
      await scratch.drop()
    }
  })
})
