import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allMigrations, makeApp } from '../../src/app.tsx'
import { tellRooms } from '../../src/compose.ts'
import { type OpenDatabase, silentLog, startMailSender } from '../../src/foundation/index.ts'
import { photoOfTelephone } from '../../src/foundation/photo/photos-for-tests.ts'
import { rooms } from '../../src/rooms.ts'
import { signInForTests } from '../support/sign-in-for-tests.ts'
import { smtpSink } from '../support/smtp-sink.ts'
import { openFromImage } from '../support/test-image.ts'
import { testServices } from '../support/test-router.ts'
import { consoleInABrowser, scrollsSideways } from './round-under-test.ts'
import { phone } from './site-under-test.ts'
import { violations } from './violations.ts'

/** Long before the test’s own time is over: so it says what it waited for. */
const patienceMs = 20_000
const words = 'I asked who else there was, and nobody could say. My nurse Angharad rang me back.'

describe('a story', () => {
  const folder = mkdtempSync(join(tmpdir(), 'spotlight-story-'))
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

  it('is told without a script, edited, agreed to, read by everybody, and taken back', async () => {
    const faults: string[] = []
    const { page, close } = await shown.enter({ viewport: phone, javaScriptEnabled: false })
    page.setDefaultTimeout(patienceMs)
    // Axe is a script: it looks at the same pages in a window of its own.
    const looking = await shown.enter({ viewport: phone })
    looking.page.setDefaultTimeout(patienceMs)
    const faultsOf = async (at: Page, where: string) => {
      faults.push(...(await violations(at, where)))
      if (await scrollsSideways(at)) faults.push(`${where}: it scrolls sideways`)
    }
    const look = async (path: string, where: string) => {
      await looking.page.goto(path.startsWith('http') ? path : shown.address + path)
      await faultsOf(looking.page, where)
    }
    const lookAsPosted = async (where: string) => {
      await looking.page.setContent(await page.content())
      await faultsOf(looking.page, where)
    }
    const nextLink = async (count: number, kind: string) => {
      for (let tries = 0; tries < 200 && sink.caught.length < count; tries += 1) await wait(50)
      const mail = (sink.caught[count - 1]?.raw ?? '').replace(/=\r\n/g, '').replace(/=3D/g, '=')
      const [path = ''] = [...mail.matchAll(/http:\/\/localhost:3000(\/[^\s>]*)/g)].map(([, each = '']) => each)
      // A program of a mail server opens every link before its reader does.
      expect((await fetch(shown.address + path)).status).toBe(200)
      expect(path).toContain(`/stories/${kind}/`)
      return shown.address + path
    }
    const main = page.locator('main')
    const go = (button: string) => main.getByRole('button', { name: button }).click()

    await look('/cy/stories/tell', 'before telling')
    await page.goto(`${shown.address}/stories/tell`)
    await main.getByRole('link', { name: 'Begin' }).click()
    await main.getByLabel('Your story').fill(words)
    await go('Go on')
    await go('Go on')
    await lookAsPosted('a step with faults')
    await main.getByLabel('Your first name').fill('Siân')
    for (const label of ['Myself', 'I am 18 or over']) await main.getByLabel(label).check()
    await main.getByLabel('Your e-mail address').fill('someone@post.example')
    await go('Go on')
    await main.getByLabel('may show my story on this site').check()
    await main.getByLabel('2 years').check()
    await go('Go back')
    expect(await main.getByLabel('Your first name').inputValue()).toBe('Siân')
    await go('Go on')
    expect(await main.getByLabel('may show my story on this site').isChecked()).toBe(true)
    await go('Go on')
    expect(await main.innerText()).toContain('nurse Angharad')
    await lookAsPosted('the last look')
    await go('Send my story')
    await page.waitForURL('**/stories/tell/sent')

    await page.goto(await nextLink(1, 'confirm'))
    await go('Yes, it was me')
    await page.goto(await nextLink(2, 'mine'))
    const buffer = await photoOfTelephone()
    await main.getByLabel('Your picture').setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer })
    await main.getByLabel('What does it show?').fill('A red bar on blue')
    await main.getByLabel('Everybody who can be recognised').check()
    await go('Send the picture')
    await look(page.url(), 'one’s own')

    await page.goto(`${shown.address}/console/stories`)
    await look(page.url(), 'the console')
    await page
      .locator('main')
      .getByRole('link', { name: /^Story/ })
      .click()
    await look(page.url(), 'one story in the console')
    await main.getByLabel('Story (English)').fill(words.replace(' Angharad', ''))
    await main.getByLabel('Opening (English)').fill('I asked who else there was, and nobody could say.')
    await go('Save these words')
    await go('It identifies nobody and may stay')
    await go('Send it for approval')
    const mine = await nextLink(3, 'mine')
    await page.goto(mine)
    await go('Yes, these words may be shown')
    await page.goto(`${shown.address}/console/stories`)
    await main.getByRole('link', { name: /^Story/ }).click()
    await go('Show it to everybody')

    await page.goto(`${shown.address}/stories`)
    await look(page.url(), 'the list')
    await main.getByRole('link', { name: 'Read it all Siân' }).click()
    const story = page.url()
    await look(story, 'the story')
    expect(await main.innerText()).toContain('My nurse rang me back.')
    const picture = shown.address + (await main.getByRole('img', { name: 'A red bar on blue' }).getAttribute('src'))
    expect((await fetch(picture)).status).toBe(200)
    await page.goto(mine)
    await go('Take my story back')
    expect(await page.locator('h1').innerText()).toBe('Your story is gone')
    expect([(await fetch(story)).status, (await fetch(picture)).status]).toEqual([404, 404])
    expect(faults).toEqual([])
    await close()
    await looking.close()
  }, 120_000)
})
