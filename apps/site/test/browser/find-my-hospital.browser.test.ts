import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { desk, phone, type RunningSite, startBrowser, startSite, visit } from './site-under-test.ts'

/** The main job, on the real register: somebody types where they live and sees what the hospital there does, and why we say so. */
describe('somebody finds their hospital', () => {
  let site: RunningSite
  let browser: Browser
  beforeAll(async () => {
    site = await startSite('uk')
    browser = await startBrowser()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
  })

  const typeInto = (page: Page) => page.getByLabel('Your postcode or hospital').first()

  it.each([
    ['a phone', phone, true],
    ['a phone without JavaScript', phone, false],
    ['a desk', desk, true],
  ] as const)('by postcode, on %s', async (_, viewport, javaScriptEnabled) => {
    const { page, watch, close } = await visit(browser, site.address, { viewport, javaScriptEnabled })
    await page.goto(`${site.address}/`)
    await typeInto(page).fill('ls97tf')
    await page.getByRole('button', { name: 'Find my hospital' }).first().click()
    await page.getByRole('heading', { level: 1, name: 'Near LS9 7' }).waitFor()
    expect(page.url(), 'the postcode must not stand in an address').not.toMatch(/ls9/i)
    await page.getByRole('link', { name: 'Leeds Teaching Hospitals NHS Trust' }).first().click()
    await page.getByRole('heading', { level: 1, name: /Leeds Teaching Hospitals NHS Trust/ }).waitFor()
    expect(page.url()).toBe(`${site.address}/trusts/RR8`)
    expect(await page.locator('main').innerText()).toMatch(/not asked/i)
    expect(watch.foreign).toEqual([])
    await close()
  })

  it('with nothing but the keyboard', async () => {
    const { page, close } = await visit(browser, site.address, { viewport: desk })
    await page.goto(`${site.address}/`)
    await page.keyboard.press('Tab')
    expect(await focused(page), 'the first thing is a way past the menu').toMatch(/skip/i)
    await page.keyboard.press('Enter')
    await tabTo(page, /^q$/)
    await page.keyboard.type('Adenbrookes')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: /Cambridge University Hospitals/ }).waitFor()
    await close()
  })

  it('by an old name, and is told where it went', async () => {
    const { page, close } = await visit(browser, site.address, { viewport: phone, javaScriptEnabled: false })
    await page.goto(`${site.address}/find`)
    await typeInto(page).fill('North Bristol')
    await page.getByRole('button', { name: 'Find my hospital' }).first().click()
    const words = await page.locator('main').innerText()
    expect(words).toContain('North Bristol NHS Trust closed on 30 June 2026')
    expect(words).toContain('Bristol NHS Foundation Trust')
    await close()
  })

  it('gets the form back as it was filled when nothing is found', async () => {
    const { page, close } = await visit(browser, site.address, { viewport: phone, javaScriptEnabled: false })
    await page.goto(`${site.address}/find`)
    await typeInto(page).fill('LS99 9ZZ <b>')
    await page.getByRole('button', { name: 'Find my hospital' }).first().click()
    expect(await typeInto(page).inputValue()).toBe('LS99 9ZZ <b>')
    await close()
  })

  it('leaves no trace of what was typed in the log', async () => {
    expect(site.printed()).toContain('"route":"/find"')
    expect(site.printed()).not.toMatch(/ls9|adenbrookes|north bristol/i)
    await fetch(`${site.address}/api/v1/places/LS9%207TF`)
    await vi.waitFor(() => expect(site.printed()).toContain('/api/v1/places/'))
    expect(site.printed()).not.toMatch(/ls9/i)
  })
})

const focused = (page: Page): Promise<string> =>
  page.evaluate<string>("(document.activeElement?.getAttribute('name') || document.activeElement?.innerText || '').trim()")

/** Presses Tab until something named so has the focus; a page where that takes sixty presses is broken. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let press = 0; press < 60; press += 1) {
    if (name.test(await focused(page))) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Nothing named ${name} can be reached with the keyboard`)
}
