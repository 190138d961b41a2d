import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openEmbedded, rows } from '../../src/foundation/index.ts'
import { mailFrom } from '../../src/survey/mail-in/mails-for-tests.ts'
import { handIn } from '../../src/survey/rehearsal/hand-in.ts'
import { buildSite, startSiteProcess } from '../support/site-process.ts'

// Each round of it starts the real program twice.
vi.setConfig({ testTimeout: 180_000 })

const folder = mkdtempSync(join(tmpdir(), 'spotlight-killed-'))
const started = join(folder, 'started')
afterAll(() => rmSync(folder, { recursive: true }))

beforeAll(async () => {
  buildSite()
  await (await startSiteProcess({ SPOTLIGHT_DATA: started })).end()
}, 240_000)

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })

const subjectsIn = async (data: string): Promise<string[]> => {
  const database = await openEmbedded({ folder: join(data, 'database') })
  try {
    const found = await rows<{ message: { subject: string; direction: string } }>(database.db)
      .selectFrom('message')
      .select('subject')
      .where('direction', '=', 'in')
      .execute()
    return found.map(({ subject }) => subject)
  } finally {
    await database.close()
  }
}

test.each([9, 60])(
  'killed after %i of 80 mails were acknowledged, it has lost none of these and doubled none',
  async killAfter => {
    const data = join(folder, `killed-${killAfter}`)
    cpSync(started, data, { recursive: true })
    const port = await freePort()
    const env = { SPOTLIGHT_DATA: data, INBOUND_SMTP_PORT: String(port), MAIL_DOMAIN: 'spotlight.invalid' }
    const site = await startSiteProcess(env)
    const acknowledged: string[] = []
    const send = async (number: number) => {
      const subject = `Mail ${number}`
      const raw = mailFrom('foi@ex-003.invalid', subject, [], 'x'.repeat(20_000))
      try {
        if ((await handIn(port, 'foi@ex-003.invalid', ['foi@spotlight.invalid'], raw)) === 250) acknowledged.push(subject)
      } catch {
        // The site was killed in the middle: a real mail server keeps the mail and comes again.
      }
      if (acknowledged.length === killAfter) site.child.kill('SIGKILL')
    }
    const numbers = Array.from({ length: 80 }, (_, index) => index + 1)
    const sender = async (): Promise<void> => {
      for (let next = numbers.shift(); next !== undefined; next = numbers.shift()) await send(next)
    }
    await Promise.all(Array.from({ length: 8 }, sender))
    expect((await site.end('SIGKILL')).exitCode).toBeNull()
    expect(acknowledged.length).toBeGreaterThanOrEqual(killAfter)

    const again = await startSiteProcess(env)
    // What had no answer is sent once more, as mail servers do; of the others one is, by mistake.
    const open = [acknowledged[0] ?? '', 'Mail 80']
    for (const subject of open) {
      const raw = mailFrom('foi@ex-003.invalid', subject, [], 'x'.repeat(20_000))
      expect(await handIn(port, 'foi@ex-003.invalid', ['foi@spotlight.invalid'], raw)).toBe(250)
    }
    expect((await again.end()).exitCode).toBe(0)
    expect(readdirSync(join(data, 'mail-in/waiting'))).toEqual([])
    const kept = await subjectsIn(data)
    expect(kept).toEqual(expect.arrayContaining([...acknowledged, 'Mail 80']))
    expect(new Set(kept).size).toBe(kept.length)
  },
)
