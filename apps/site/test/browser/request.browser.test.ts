import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findRoot, PageCache, type SiteServer, serve, silentLog } from '../../src/foundation/index.ts'
import { siteFiles } from '../../src/site-files.ts'
import { type ConsoleUnderTest, consoleUnderTest } from '../support/console-under-test.ts'
import { desk, phone, startBrowser, visit } from './site-under-test.ts'
import { violations } from './violations.ts'

/** As text: the tests are compiled without the browser's types. */
const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth')

describe('one request in the console', () => {
  let site: ConsoleUnderTest
  let server: SiteServer
  let browser: Browser
  let address: string
  beforeAll(async () => {
    site = await consoleUnderTest({ folder: null })
    server = await serve({
      port: 0,
      host: '127.0.0.1',
      log: silentLog,
      cache: new PageCache(),
      files: siteFiles(findRoot(import.meta.dirname), 'example'),
      startingText: '',
      isDatabaseReady: async () => true,
    })
    server.open(request => site.fetch(request))
    address = `http://localhost:${server.port}`
    browser = await startBrowser()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await server?.close(1000)
    await site?.close()
  })

  const enter = async (options: BrowserContextOptions) => {
    const visited = await visit(browser, address, options)
    const at = site.cookie.indexOf('=')
    const [name, value] = [site.cookie.slice(0, at), site.cookie.slice(at + 1)]
    await visited.page.context().addCookies([{ name, value, url: address }])
    return { ...visited, at: `${address}/console/rounds/${site.round.round}/requests` }
  }
  const one = (fate: string): string => {
    const [code] = site.round.fated(fate)
    if (code === undefined) throw new Error(`No trust met the fate "${fate}"`)
    return code
  }

  it('is worked on with the keyboard alone', async () => {
    const { page, at, close } = await enter({ viewport: desk })
    const code = one('overdue')
    const here = () => page.evaluate<string>('document.activeElement.id + "|" + document.activeElement.textContent')
    const tabTo = async (wanted: string) => {
      for (let steps = 0; steps < 150; steps += 1) {
        await page.keyboard.press('Tab')
        const [id, text = ''] = (await here()).split('|')
        if (id === wanted || text.trim() === wanted) return
      }
      throw new Error(`The keyboard never reaches “${wanted}”`)
    }
    const press = () => Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])

    await page.goto(`${at}/${code}`)
    await tabTo('event-kind')
    await page.keyboard.type('The trust said it has the letter')
    await tabTo('Enter it')
    await press()
    expect(await page.locator('main').innerText()).toContain('It is entered.')
    expect(await page.locator('.four-fields').innerText()).toMatch(/Acknowledged/)

    await tabTo('Friendly reminder')
    await press()
    await tabTo('Look at it before it goes')
    await press()
    const before = await site.countReminders()
    await tabTo('Send this letter')
    await press()
    expect(await page.locator('main').innerText()).toContain('The letter is in the outbox')
    expect((await site.countReminders()) - before).toBe(1)
    await page.reload()
    expect((await site.countReminders()) - before).toBe(1)
    await close()
  })

  it('works without a script: a mistake is told beside its field, and mended', async () => {
    const { page, at, close } = await enter({ viewport: phone, javaScriptEnabled: false })
    await page.goto(`${at}/${one('silence so far')}`)
    await page.getByLabel('What happened?').selectOption('refused')
    await page.getByLabel(/Note for ourselves/).fill('By post 💛')
    await page.getByRole('button', { name: 'Enter it' }).click()
    expect(await page.getByRole('alert').innerText()).toContain('refused on cost, or for another reason')
    expect(await page.getByLabel(/Note for ourselves/).inputValue()).toBe('By post 💛')
    await page.getByLabel(/What did the trust say/).selectOption('refused-cost')
    await page.getByRole('button', { name: 'Enter it' }).click()
    expect(await page.locator('.four-fields').innerText()).toContain('To mark')
    await close()
  })

  it('has no fault that axe finds, and never scrolls sideways', async () => {
    const faults: string[] = []
    for (const viewport of [phone, desk]) {
      const { page, at, close } = await enter({ viewport })
      const look = async (where: string) => {
        faults.push(...(await violations(page, `${where}, ${viewport.width} px`)))
        if (await scrollsSideways(page)) faults.push(`${where}, ${viewport.width} px: scrolls sideways`)
      }
      for (const fate of ['overdue and chased', 'bounced', 'asked what we mean', 'said no for another reason']) {
        expect((await page.goto(`${at}/${one(fate)}`))?.status(), fate).toBe(200)
        await look(fate)
      }
      for (const path of ['write?kind=chase', 'write?kind=regulator', 'thread']) {
        expect((await page.goto(`${at}/${one('overdue and chased')}/${path}`))?.status(), path).toBe(200)
        await look(path)
      }
      await page.goto(`${at}/${one('overdue and chased')}/write?kind=chase`)
      await page.getByRole('button', { name: 'Look at it before it goes' }).click()
      await look('a letter ready to go')
      await page.goto(`${at}/${one('overdue and chased')}`)
      await page.getByRole('button', { name: 'Enter it' }).click()
      await look('a form with a mistake')
      await close()
    }
    expect(faults).toEqual([])
  }, 300_000)
})
