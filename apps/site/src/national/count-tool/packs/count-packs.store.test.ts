import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../../test/support/test-router.ts'
import { noFacts, saveCharity } from '../../../content/index.ts'
import { countToolRoutes } from '../count-tool-routes.ts'
import { countToolPath, packLink } from '../links.ts'
import { countPacks } from './count-packs.ts'
import { watchCountPacks } from './watch-count-packs.ts'

const linux = 'spotlight-count-0.1.0-linux-x64.zip'
const windows = 'spotlight-count-0.1.0-windows-x64.zip'
const data = mkdtempSync(join(tmpdir(), 'spotlight-packs-'))
const folder = join(data, 'count-packs')
afterAll(() => rmSync(data, { recursive: true }))

/** What ends as a zip does; nobody here unpacks it. */
const zip = (words: string): Buffer => Buffer.concat([Buffer.from(words), Buffer.from('504b0506', 'hex'), Buffer.alloc(18)])
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const put = (name: string, bytes: Buffer) => writeFileSync(join(folder, name), bytes)

eachDatabase('the counting program to be had', open => {
  const site = () => testRouter(testServices(open(), { dataFolder: data }), countToolRoutes)
  const get = async (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    site().request(path, { method, headers: { host: 'localhost:3000', ...headers } })
  const page = async (path = countToolPath) => (await (await get(path)).text()).replace(/<style[\s\S]*?<\/style>/g, '')

  test('where no zip lies, the page says whom to ask, and has no button that leads nowhere', async () => {
    rmSync(folder, { recursive: true, force: true })
    expect(await countPacks(data)).toEqual([])
    expect(await page()).toContain('no charity has put its name to this copy')
    expect(await page()).not.toContain('/count-tool/packs/')
    const actor = { kind: 'system', name: 'charity-file' } as const
    const facts = { ...noFacts, name: 'Lights On' }
    await saveCharity(open().db, { actor, facts, basedOn: 0, now: new Date('2026-11-22T10:00:00Z') })
    expect(await page()).toContain('Ask Lights On for the zip')
    expect((await get(packLink(linux))).status).toBe(404)
  })

  test('a zip that lies there is offered with its platform, size and sum, and comes whole', async () => {
    mkdirSync(folder, { recursive: true })
    const bytes = zip('for Linux'.repeat(1000))
    put(linux, bytes)
    put(windows, zip('for Windows'))
    for (const path of [countToolPath, `/cy${countToolPath}`]) {
      for (const part of [packLink(linux), packLink(windows), sha256(bytes), '9 kB', '0.1.0', `sha256sum ${linux}`])
        expect(await page(path), path).toContain(part)
    }
    expect(await page()).toContain('never run it there')
    const answer = await get(packLink(linux))
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/zip',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="${linux}"`,
      etag: `"${sha256(bytes)}"`,
      'x-content-type-options': 'nosniff',
    })
    const head = await get(packLink(linux), {}, 'HEAD')
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(bytes.length)])
  })

  test('a download that broke off is gone on with, unless the file is another one now', async () => {
    const bytes = zip('for Linux'.repeat(1000))
    const rest = await get(packLink(linux), { range: 'bytes=9000-', 'if-range': `"${sha256(bytes)}"` })
    expect([rest.status, rest.headers.get('content-range')]).toEqual([206, 'bytes 9000-9021/9022'])
    expect(Buffer.from(await rest.arrayBuffer()).equals(bytes.subarray(9000))).toBe(true)
    expect((await get(packLink(linux), { range: 'bytes=9000-', 'if-range': '"another"' })).status).toBe(200)
    const beyond = await get(packLink(linux), { range: 'bytes=9022-' })
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */9022'])
  })

  test('a file that was changed is summed again', async () => {
    const other = zip('of the same length, and other words')
    put(linux, zip('of the same length, and those words'))
    await page()
    put(linux, other)
    expect(await page()).toContain(sha256(other))
    expect((await get(packLink(linux))).headers.get('etag')).toBe(`"${sha256(other)}"`)
    renameSync(join(folder, linux), join(folder, 'spotlight-count-0.10.0-linux-x64.zip'))
    put('spotlight-count-0.9.0-linux-x64.zip', zip('older'))
    expect(await page()).toContain('0.10.0')
    expect(await page()).not.toContain('0.9.0')
    expect((await get(packLink('spotlight-count-0.9.0-linux-x64.zip'))).status, 'its address stays').toBe(200)
  })

  test('what is no whole zip of ours is not handed out, and no address leads out of the folder', async () => {
    put(linux, zip('half of it').subarray(0, 20))
    put('secret', Buffer.from('a secret'))
    put('spotlight-count-0.2.0-macos-x64.zip', zip('x'))
    mkdirSync(join(folder, 'spotlight-count-0.3.0-linux-x64.zip'), { recursive: true })
    writeFileSync(join(data, 'secret'), 'a secret')
    const names = [
      linux,
      'secret',
      'spotlight-count-0.2.0-macos-x64.zip',
      'spotlight-count-0.3.0-linux-x64.zip',
      '..%2Fsecret',
      '%2e%2e%2fsecret',
      'spotlight-count-0.1.0-linux-x64.zip%00',
    ]
    for (const name of names) expect((await get(packLink(name))).status, name).toBe(404)
    expect((await countPacks(data)).map(({ version }) => version)).toEqual(['0.1.0', '0.10.0', '0.9.0'])
  })
})

test('that a zip has come, changed or gone is noticed once each, so that kept pages are forgotten', async () => {
  rmSync(folder, { recursive: true, force: true })
  let times = 0
  const watch = watchCountPacks({ dataFolder: data, log: () => {} }, () => times++, 5)
  try {
    await new Promise(resolve => setTimeout(resolve, 60))
    expect(times).toBe(0)
    mkdirSync(folder)
    put(linux, zip('one'))
    await expect.poll(() => times).toBe(1)
    put(linux, zip('two'))
    await expect.poll(() => times).toBe(2)
    rmSync(folder, { recursive: true })
    await expect.poll(() => times).toBe(3)
  } finally {
    await watch.stop()
  }
})
