import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { createConnection, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sha256Of } from '@spotlight/submission'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { inTransaction, listAudit, mailById, openEmbedded, openPostgres, queueMail } from '../../src/foundation/index.ts'
import { submissionsOf } from '../../src/national/submissions/submission-store.ts'
import { attacked, nextFile } from '../support/hostile-submissions.ts'
import { createScratchDatabase, postgresForTests } from '../support/postgres.ts'
import { buildSite, runToEnd, type SiteProcess, startSiteProcess } from '../support/site-process.ts'

// Each test starts the real program, some of them three times.
vi.setConfig({ testTimeout: 180_000 })

const folder = mkdtempSync(join(tmpdir(), 'spotlight-running-'))
const started = join(folder, 'started')
let firstLines: string[]
afterAll(() => rmSync(folder, { recursive: true }))

beforeAll(async () => {
  buildSite()
  const site = await startSiteProcess({ SPOTLIGHT_DATA: started })
  firstLines = site.lines()
  await site.end()
}, 240_000)

function copyOfData(name: string): string {
  const copy = join(folder, name)
  cpSync(started, copy, { recursive: true })
  return copy
}

async function withSite(env: Record<string, string>, use: (site: SiteProcess) => Promise<void>): Promise<void> {
  const site = await startSiteProcess(env)
  try {
    await use(site)
  } finally {
    await site.end()
  }
}

test('the last line of a start is the address, and it is printed exactly', () => {
  expect(firstLines.at(-1)).toMatch(/^Spotlight is ready at http:\/\/localhost:\d+$/)
})

test('the site answers, and says nothing of a visitor in its log', async () => {
  await withSite({ SPOTLIGHT_DATA: copyOfData('answers') }, async site => {
    const status = async (path: string, init?: RequestInit) => (await fetch(site.baseUrl + path, init)).status
    expect(await status('/healthz')).toBe(200)
    expect(await status('/readyz')).toBe(200)
    expect(await status('/no-such-page-SW1A')).toBe(404)
    expect(await status('/trusts/%E0%A4%A')).toBe(400)
    expect(await status('/favicon.ico')).toBe(200)
    expect(await (await fetch(`${site.baseUrl}/robots.txt`)).text()).toBe('User-agent: *\nDisallow: /\n')
    expect(await status('/find', { method: 'POST', body: new URLSearchParams({ q: 'x'.repeat(1_100_000) }) })).toBe(413)
    expect(site.lines().join()).not.toContain('SW1A')
    const lines = site.lines().filter(line => line.startsWith('{'))
    expect(lines.map(line => JSON.parse(line)).every(({ event }) => event === 'request')).toBe(true)
  })
})

/** A search of which the last two letters have not arrived: it is under way until they do. */
async function halfAPost(site: SiteProcess): Promise<Socket> {
  const socket = createConnection(Number(new URL(site.baseUrl).port), 'localhost')
  socket.on('error', () => {})
  const type = 'application/x-www-form-urlencoded'
  socket.write(`POST /find HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${type}\r\nContent-Length: 5\r\n\r\nq=L`)
  await expect.poll(() => socket.connecting).toBe(false)
  // Asked after it, on another connection: when this is answered the server has taken the post.
  await fetch(`${site.baseUrl}/healthz`)
  return socket
}

test('told to stop, it finishes what is under way and leaves the folder free', async () => {
  const data = copyOfData('stop')
  const site = await startSiteProcess({ SPOTLIGHT_DATA: data })
  expect(readdirSync(data)).toEqual(expect.arrayContaining(['server.pid', 'spotlight.sock']))
  expect(statSync(join(data, 'spotlight.sock')).mode & 0o777).toBe(0o600)

  const socket = await halfAPost(site)
  const answered = new Promise<string>(resolve => socket.once('data', chunk => resolve(String(chunk))))
  const ended = site.end('SIGTERM')
  // As npm and the terminal do together: one wish, not an impatient second one.
  site.child.kill('SIGTERM')
  await expect.poll(() => site.lines().at(-1)).toContain('Stopping')
  socket.write('S9')
  expect(await answered).toMatch(/^HTTP\/1\.1 (200|303)/)
  socket.destroy()

  expect(await ended).toMatchObject({ exitCode: 0, wrong: '' })
  expect(readdirSync(data).filter(name => /pid|sock|holder/.test(name))).toEqual([])
})

test('told to stop a second time, it waits no longer', async () => {
  const site = await startSiteProcess({ SPOTLIGHT_DATA: copyOfData('twice') })
  const socket = await halfAPost(site)
  const ended = site.end('SIGINT')
  await expect.poll(() => site.lines().at(-1)).toContain('Stopping')
  await new Promise(resolve => setTimeout(resolve, 1100))
  site.child.kill('SIGINT')
  expect((await ended).exitCode).toBe(130)
  socket.destroy()
})

test('killed, it starts again on the same folder with all that it had', async () => {
  const data = copyOfData('killed')
  const site = await startSiteProcess({ SPOTLIGHT_DATA: data })
  const killed = await site.end('SIGKILL')
  expect(killed.exitCode).toBeNull()
  expect(existsSync(join(data, 'server.pid'))).toBe(true)
  await withSite({ SPOTLIGHT_DATA: data }, async again => {
    expect((await fetch(`${again.baseUrl}/readyz`)).status).toBe(200)
    expect(await runToEnd('command.js', ['check'], { SPOTLIGHT_DATA: data })).toMatchObject({ exitCode: 0, wrong: '' })
  })
})

test('a command is carried out by the site that holds the folder, or by itself when none does', async () => {
  const data = copyOfData('commands')
  const env = { SPOTLIGHT_DATA: data }
  const byItself = join(folder, 'by-itself.gz')
  const bySite = join(folder, 'by-site.gz')
  expect(await runToEnd('command.js', ['backup', '--to', byItself], env)).toMatchObject({ exitCode: 0 })
  await withSite(env, async () => {
    expect(await runToEnd('command.js', ['backup', '--to', bySite], env)).toMatchObject({
      exitCode: 0,
      out: expect.stringContaining(bySite),
    })
    expect(await runToEnd('command.js', ['backup', '--to', bySite], env)).toMatchObject({
      exitCode: 73,
      wrong: expect.stringContaining('Give another name'),
    })
    expect(await runToEnd('command.js', ['restore', bySite], env)).toMatchObject({
      exitCode: 75,
      wrong: expect.stringContaining('stop it first'),
    })
  })
  expect(statSync(byItself).mode & 0o777).toBe(0o600)
})

test('a mail that was being handed over when the site was killed is uncertain, and is not sent again', async () => {
  const data = copyOfData('mail')
  const id = await inDatabase(data, ({ db }) =>
    inTransaction(db, tx =>
      queueMail(
        tx,
        { kind: 'mailing', from: 'campaign@example.invalid', to: 'reader@example.invalid', subject: 'Hello', text: 'Hello' },
        { smtpUrl: 'smtp://localhost', mailDomain: 'localhost', clock: () => new Date() },
      ),
    ),
  )
  let deliveries = 0
  const handedOver = Promise.withResolvers<void>()
  const sockets = new Set<Socket>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    // Takes the message and never answers.
    onData: stream => {
      deliveries += 1
      stream.resume()
      stream.on('end', handedOver.resolve)
    },
  })
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  // A client that goes away is part of this test.
  server.removeAllListeners('error').on('error', () => {})
  server.server.on('connection', socket => sockets.add(socket))
  const address = server.server.address()
  const env = { SPOTLIGHT_DATA: data, SMTP_URL: `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : ''}` }

  const site = await startSiteProcess(env)
  await handedOver.promise
  await site.end('SIGKILL')
  const again = await startSiteProcess(env)
  await expect.poll(() => again.lines().some(line => line.includes('"event":"mail-uncertain","count":1'))).toBe(true)
  await again.end()
  expect(await inDatabase(data, ({ db }) => mailById(db, id))).toMatchObject({
    state: 'uncertain',
    failure: 'interrupted',
    attempts: 1,
  })
  expect(deliveries).toBe(1)
  for (const socket of sockets) socket.destroy()
  await new Promise<void>(resolve => server.close(() => resolve()))
})

async function inDatabase<Result>(
  data: string,
  use: (database: Awaited<ReturnType<typeof openEmbedded>>) => Promise<Result>,
): Promise<Result> {
  const database = await openEmbedded({ folder: join(data, 'database') })
  try {
    return await use(database)
  } finally {
    await database.close()
  }
}

const postgres = postgresForTests()
test.skipIf('missing' in postgres)(
  'two processes that start together on a new PostgreSQL database both come up, have planted its rows once, and take one file once',
  async () => {
    const scratch = await createScratchDatabase('url' in postgres ? postgres.url : '')
    // Processes of one database share their secret, as docs/operate.md asks: "check" would say that they do not.
    const secret = 'the same for every process of this database'
    const env = (name: string) => ({ DATABASE_URL: scratch.url, SPOTLIGHT_DATA: join(folder, name), SPOTLIGHT_SECRET: secret })
    const sites = await Promise.all(['one', 'two'].map(name => startSiteProcess(env(name))))
    try {
      const trusts = sites.map(async site => (await fetch(`${site.baseUrl}/api/v1/trusts`)).json())
      const [first, second] = await Promise.all(trusts)
      expect(first).toEqual(second)
      await sendOneFileToAll(sites, scratch.url)
      expect(await runToEnd('command.js', ['check'], env('one'))).toMatchObject({ exitCode: 0 })
    } finally {
      for (const site of sites) await site.end()
      await scratch.drop()
    }
  },
)

/** Three times to each process, all in one moment: it is one submission, and every answer is its receipt. */
async function sendOneFileToAll(sites: readonly SiteProcess[], url: string): Promise<void> {
  const bytes = nextFile()
  const doors = [...sites, ...sites, ...sites].map(({ baseUrl }) => `${baseUrl}/api/v1/submissions`)
  const answers = await Promise.all(doors.map(door => fetch(door, { method: 'POST', body: Buffer.from(bytes) })))
  const said = await Promise.all(answers.map(async answer => ({ status: answer.status, text: await answer.text() })))
  expect(said.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 201])
  for (const { text } of said) expect(JSON.parse(text).sha256).toBe(sha256Of(bytes))
  const database = await openPostgres(url)
  try {
    const kept = (await submissionsOf(database.db, attacked.trust)).filter(({ sha256 }) => sha256 === sha256Of(bytes))
    expect(kept).toHaveLength(1)
    const entries = await listAudit(database.db, {}, { limit: 20 })
    const receipts = entries.filter(({ deed, subject }) => deed === 'submission.receive' && subject.id === `${kept[0]?.id}`)
    expect(receipts).toHaveLength(1)
  } finally {
    await database.close()
  }
}
