import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allMigrations, makeApp } from '../../src/app.tsx'
import { tellRooms } from '../../src/compose.ts'
import { type OpenDatabase, silentLog, startMailSender } from '../../src/foundation/index.ts'
import { hidden, photoOfTelephone } from '../../src/foundation/photo/photos-for-tests.ts'
import { rooms } from '../../src/rooms.ts'
import { signInForTests } from '../support/sign-in-for-tests.ts'
import { smtpSink } from '../support/smtp-sink.ts'
import { openFromImage } from '../support/test-image.ts'
import { testServices } from '../support/test-router.ts'
import { consoleInABrowser, scrollsSideways } from './round-under-test.ts'
import { desk, phone } from './site-under-test.ts'
import { violations } from './violations.ts'

/** Long before the test’s own time is over: so it says what it waited for. */
const patienceMs = 15_000
const sign = { name: 'Siân Ŵyn', place: 'Tŷ-croes' }

describe('a sign, and the wall', () => {
  const folder = mkdtempSync(join(tmpdir(), 'spotlight-sign-'))
  let database: OpenDatabase
  let sink: Awaited<ReturnType<typeof smtpSink>>
  let sender: ReturnType<typeof startMailSender>
  let shown: Awaited<ReturnType<typeof consoleInABrowser>>
  beforeAll(async () => {
    database = await openFromImage(allMigrations(), undefined)
    sink = await smtpSink()
    const clock = () => new Date()
    const services = testServices(database, { clock, smtpUrl: sink.url, mailDomain: 'spotlight.example', dataFolder: folder })
    const app = makeApp(services)
    const { cookie } = await signInForTests(services, { role: 'editor', name: 'First Editor' })
    shown = await consoleInABrowser(request => app.fetch(request), cookie)
    const settled = tellRooms(rooms, services)
    const at = { db: database.db, smtpUrl: sink.url, clock, log: silentLog, mayLeave: async () => true }
    sender = startMailSender({ ...at, settled, isAlone: true, pauseMs: 50 })
  }, 120_000)
  afterAll(async () => {
    await sender?.stop()
    await sink?.close()
    await shown?.close()
    await database?.close()
    rmSync(folder, { recursive: true })
  })

  const faultsOf = async (page: Page, where: string): Promise<string[]> => [
    ...(await violations(page, where)),
    ...((await scrollsSideways(page)) ? [`${where}: it scrolls sideways`] : []),
  ]
  async function fill(page: Page): Promise<void> {
    await page.getByLabel('Your name, as it stands on the sign').fill(sign.name)
    await page.getByLabel('Your place').fill(sign.place)
  }
  async function taken(page: Page, button: string): Promise<{ readonly name: string; readonly file: Buffer }> {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()])
    return { name: download.suggestedFilename(), file: readFileSync(await download.path()) }
  }
  const said = (page: Page) => page.locator('.sign-shown svg').getAttribute('aria-label')
  const everything = 'The sign says: Can I be certain of your support? · Siân Ŵyn · Tŷ-croes'

  it('is the same with a script and without: shown while it is typed, and taken home as pictures and paper', async () => {
    const faults: string[] = []
    const island = await shown.enter({ viewport: desk })
    island.page.setDefaultTimeout(patienceMs)
    await island.page.context().clearCookies()
    const posts: string[] = []
    island.page.on('request', request => request.method() === 'POST' && posts.push(request.url()))
    await Promise.all([island.page.waitForResponse('**/letters.json'), island.page.goto(`${shown.address}/act/sign`)])
    faults.push(...(await faultsOf(island.page, 'with a script')))
    await fill(island.page)
    await expect.poll(() => said(island.page)).toBe(everything)
    const drawn = await taken(island.page, 'Square picture')
    // What the browser draws never left it.
    expect(posts).toEqual([])
    expect(drawn.name).toBe('sign-sian-wyn-square.png')
    const wide = await taken(island.page, 'Wide picture')
    expect([wide.file.readUInt32BE(16), wide.file.readUInt32BE(20)]).toEqual([1200, 630])
    await island.page.getByLabel('Your name, as it stands on the sign').fill('Hope 🎗️')
    await expect.poll(() => island.page.locator('.sign-said').innerText()).toContain('We cannot draw “🎗️”')
    expect(island.watch.foreign).toEqual([])
    await island.close()

    const plain = await shown.enter({ viewport: phone, javaScriptEnabled: false })
    plain.page.setDefaultTimeout(patienceMs)
    await plain.page.context().clearCookies()
    await plain.page.goto(`${shown.address}/act/sign`)
    await plain.page.getByLabel('Your name, as it stands on the sign').fill('עברית')
    await plain.page.getByLabel('Your place').press('Enter')
    expect(await plain.page.getByRole('alert').innerText()).toContain('“ע” “ב” “ר” “י” “ת”')
    await fill(plain.page)
    await plain.page.getByRole('button', { name: 'Show me the sign' }).click()
    expect(await said(plain.page)).toBe(everything)
    const served = await taken(plain.page, 'Square picture')
    expect(served.name).toBe(drawn.name)
    const paper = await taken(plain.page, 'A4 to print')
    expect([paper.name, paper.file.toString('latin1', 0, 5)]).toEqual(['sign-sian-wyn-a4.pdf', '%PDF-'])
    await plain.close()

    // Two machines paint one layout: their letters differ by a hair at the edges, and by no more.
    const grey = (file: Buffer) => sharp(file).greyscale().resize(108, 108).raw().toBuffer()
    const [one, other] = [await grey(drawn.file), await grey(served.file)]
    const apart = [...one].filter((level, index) => Math.abs(level - (other[index] ?? 0)) > 40)
    expect(one.length).toBe(108 * 108)
    expect(apart.length).toBeLessThan(30)
    expect(faults).toEqual([])
  })

  it('a photograph goes to the wall without a script, after its owner and staff have said yes, and is taken back', async () => {
    const faults: string[] = []
    const { page, close } = await shown.enter({ viewport: phone, javaScriptEnabled: false })
    page.setDefaultTimeout(patienceMs)
    // Axe is a script: it looks at the same pages in a window of its own.
    const looking = await shown.enter({ viewport: phone })
    looking.page.setDefaultTimeout(patienceMs)
    const look = async (address: string, where: string) => {
      await looking.page.goto(address)
      faults.push(...(await faultsOf(looking.page, where)))
    }
    const nextLink = async (count: number, kind: string) => {
      for (let tries = 0; tries < 200 && sink.caught.length < count; tries += 1) await wait(50)
      const mail = (sink.caught[count - 1]?.raw ?? '').replace(/=\r\n/g, '').replace(/=3D/g, '=')
      const links = [...mail.matchAll(/http:\/\/localhost:3000(\/[^\s>]*)/g)].map(([, path = '']) => path)
      // A program of a mail server opens every link before its reader does.
      expect(await Promise.all(links.map(async path => (await fetch(shown.address + path)).status))).toEqual([200])
      expect(links[0]).toContain(`/act/sign/wall/${kind}/`)
      return shown.address + links[0]
    }
    await page.goto(`${shown.address}/act/sign/wall/add`)
    await look(page.url(), 'the form')
    await looking.page.locator('main').getByRole('button', { name: 'Send it' }).click()
    await looking.page.getByRole('alert').waitFor()
    faults.push(...(await faultsOf(looking.page, 'the form with faults')))
    const main = page.locator('main')
    await main.getByLabel('Name under the photograph').fill('Siân')
    await main.getByRole('button', { name: 'Send it' }).click()
    expect(await main.getByLabel('Name under the photograph').inputValue()).toBe('Siân')
    const buffer = await photoOfTelephone({ orientation: 6 })
    await main.getByLabel('Your photograph').setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer })
    await main.getByLabel('Your e-mail address').fill('someone@post.example')
    for (const label of ['I am 18 or over', 'Everybody who can be recognised', 'may show this photograph on this site'])
      await main.getByLabel(label).check()
    await main.getByRole('button', { name: 'Send it' }).click()
    await page.waitForURL('**/wall/asked')
    await look(page.url(), 'asked')

    await page.goto(await nextLink(1, 'confirm'))
    await look(page.url(), 'confirm')
    await page.getByRole('button', { name: 'Yes, it was me' }).click()
    const mine = await nextLink(2, 'mine')

    await page.goto(`${shown.address}/console/signs`)
    await look(page.url(), 'the console')
    await page.getByRole('link', { name: 'Photograph 1' }).click()
    await page.getByLabel('What it shows').fill('A person holds a sign')
    await look(page.url(), 'one photograph')
    await page.getByRole('button', { name: 'Put it on the wall' }).click()

    await page.goto(`${shown.address}/act/sign/wall`)
    const picture = page.getByRole('img', { name: 'A person holds a sign' })
    await look(page.url(), 'the wall')
    const address = shown.address + (await picture.getAttribute('src'))
    const bytes = Buffer.from(await (await fetch(address)).arrayBuffer())
    expect((await sharp(bytes).metadata()).format).toBe('jpeg')
    for (const secret of hidden) expect(bytes.includes(secret)).toBe(false)

    await page.goto(mine)
    await look(mine, 'one’s own')
    await page.getByRole('button', { name: 'Take my photograph back' }).click()
    expect(await page.locator('h1').innerText()).toBe('Your photograph is gone')
    expect((await fetch(address)).status).toBe(404)
    expect(faults).toEqual([])
    await close()
    await looking.close()
  })
})
