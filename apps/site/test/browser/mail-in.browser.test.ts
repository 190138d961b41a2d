import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mailRoom } from '../../src/survey/mail-in/mail-room.ts'
import { mailFrom } from '../../src/survey/mail-in/mails-for-tests.ts'
import { fileWaiting } from '../../src/survey/mail-in/receive-mail.ts'
import { type ConsoleUnderTest, consoleUnderTest } from '../support/console-under-test.ts'
import { consoleInABrowser, scrollsSideways } from './round-under-test.ts'
import { desk, phone } from './site-under-test.ts'
import { violations } from './violations.ts'

const tokenOf = (code: string) => `20271${code}`.toLowerCase().replaceAll('-', '')

describe('mail in the console', () => {
  let folder: string
  let site: ConsoleUnderTest
  let browser: Awaited<ReturnType<typeof consoleInABrowser>>
  let code: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'spotlight-mail-pages-'))
    site = await consoleUnderTest({ folder: null }, { dataFolder: folder, mailDomain: 'spotlight.invalid' })
    browser = await consoleInABrowser(site.fetch, site.cookie)
    code = site.round.fated('silence so far')[0] ?? ''
    const automatic = ['Auto-Submitted: auto-replied']
    await comesIn(mailFrom('foi@ex.invalid', 'Out of office', automatic, 'I am away until Monday.'))
    await comesIn(mailFrom('foi@ex.invalid', 'Automatic reply: your request', automatic, 'Thank you for your mail.'))
    const checked = [
      'Received: from mail.ex.invalid by mx.spotlight.invalid; Mon, 8 Mar 2027 09:00:00 +0000',
      'Authentication-Results: mx.spotlight.invalid; spf=pass smtp.mailfrom=ex.invalid; dkim=pass header.d=ex.invalid; dmarc=pass header.from=ex.invalid',
    ]
    const forged = [
      checked[0] ?? '',
      'Authentication-Results: mx.spotlight.invalid; spf=softfail; dmarc=fail header.from=ex.invalid',
    ]
    await comesIn(mailFrom('foi@ex.invalid', 'RE: your request', checked, 'We record everyone.'))
    await comesIn(mailFrom('foi@ex.invalid', 'We record nobody', forged, 'We record nobody.'))
    await comesIn(mailFrom('foi@ex.invalid', 'A mail for nobody', [], 'Words'), 'foi')
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await site?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** As the mail server hands it in. */
  async function comesIn(raw: Buffer, mailbox = `reply+${tokenOf(code)}`): Promise<void> {
    const room = mailRoom(site.services)
    const kept = await room.folder.keep(asStream(raw), raw.length)
    if (!kept) throw new Error('The mail was not kept')
    const note = { sender: 'foi@ex.invalid', recipients: [`${mailbox}@spotlight.invalid`], at: site.services.clock() }
    await fileWaiting(room, await room.folder.note({ ...kept, ...note, broughtBy: null }))
  }
  async function* asStream(raw: Buffer) {
    yield raw
  }

  const enter = (options: BrowserContextOptions) => browser.enter(options)
  const request = () => `${browser.address}/console/rounds/2027-1/requests/${code}`
  const focused = (page: Page) => page.evaluate<string>('document.activeElement.id + "|" + document.activeElement.textContent')
  const tabTo = async (page: Page, wanted: string) => {
    for (let steps = 0; steps < 200; steps += 1) {
      await page.keyboard.press('Tab')
      const [id, text = ''] = (await focused(page)).split('|')
      if (id === wanted || text.trim().startsWith(wanted)) return
    }
    throw new Error(`The keyboard never reaches “${wanted}”`)
  }

  it('folds what machines send, opens it with the keyboard, and says what is known of a sender', async () => {
    const { page, close } = await enter({ viewport: desk })
    await page.goto(request())
    const thread = page.locator('.thread')
    expect(await thread.innerText()).toContain('2 mails folded away: automatic reply')
    expect(await thread.innerText()).not.toContain('I am away until Monday.')
    await tabTo(page, '2 mails folded away')
    await page.keyboard.press('Enter')
    await tabTo(page, 'Automatic reply, 8 March 2027')
    await page.keyboard.press('Enter')
    expect(await thread.innerText()).toContain('I am away until Monday.')
    expect(await thread.innerText()).toContain('The mail comes from where it says. (SPF: passed, DKIM: passed, DMARC: passed)')
    expect(await thread.innerText()).toContain('our mail server could not confirm')
    await close()
  })

  it('an answer on the phone is entered with the keyboard alone', async () => {
    const { page, close } = await enter({ viewport: desk })
    await page.goto(request())
    await tabTo(page, 'Enter an answer that came')
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
    await tabTo(page, 'way')
    await page.keyboard.press('ArrowUp')
    await tabTo(page, 'who')
    await page.keyboard.type('FOI team')
    await tabTo(page, 'text')
    await page.keyboard.type('They count everyone 💛 Tŷ')
    await tabTo(page, 'Keep it in the thread')
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
    expect(await page.locator('main').innerText()).toContain('The answer stands in the thread.')
    expect(await page.locator('.thread').innerText()).toContain('From the trust, by phone')
    expect(await page.locator('.thread').innerText()).toContain('They count everyone 💛 Tŷ')
    await close()
  })

  it('mail is brought as files, and a mistake in the form by hand is mended, without a script', async () => {
    const { page, close } = await enter({ viewport: phone, javaScriptEnabled: false })
    const [mail, archive] = [join(folder, 'saved.eml'), join(folder, 'mails.zip')]
    writeFileSync(
      mail,
      `To: reply+${tokenOf(code)}@spotlight.invalid\r\nSubject: Saved by somebody\r\n\r\nWe record everyone.\r\n`,
    )
    writeFileSync(archive, 'PK\u0003\u0004')
    await page.goto(`${browser.address}/console/held-mail`)
    await page.getByRole('link', { name: 'Bring mail in as files' }).click()
    await page.getByLabel('Files of mails').setInputFiles([mail, archive])
    await page.getByRole('button', { name: 'Bring them in' }).click()
    expect(await page.locator('main').innerText()).toContain('mails.zip: Not taken: It is an archive')
    await page.getByRole('link', { name: `filed under 2027-1/${code}` }).click()
    expect(await page.locator('.thread').innerText()).toContain('Brought in as a file by First Editor')

    await page.getByRole('link', { name: 'Enter an answer that came by post' }).click()
    await page.getByLabel('By post').check()
    await page.getByLabel('What does it say?').fill('Words that must not be lost')
    await page.getByLabel('On which day did it come?').fill('2027-12-24')
    await page.getByRole('button', { name: 'Keep it in the thread' }).click()
    expect(await page.getByRole('alert').innerText()).toContain('This day is still to come.')
    expect(await page.getByLabel('What does it say?').inputValue()).toBe('Words that must not be lost')
    await page.getByLabel('On which day did it come?').fill('2027-03-05')
    await page.getByLabel(/^Files/).setInputFiles(mail)
    await page.getByRole('button', { name: 'Keep it in the thread' }).click()
    expect(await page.locator('.thread').innerText()).toContain('Words that must not be lost')
    await close()
  })

  it('keeps nobody out, by night on a phone and by day on a desk, and never scrolls sideways', async () => {
    const found: string[] = []
    for (const [name, options] of [
      ['phone', { viewport: phone, colorScheme: 'dark' }],
      ['desk', { viewport: desk, colorScheme: 'light' }],
    ] as const) {
      const { page, close } = await enter(options)
      for (const path of [
        request(),
        `${request()}/by-hand-in`,
        `${browser.address}/console/held-mail`,
        `${browser.address}/console/held-mail/take-in?mails=3&held=1&known=1`,
      ]) {
        await page.goto(path)
        const where = `${name} ${new URL(path).pathname}`
        for (const fold of await page.locator('.thread summary').all()) await fold.click()
        found.push(...(await violations(page, where)))
        if (await scrollsSideways(page)) found.push(`${where}: scrolls sideways`)
      }
      await close()
    }
    expect(found).toEqual([])
  })
})
