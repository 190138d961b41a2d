import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allMigrations, makeApp } from '../../src/app.tsx'
import { tellRooms } from '../../src/compose.ts'
import {
  migrate,
  type OpenDatabase,
  openEmbedded,
  type Services,
  silentLog,
  startMailSender,
  writes,
} from '../../src/foundation/index.ts'
import { tellOfChanges } from '../../src/network/alerts/tell-of-changes.ts'
import type { GuardTables } from '../../src/network/guard/guard-tables.ts'
import { forgetPressure } from '../../src/network/guard/take-post.ts'
import { rooms } from '../../src/rooms.ts'
import { invented, publish, result, saveTrusts } from '../../src/site/test/site-for-tests.ts'
import { signInForTests } from '../support/sign-in-for-tests.ts'
import { smtpSink } from '../support/smtp-sink.ts'
import { testServices } from '../support/test-router.ts'
import { consoleInABrowser, scrollsSideways } from './round-under-test.ts'
import { desk, phone } from './site-under-test.ts'
import { violations } from './violations.ts'

const address = 'someone@post.example'

describe('somebody who follows their hospital', () => {
  let database: OpenDatabase
  let services: Services
  let sink: Awaited<ReturnType<typeof smtpSink>>
  let sender: ReturnType<typeof startMailSender>
  let shown: Awaited<ReturnType<typeof consoleInABrowser>>
  beforeAll(async () => {
    database = await openEmbedded({ folder: null })
    await migrate(database.kysely, allMigrations())
    await saveTrusts(database.db, [invented('EX-001', 'First Trust')])
    await publish(database.db, { title: 'First', asOf: '2026-05-01', rows: [result('EX-001', 'partial')] })
    sink = await smtpSink()
    const clock = () => new Date()
    services = testServices(database, { clock, smtpUrl: sink.url, mailDomain: 'spotlight.example' })
    const app = makeApp(services)
    const { cookie } = await signInForTests(services, { role: 'admin', name: 'First Admin' })
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
  })

  /** The mail that arrives next, as its reader sees it. */
  async function nextMail(count: number): Promise<string> {
    for (let tries = 0; tries < 200 && sink.caught.length < count; tries += 1) await wait(50)
    const raw = sink.caught[count - 1]?.raw ?? ''
    return raw.replace(/=\r\n/g, '').replace(/=3D/g, '=')
  }
  const linkIn = (mail: string, kind: string, part = '/updates') =>
    shown.address + (new RegExp(`http://localhost:3000(${part}/${kind}/[\\w-]{43})`).exec(mail)?.[1] ?? '/no-link')
  const faultsOf = async (page: Page, where: string): Promise<string[]> => [
    ...(await violations(page, where)),
    ...((await scrollsSideways(page)) ? [`${where}: it scrolls sideways`] : []),
  ]

  /** A program of a mail server that looks at every link of a mail before its reader does. */
  async function scan(mail: string): Promise<number[]> {
    const links = [...new Set([...mail.matchAll(/http:\/\/localhost:3000(\/[^\s>]*)/g)].map(([, path = '']) => path))]
    return Promise.all(links.map(async path => (await fetch(shown.address + path)).status))
  }

  it('signs up with the keyboard, says yes, hears of a change and leaves by one click; a scanner that follows every link changes nothing', async () => {
    const faults: string[] = []
    const { page, watch, close } = await shown.enter({ viewport: desk })
    await page.context().clearCookies()
    await page.goto(`${shown.address}/trusts/EX-001`)
    await page.getByLabel('Your e-mail address').focus()
    await page.keyboard.type('someone@gmial.com')
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
    expect(await page.locator('main').innerText()).toContain('Did you mean someone@gmail.com?')
    faults.push(...(await faultsOf(page, 'the question')))
    await page.goBack()
    await page.getByLabel('Your e-mail address').fill(address)
    // Pressed twice: one mail.
    await page.getByRole('button', { name: 'Tell me' }).dblclick()
    await page.waitForURL('**/updates/asked')
    faults.push(...(await faultsOf(page, 'asked')))
    expect(await page.context().cookies()).toEqual([])

    const confirmation = await nextMail(1)
    expect(await scan(confirmation)).toEqual([200])
    await page.goto(linkIn(confirmation, 'confirm'))
    faults.push(...(await faultsOf(page, 'confirm')))
    await page.getByRole('button', { name: 'Yes, tell me' }).click()
    expect(await page.locator('h1').innerText()).toBe('Thank you. We will tell you.')
    faults.push(...(await faultsOf(page, 'confirmed')))

    await publish(database.db, { title: 'Second', asOf: '2026-06-01', rows: [result('EX-001', 'collecting')] })
    await Promise.all([tellOfChanges(services), tellOfChanges(services)])
    const alert = await nextMail(2)
    expect(alert).toContain('Now: Collecting (everyone is counted)')
    expect(alert).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m)
    expect(sink.caught[1]?.from).toMatch(/^returns\+/)
    // The links in it: the trust's page, what is kept, the way out.
    expect(await scan(alert)).toEqual([200, 200, 200])

    await page.goto(linkIn(alert, 'preferences'))
    expect(await page.locator('main').innerText()).toContain('Collecting (everyone is counted)')
    faults.push(...(await faultsOf(page, 'preferences')))
    const header = /^List-Unsubscribe: <http:\/\/localhost:3000([^>]+)>/im.exec(alert.replace(/\r\n[ \t]+/g, ' '))?.[1] ?? ''
    const click = new FormData()
    click.set('List-Unsubscribe', 'One-Click')
    expect((await fetch(shown.address + header, { method: 'POST', body: click, redirect: 'manual' })).status).toBe(200)
    await page.reload()
    expect(await page.locator('main').innerText()).toContain('You get no more e-mails.')
    await wait(300)
    expect(sink.caught).toHaveLength(2)
    expect(watch.foreign).toEqual([])
    expect(faults).toEqual([])
    await close()
  })

  it('without a script, on a phone, comes back and erases everything; staff see numbers', async () => {
    const faults: string[] = []
    const { page, close } = await shown.enter({ viewport: phone, javaScriptEnabled: false, colorScheme: 'dark' })
    await page.goto(`${shown.address}/updates/trusts/EX-001`)
    await page.getByLabel('Your e-mail address').fill('💛')
    await page.getByRole('button', { name: 'Tell me' }).click()
    expect(await page.getByRole('alert').innerText()).toContain('An e-mail address has an @ in it')
    expect(await page.getByLabel('Your e-mail address').inputValue()).toBe('💛')
    await page.getByLabel('Your e-mail address').fill(address)
    await page.getByRole('button', { name: 'Tell me' }).click()
    await page.goto(linkIn(await nextMail(3), 'confirm'))
    await page.getByRole('button', { name: 'Yes, tell me' }).click()

    await page.goto(`${shown.address}/updates`)
    await page.getByLabel('Your e-mail address').fill(address)
    await page.getByRole('button', { name: 'Send me the link' }).click()
    await page.goto(linkIn(await nextMail(4), 'preferences'))
    await page.getByRole('link', { name: 'Erase everything' }).click()
    await page.getByRole('button', { name: 'Erase everything' }).click()
    expect(await page.locator('h1').innerText()).toBe('Everything is erased')
    await page.goto(`${shown.address}/console/supporters`)
    expect(await page.locator('main').innerText()).toContain('Nobody follows a hospital yet.')
    // From the foot of any page, and into the Campaigns Network.
    await page.goto(`${shown.address}/trusts/EX-001`)
    await page.getByLabel('Your e-mail, for news of the campaign').fill('news@post.example')
    await page.getByLabel('Your e-mail, for news of the campaign').press('Enter')
    await page.waitForURL('**/updates/asked')
    await page.goto(linkIn(await nextMail(5), 'confirm', '/network'))
    await page.getByRole('button', { name: 'Yes, I want this' }).click()
    expect(await page.locator('h1').innerText()).toBe('Thank you. You will hear from us.')
    await page.goto(`${shown.address}/network`)
    await page.getByLabel('Your postcode (optional)').fill('nowhere')
    await page.getByLabel('Local press and radio').check()
    await page.getByRole('button', { name: 'Join', exact: true }).click()
    expect(await page.getByRole('alert').innerText()).toContain('Type your e-mail address.')
    expect(await page.getByLabel('Local press and radio').isChecked()).toBe(true)
    await page.getByLabel('Your postcode (optional)').fill('CF10 1AA')
    await page.getByLabel('Your e-mail address').fill('member@post.example')
    await page.getByLabel(/^I have secondary breast cancer/).check()
    await page.getByRole('button', { name: 'Join', exact: true }).click()
    const joining = await nextMail(7)
    expect(await scan(joining)).toEqual([200])
    await page.goto(linkIn(joining, 'confirm', '/network'))
    expect(await page.locator('main').innerText()).toMatch(/CF10\n/)
    await page.getByRole('button', { name: 'Yes, I want this' }).click()
    const welcome = await nextMail(8)
    expect(new Set(await scan(welcome))).toEqual(new Set([200]))
    const mine = linkIn(welcome, 'preferences').replace(shown.address, '')
    await page.goto(shown.address + mine)
    await page.getByRole('button', { name: 'Stop “The Campaigns Network”' }).click()
    expect(await page.locator('main').innerText()).toContain('You get no more of these e-mails.')
    await close()

    const seen = await shown.enter({ viewport: phone, colorScheme: 'dark' })
    for (const path of [
      ...['/console/supporters', '/console/supporters/import', '/console/supporters/requests', mine],
      ...['/updates', '/cy/updates', '/updates/trusts/EX-001', '/updates/erased', '/cy/network'],
    ]) {
      await seen.page.goto(shown.address + path)
      faults.push(...(await faultsOf(seen.page, path)))
    }
    expect(faults).toEqual([])
    await seen.close()
  })

  it('asks for a little work when very many use a form: done by itself, or by pressing once more where no script runs', async () => {
    const before = sink.caught.length
    forgetPressure(database.db)
    const rate = { form: 'alerts', minute: new Date(Math.floor(Date.now() / 60_000) * 60_000), taken: 1000 }
    await writes<GuardTables>(database.db)
      .insertInto('guard_rate')
      .values(rate)
      .onConflict(conflict => conflict.columns(['minute', 'form']).doUpdateSet({ taken: rate.taken }))
      .execute()
    const statuses: number[] = []
    const { page, watch, close } = await shown.enter({ viewport: phone })
    page.on('response', answer => void (answer.request().method() === 'POST' && statuses.push(answer.status())))
    await page.goto(`${shown.address}/updates/trusts/EX-001`)
    await page.getByLabel('Your e-mail address').fill('busy@post.example')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/updates/asked')
    expect([statuses, watch.foreign]).toEqual([[429, 303], []])

    // As if no script ran, but so that the page can be looked at.
    await page.route('**/islands/prove-work*', route => route.abort())
    await page.goto(`${shown.address}/updates/trusts/EX-001`)
    await page.getByLabel('Your e-mail address').fill('plain@post.example')
    await page.keyboard.press('Enter')
    await page.getByText('Please press the button once more.').waitFor()
    expect(await page.getByLabel('Your e-mail address').inputValue()).toBe('plain@post.example')
    expect(await faultsOf(page, 'pressed hard')).toEqual([])
    await page.getByRole('button', { name: 'Tell me' }).click()
    await page.waitForURL('**/updates/asked')
    await nextMail(before + 2)
    expect(
      sink.caught
        .slice(before)
        .flatMap(({ to }) => to)
        .sort(),
    ).toEqual(['busy@post.example', 'plain@post.example'])
    await close()
  })
})
