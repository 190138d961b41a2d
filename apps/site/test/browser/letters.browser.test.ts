import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepLetters } from '../../src/act/letters/keep-letters.ts'
import { member, placePostcodes, seatSomebody } from '../../src/act/politician/test/seat-for-tests.ts'
import { allMigrations, makeApp } from '../../src/app.tsx'
import { tellRooms } from '../../src/compose.ts'
import { migrate, type OpenDatabase, openEmbedded, silentLog, startMailSender } from '../../src/foundation/index.ts'
import { saveLetterBox } from '../../src/register/index.ts'
import { rooms } from '../../src/rooms.ts'
import { invented, publish, result, saveTrusts } from '../../src/site/test/site-for-tests.ts'
import { signInForTests } from '../support/sign-in-for-tests.ts'
import { smtpSink } from '../support/smtp-sink.ts'
import { testServices } from '../support/test-router.ts'
import { consoleInABrowser, scrollsSideways } from './round-under-test.ts'
import { desk, phone } from './site-under-test.ts'
import { violations } from './violations.ts'

const own = 'My mother was asked by three people in one week who her nurse is, and nobody of them could say. That is why I ask.'

const letterBox = { email: 'letters@ex-001.invalid', source: 'Its page', checkedOn: '2026-11-01' }
const atTheDesk = { actor: { kind: 'command', name: 'test' }, now: new Date(), today: '2026-11-22', isExample: true } as const

describe('somebody who writes to their politician or to their hospital', () => {
  let database: OpenDatabase
  let sink: Awaited<ReturnType<typeof smtpSink>>
  let shown: Awaited<ReturnType<typeof consoleInABrowser>>
  const stops: (() => Promise<void>)[] = []
  beforeAll(async () => {
    database = await openEmbedded({ folder: null })
    await migrate(database.kysely, allMigrations())
    await saveTrusts(database.db, [invented('EX-001', 'First Trust'), invented('EX-002', 'Second Trust')])
    await saveLetterBox(database.db, { trust: 'EX-001', ...letterBox }, atTheDesk)
    await publish(database.db, {
      title: 'First',
      asOf: '2026-05-01',
      rows: [result('EX-001', 'partial'), result('EX-002', 'collecting')],
    })
    await seatSomebody(database.db)
    await placePostcodes(database.db)
    sink = await smtpSink()
    const clock = () => new Date()
    const services = testServices(database, { clock, smtpUrl: sink.url, mailDomain: 'spotlight.example' })
    const app = makeApp(services)
    const { cookie } = await signInForTests(services, { role: 'editor' })
    shown = await consoleInABrowser(request => app.fetch(request), cookie)
    const at = { db: database.db, smtpUrl: sink.url, clock, log: silentLog, mayLeave: async () => true }
    stops.push(startMailSender({ ...at, settled: tellRooms(rooms, services), isAlone: true, pauseMs: 50 }).stop)
    stops.push(keepLetters(services, { everyMs: 100 }).stop)
  }, 120_000)
  afterAll(async () => {
    for (const stop of stops) await stop()
    await sink?.close()
    await shown?.close()
    await database?.close()
  })

  /** The newest mail to somebody, as its reader sees it. */
  async function mailTo(address: string, what: string): Promise<string> {
    for (let tries = 0; tries < 200; tries += 1) {
      const mail = sink.caught.findLast(({ to, raw }) => to.includes(address) && readable(raw).includes(what))
      if (mail) return readable(mail.raw)
      await wait(50)
    }
    throw new Error(`No mail with “${what}” has come to ${address}`)
  }
  const readable = (raw: string): string => Buffer.from(unquoted(raw), 'latin1').toString()
  const unquoted = (raw: string): string =>
    raw.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  const linkIn = (mail: string): string =>
    shown.address + (/http:\/\/localhost:3000(\/act\/letters\/mine\/[\w-]{43})/.exec(mail)?.[1] ?? '/no-link')
  const faultsOf = async (page: Page, where: string): Promise<string[]> => [
    ...(await violations(page, where)),
    ...((await scrollsSideways(page)) ? [`${where}: it scrolls sideways`] : []),
  ]

  it('writes with a script beside them, is asked about health, confirms by mail, and the letter is received and read', async () => {
    const faults: string[] = []
    const { page, watch, close } = await shown.enter({ viewport: desk })
    await page.context().clearCookies()
    await page.goto(`${shown.address}/act/politician`)
    await page.getByLabel('Your postcode').fill('LS9 7TF')
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
    faults.push(...(await faultsOf(page, 'who')))
    await page.getByRole('button', { name: `Write to ${member.title}` }).click()
    const still = page.getByRole('status').filter({ hasText: 'still nearly the letter that we wrote' })
    await still.waitFor()
    await page.getByLabel('Your own words').fill(own)
    await page.getByRole('status').filter({ hasText: 'These are your own words.' }).waitFor()
    faults.push(...(await faultsOf(page, 'write')))
    await page.getByRole('button', { name: 'Next: your name' }).click()
    await page.getByLabel('Your name').fill('First Writer')
    await page.getByLabel('Your e-mail address').fill('writer@post.example')
    await page.getByLabel('Your postal address').fill('1 Lamp Street\nLamphill')
    expect(await page.getByLabel('Postcode').inputValue()).toBe('LS9 7TF')
    await Promise.all([page.waitForNavigation(), page.getByLabel('Your name').press('Enter')])
    expect(await page.getByRole('alert').innerText()).toContain('Say whether what your letter says about health may go')
    faults.push(...(await faultsOf(page, 'you')))
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Next: look at' }).click()
    faults.push(...(await faultsOf(page, 'look')))
    // Pressed twice: one mail.
    await page.getByRole('button', { name: 'Send me the e-mail' }).dblclick()
    await page.waitForURL('**/act/letters/asked')
    expect(await page.context().cookies()).toEqual([])

    const asked = await mailTo('writer@post.example', 'Was it you?')
    // A mail scanner looks at the link before its reader does.
    expect((await fetch(linkIn(asked))).status).toBe(200)
    await page.goto(linkIn(asked))
    faults.push(...(await faultsOf(page, 'one’s letter')))
    await page.getByRole('button', { name: 'Send my letter' }).click()
    const letter = await mailTo(member.email, 'Dear Wren Lampkeeper,')
    expect(letter).toContain(own)
    expect(letter).toMatch(/Yours sincerely,\s+First Writer\s+1 Lamp Street\s+Lamphill\s+LS9 7TF/)
    expect(letter).toMatch(/^Reply-To: "?First Writer"? <writer@post\.example>\r$/m)
    expect(letter).toMatch(/^From: "?First Writer via [^<]*<no-reply@spotlight\.example>\r$/m)
    const copy = await mailTo('writer@post.example', 'This is what you wrote')
    expect(copy).toContain(`> ${own}`)
    await page.goto(linkIn(copy))
    await page.getByRole('button', { name: 'Yes, an answer' }).click()
    expect(sink.caught.filter(({ to }) => to.includes(member.email))).toHaveLength(1)
    expect(watch.foreign).toEqual([])
    expect(faults).toEqual([])
    await close()
  })

  it('without a script, on a phone in the dark: chooses among two seats, goes back and forth without losing a word, and takes it back', async () => {
    const { page, close } = await shown.enter({ viewport: phone, javaScriptEnabled: false, colorScheme: 'dark' })
    await page.goto(`${shown.address}/act/politician`)
    await page.getByLabel('Your postcode').fill('LS9 7')
    await page.getByRole('button', { name: 'Find my politician' }).click()
    await page.getByLabel('Lamphill').check()
    await page.getByRole('button', { name: 'This is mine' }).click()
    await page.getByRole('button', { name: 'Write to' }).click()
    await page.getByLabel('Why counting matters').first().uncheck()
    await page.getByLabel('Your own words').fill(`💛 <b>Tŷ</b> שלום ${own}`)
    await page.getByRole('button', { name: 'Copy, print' }).click()
    expect(await page.getByRole('article').innerText()).toContain('[Your name]')
    await page.getByRole('button', { name: 'Back to the letter' }).click()
    await page.getByRole('button', { name: 'Next: your name' }).click()
    await page.getByLabel('Your name').fill('Second Writer')
    await page.getByRole('button', { name: 'Back to the letter' }).click()
    expect(await page.getByLabel('Your own words').inputValue()).toContain('💛 <b>Tŷ</b> שלום')
    await page.getByRole('button', { name: 'Next: your name' }).click()
    expect(await page.getByLabel('Your name').inputValue()).toBe('Second Writer')
    await page.getByLabel('Your e-mail address').fill('second@post.example')
    await page.getByLabel('Your postal address').fill('2 Lamp Street, Lamphill')
    await page.getByLabel('Postcode').fill('LS9 7TF')
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Next: look at' }).click()
    const text = await page.getByRole('article').innerText()
    expect(text).toContain('💛 <b>Tŷ</b> שלום')
    expect(text).not.toContain('A hospital that does not know')
    await page.getByRole('button', { name: 'Send me the e-mail' }).click()
    await page.goto(linkIn(await mailTo('second@post.example', 'Was it you?')))
    await page.getByRole('button', { name: 'Do not send it, delete it' }).click()
    expect(await page.locator('h1').innerText()).toBe('It is gone')
    await page.goto(`${shown.address}/console/letters`)
    expect(await page.locator('main').innerText()).toContain('What was asked of whom')
    await close()

    const seen = await shown.enter({ viewport: phone, colorScheme: 'dark' })
    const faults: string[] = []
    for (const path of ['/console/letters', '/cy/act/politician', '/act/letters/gone']) {
      await seen.page.goto(shown.address + path)
      faults.push(...(await faultsOf(seen.page, path)))
    }
    expect(faults).toEqual([])
    await seen.close()
  })

  it('writes to a trust: finds it without a script and sends to where it takes letters; with one, thanks another that gives no address', async () => {
    const faults: string[] = []
    const { page, close } = await shown.enter({ viewport: phone, javaScriptEnabled: false })
    await page.context().clearCookies()
    await page.goto(`${shown.address}/act/trust`)
    await page.getByLabel('Your postcode or your hospital').fill('Nowhere at all')
    await page.getByRole('button', { name: 'Find my hospital' }).click()
    expect(await page.getByRole('alert').innerText()).toContain('We found no trust for that')
    expect(await page.getByLabel('Your postcode or your hospital').inputValue()).toBe('Nowhere at all')
    await page.getByLabel('Your postcode or your hospital').fill('First Trust')
    await page.getByRole('button', { name: 'Find my hospital' }).click()
    expect(await page.locator('h1').innerText()).toBe('Write to First Trust')
    await page.getByRole('button', { name: 'Write my letter' }).click()
    expect(await page.getByLabel('Subject').inputValue()).toBe('Please count everyone with secondary breast cancer')
    await page
      .getByLabel('Your own words')
      .fill('I pass your lamps each evening, and would like to know that everybody counts there. 💛 Tŷ')
    await page.getByRole('button', { name: 'Next: your name' }).click()
    await page.getByRole('button', { name: 'Next: look at' }).click()
    expect(await page.getByRole('alert').innerText()).toContain('Type your name.')
    // A trust is told no postal address.
    expect(await page.getByLabel('Your postal address').count()).toBe(0)
    await page.getByLabel('Your name').fill('Third Writer')
    await page.getByLabel('Your e-mail address').fill('third@post.example')
    await page.getByRole('button', { name: 'Next: look at' }).click()
    await page.getByRole('button', { name: 'Send me the e-mail' }).click()
    await page.goto(linkIn(await mailTo('third@post.example', 'Was it you?')))
    await page.getByRole('button', { name: 'Send my letter' }).click()
    const letter = await mailTo(letterBox.email, 'Dear all at First Trust,')
    expect(letter).toContain('would like to know that everybody counts there. 💛 Tŷ')
    expect(letter).toMatch(/^Reply-To: "?Third Writer"? <third@post\.example>\r$/m)
    await mailTo('third@post.example', 'This is what you wrote')
    await close()

    const seen = await shown.enter({ viewport: desk })
    await seen.page.context().clearCookies()
    for (const path of ['/act/trust', '/cy/act/trust/EX-001', '/act/trust/EX-002']) {
      await seen.page.goto(shown.address + path)
      faults.push(...(await faultsOf(seen.page, path)))
    }
    await seen.page.getByRole('button', { name: 'Write my letter' }).press('Enter')
    expect(await seen.page.getByLabel('Subject').inputValue()).toContain('Thank you for counting everyone')
    faults.push(...(await faultsOf(seen.page, 'thanks')))
    await seen.page
      .getByRole('button', { name: /Next|Copy/ })
      .first()
      .click()
    expect(await seen.page.getByRole('article').innerText()).toContain('Dear all at Second Trust,')
    faults.push(...(await faultsOf(seen.page, 'to send oneself')))
    expect(seen.watch.foreign).toEqual([])
    expect(faults).toEqual([])
    await seen.close()
  })
})
