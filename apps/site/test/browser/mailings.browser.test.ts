import { setTimeout as wait } from 'node:timers/promises'
import { simpleParser } from 'mailparser'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allMigrations, makeApp } from '../../src/app.tsx'
import { tellRooms } from '../../src/compose.ts'
import { type OpenDatabase, openEmbedded, type Services, silentLog, startMailSender } from '../../src/foundation/index.ts'
import { keepMailings } from '../../src/network/mailings/feed/keep-mailings.ts'
import { rooms } from '../../src/rooms.ts'
import { invented, publish, result, saveTrusts } from '../../src/site/test/site-for-tests.ts'
import { addMembers } from '../support/members-for-tests.ts'
import { signInForTests } from '../support/sign-in-for-tests.ts'
import { smtpSink } from '../support/smtp-sink.ts'
import { testImage } from '../support/test-image.ts'
import { testServices } from '../support/test-router.ts'
import { consoleInABrowser, scrollsSideways } from './round-under-test.ts'
import { phone } from './site-under-test.ts'
import { violations } from './violations.ts'

describe('a mailing', () => {
  let database: OpenDatabase
  let services: Services
  let sink: Awaited<ReturnType<typeof smtpSink>>
  let shown: Awaited<ReturnType<typeof consoleInABrowser>>
  const stops: (() => Promise<void>)[] = []
  beforeAll(async () => {
    database = await openEmbedded({ folder: null, image: await testImage(allMigrations(), undefined) })
    await saveTrusts(database.db, [invented('EX-001', 'First Trust')])
    await publish(database.db, { title: 'First', asOf: '2026-05-01', rows: [result('EX-001', 'partial')] })
    sink = await smtpSink()
    const clock = () => new Date()
    services = testServices(database, { clock, smtpUrl: sink.url, mailDomain: 'spotlight.example' })
    await addMembers(
      database.db,
      [
        { address: 'reader@post.example', firstName: 'Reader <b>one</b>', purposes: ['network'] },
        { address: 'welsh@post.example', locale: 'cy', purposes: ['network'] },
        { address: 'other@post.example', purposes: ['updates'] },
      ],
      clock(),
    )
    const app = makeApp(services)
    const { cookie } = await signInForTests(services, { role: 'editor', name: 'First Editor' })
    shown = await consoleInABrowser(request => app.fetch(request), cookie)
    const at = { db: database.db, smtpUrl: sink.url, clock, log: silentLog, mayLeave: async () => true }
    stops.push(
      startMailSender({ ...at, settled: tellRooms(rooms, services), isAlone: true, pauseMs: 50 }).stop,
      keepMailings(services, { everyMs: 100 }).stop,
    )
  }, 120_000)
  afterAll(async () => {
    for (const stop of stops.reverse()) await stop()
    await sink?.close()
    await shown?.close()
    await database?.close()
  })

  const faults: string[] = []
  const look = async (page: Page, where: string) => {
    faults.push(...(await violations(page, where)))
    if (await scrollsSideways(page)) faults.push(`${where}: it scrolls sideways`)
  }
  const mailTo = async (address: string) => {
    const found = () => sink.caught.findLast(mail => mail.to.includes(address))
    for (let tries = 0; tries < 200 && !found(); tries += 1) await wait(50)
    return simpleParser(found()?.raw ?? '')
  }
  const main = (page: Page) => page.locator('main').innerText()

  it('is written, looked at, tried, started without a script, read by its readers, and left by one click', async () => {
    const { page, watch, close } = await shown.enter({ viewport: phone, javaScriptEnabled: false, colorScheme: 'dark' })
    page.setDefaultTimeout(10_000)
    await page.goto(`${shown.address}/console/mailings`)
    await page.getByRole('button', { name: 'Write a new mailing' }).click()
    await page.getByLabel('Title, in English').fill('What came of it 💛')
    await page.getByLabel('Subject, in English').fill('For {{first name|you}}')
    await page.getByLabel('Text, in English').fill('Dear {{frist name|friend}}, <script>alert(1)</script>')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    expect(await main(page)).toContain('English, line 1, sign 6: there is no field “frist name”.')
    await page.getByLabel('Text, in English').fill('Dear {{first name|friend}},\n\n**thank you.** See [the map](/map).')
    await page.getByRole('button', { name: 'Save and preview' }).click()
    expect(await main(page)).toContain('Subject: For Reader')
    const frame = page.frameLocator('iframe')
    expect(await frame.locator('h1').innerText()).toBe('What came of it 💛')
    expect(await frame.locator('strong').innerText()).toBe('thank you.')
    expect(
      await frame
        .locator('td')
        .first()
        .evaluate(cell => cell.ownerDocument.scripts.length),
    ).toBe(0)
    await page.getByRole('link', { name: 'A reader of whom we know nothing' }).click()
    expect(await main(page)).toContain('Subject: For you')
    await page.getByRole('link', { name: 'What came of it', exact: false }).first().click()
    await page.getByRole('link', { name: 'Who gets it' }).click()
    await page.getByLabel('The Campaigns Network').check()
    await page.getByLabel('As fast as they go').check()
    await page.getByLabel('Constituencies').fill('Nowhere Central')
    await page.getByRole('button', { name: 'Save, and count again' }).click()
    expect(await page.getByRole('alert').innerText()).toContain('There is no constituency called “Nowhere Central”.')
    await page.getByLabel('Constituencies').fill('')
    await page.getByRole('button', { name: 'Save, and count again' }).click()
    expect(await main(page)).toContain('It would go to 2 people now')
    await page.getByRole('link', { name: 'What came of it', exact: false }).first().click()
    await page.getByRole('button', { name: 'Send a test' }).click()
    for (let tries = 0; tries < 200 && sink.caught.length < 1; tries += 1) await wait(50)
    const test = await simpleParser(sink.caught[0]?.raw ?? '')
    expect([test.subject, test.headers.has('list-unsubscribe')]).toEqual(['[Test] For Reader', false])
    expect(test.text).toContain('(http://localhost:3000/map)')
    await page.getByRole('link', { name: 'Look once more and start' }).click()
    await page.getByRole('button', { name: 'Start the mailing' }).click()
    expect(await page.getByRole('alert').innerText()).toContain('This is not the number of people.')
    await page.getByLabel('To be sure, type the number').fill('2')
    await page.getByRole('button', { name: 'Start the mailing' }).click()
    expect(await main(page)).toContain('It is on its way.')

    const mail = await mailTo('reader@post.example')
    expect(mail.subject).toBe('For Reader <b>one</b>')
    expect(mail.html || '').toContain('Dear Reader &lt;b&gt;one&lt;/b&gt;,')
    expect(mail.text).toContain('Dear Reader <b>one</b>,')
    expect((await mailTo('welsh@post.example')).subject).toBe('For you')
    await wait(300)
    expect(sink.caught.flatMap(({ to }) => to)).not.toContain('other@post.example')
    expect(sink.caught).toHaveLength(3)
    // A click counts; a program that follows every other link changes nothing.
    const links = [...(mail.text ?? '').matchAll(/http:\/\/localhost:3000(\/[^\s)]*)/g)].map(([, path = '']) => path)
    const answers = await Promise.all(links.map(path => fetch(shown.address + path, { redirect: 'manual' })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 302])
    const raw = sink.caught.find(({ to }) => to.includes('reader@post.example'))?.raw.replace(/\r\n[ \t]+/g, ' ') ?? ''
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m)
    const leave = /^List-Unsubscribe: <http:\/\/localhost:3000([^>]+)>/im.exec(raw)?.[1] ?? ''
    const form = new FormData()
    form.set('List-Unsubscribe', 'One-Click')
    expect((await fetch(shown.address + leave, { method: 'POST', body: form, redirect: 'manual' })).status).toBe(200)
    await page.reload()
    expect(await main(page)).toContain('Everybody has been written to.')
    expect(await main(page)).toMatch(/\/map\s+1/)
    expect(watch.foreign).toEqual([])
    await close()

    const seen = await shown.enter({ viewport: phone, colorScheme: 'dark' })
    const here = page.url().split('?')[0] ?? ''
    for (const path of ['/console/mailings', here.replace(shown.address, '')]) {
      await seen.page.goto(shown.address + path)
      await look(seen.page, path)
    }
    await seen.page.getByRole('button', { name: 'Let everybody read it' }).click()
    await seen.page.getByRole('link', { name: 'Read it on the site' }).click()
    expect(await main(seen.page)).toContain('Dear friend,')
    await look(seen.page, 'in the browser')
    // The steps of a draft once more, with a script, where its faults can be seen.
    await seen.page.goto(`${shown.address}/console/mailings`)
    await seen.page.getByRole('button', { name: 'Write a new mailing' }).click()
    await seen.page.getByLabel('Title, in English').fill('Another')
    await seen.page.getByLabel('Text, in English').fill('{{first name}}')
    await seen.page.getByRole('button', { name: 'Save', exact: true }).click()
    await look(seen.page, 'the words')
    const draft = seen.page.url().replace(/\/words.*/, '')
    for (const step of ['', '/people', '/start']) {
      await seen.page.goto(draft + step)
      await look(seen.page, `the draft ${step}`)
    }
    await seen.page.goto(`${draft}/preview`)
    // Its frame is looked at as what it is: the page that a mail program shows.
    faults.push(...(await violations(seen.page, 'the preview')).filter(fault => !fault.endsWith('nobody looked into it')))
    expect(seen.watch.complaints).toEqual([])
    // The policy of the page before would forbid its styles.
    await seen.page.goto('about:blank')
    await seen.page.setContent(mail.html || '')
    faults.push(...(await violations(seen.page, 'the mail')).filter(fault => !/: (region|landmark-one-main): /.test(fault)))
    await seen.close()
    expect(faults).toEqual([])
  })
})
