import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, phone, type RunningSite, startBrowser, startSite, visit } from './site-under-test.ts'

/** As text: the tests are compiled without the browser's types. */
const focused = (page: Page): Promise<string> =>
  page.evaluate<string>('document.activeElement?.id || document.activeElement?.textContent')
const box = async (page: Page, selector: string) => {
  const found = await page.locator(selector).first().boundingBox()
  if (!found) throw new Error(`${selector} is not shown`)
  return found
}

describe('the map in a browser', () => {
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

  describe.each([true, false])('with JavaScript: %s', javaScriptEnabled => {
    it.each([desk, phone])('opens a pin’s card with Enter and closes it back to the pin, $width px wide', async viewport => {
      const { page, watch, close } = await visit(browser, site.address, { viewport, javaScriptEnabled })
      await page.goto(`${site.address}/map`)
      await page.locator('#p-RR8').focus()
      await page.keyboard.press('Tab')
      const pin = await focused(page)
      expect(pin).toMatch(/^p-/)
      expect(await page.locator(`#${pin} foreignObject`).isVisible()).toBe(true)

      await page.keyboard.press('Enter')
      expect(page.url()).toBe(`${site.address}/map#${pin.replace('p-', 't-')}`)
      const card = await box(page, 'tr:target')
      expect(card.y).toBeGreaterThanOrEqual(0)
      expect(card.y + card.height).toBeLessThanOrEqual(viewport.height + 1)

      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      expect(await focused(page)).toBe('More about this trust')
      await page.keyboard.press('Tab')
      expect(await focused(page)).toBe('Close')
      await page.keyboard.press('Enter')
      expect(await page.locator('tr:target').count()).toBe(0)
      expect(await focused(page)).toBe(pin)
      expect(watch).toEqual({ foreign: [], complaints: [] })
      await close()
    })

    it('goes past all pins with one key, to the list', async () => {
      const { page, close } = await visit(browser, site.address, { viewport: desk, javaScriptEnabled })
      await page.goto(`${site.address}/map`)
      await page.locator('.map-country .skip').focus()
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      expect(await page.evaluate<boolean>("document.querySelector('#list').contains(document.activeElement)")).toBe(true)
      await close()
    })

    it('filters by a form, and the address is the canonical one', async () => {
      const { page, close } = await visit(browser, site.address, { viewport: phone, javaScriptEnabled })
      await page.goto(`${site.address}/map`)
      await page.locator('select[name=nation]').selectOption('wales')
      await page.locator('.map-filters button').click()
      await page.waitForURL(/nation=wales/)
      expect(page.url()).toBe(`${site.address}/map?nation=wales${javaScriptEnabled ? '' : '#list'}`)
      await page.locator('.trusts tbody tr', { hasText: 'England' }).first().waitFor({ state: 'detached' })
      expect(await page.locator('.trusts tbody tr').count()).toBe(await page.locator('.pins a').count())
      await close()
    })
  })

  it('leaves a card with Escape', async () => {
    const { page, close } = await visit(browser, site.address, { viewport: phone })
    await page.goto(`${site.address}/map`)
    await page.locator('#p-REF').click()
    await page.locator('tr:target').waitFor()
    expect(await page.locator('#p-REF').getAttribute('aria-current')).toBe('true')
    await page.keyboard.press('Escape')
    await page.locator('tr:target').waitFor({ state: 'detached' })
    expect(await focused(page)).toBe('p-REF')
    await close()
  })

  it('keeps the chosen pin in sight beside its card on a phone', async () => {
    const { page, close } = await visit(browser, site.address, { viewport: phone, reducedMotion: 'reduce' })
    await page.goto(`${site.address}/map`)
    await page.locator('#p-REF').click()
    await page.locator('#p-REF[aria-current]').waitFor()
    const [pin, card] = [await box(page, '#p-REF use'), await box(page, 'tr:target')]
    expect(pin.y).toBeGreaterThanOrEqual(0)
    expect(pin.y + pin.height).toBeLessThanOrEqual(card.y)
    await close()
  })

  it('gives a finger 24 pixels of every pin on a wide screen, and half as much on a phone', async () => {
    for (const { viewport, least } of [
      { viewport: desk, least: 23.5 },
      { viewport: phone, least: 11.5 },
    ]) {
      const { page, close } = await visit(browser, site.address, { viewport })
      await page.goto(`${site.address}/map`)
      const sizes = await page.evaluate<number[]>(
        "[...document.querySelectorAll('.pins use')].map(pin => pin.getBoundingClientRect().width)",
      )
      const scale = await page.evaluate<number>("document.querySelector('.uk').getBoundingClientRect().width / 692")
      expect(sizes.length).toBeGreaterThan(140)
      expect(25 * scale).toBeGreaterThanOrEqual(least)
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(least)
      await close()
    }
  })

  it('takes a finger that misses a pin on a phone to the nearest one', async () => {
    const { page, close } = await visit(browser, site.address, { viewport: phone, hasTouch: true })
    await page.goto(`${site.address}/map`)
    // Orkney: no other pin is near enough to be meant.
    await page.locator('#p-S08000025').scrollIntoViewIfNeeded()
    const pin = await box(page, '#p-S08000025 use')
    await page.touchscreen.tap(pin.x + pin.width / 2 + 18, pin.y + pin.height / 2)
    await page.locator('#t-S08000025:target').waitFor()
    await close()
  })

  it('prints the key and the shapes in black on white', async () => {
    const { page, close } = await visit(browser, site.address, { viewport: desk })
    await page.goto(`${site.address}/map`)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.map-key li').first().isVisible()).toBe(true)
    expect(await page.evaluate<string>("getComputedStyle(document.querySelector('.land')).fill")).toBe('rgb(255, 255, 255)')
    expect(await page.evaluate<string>("getComputedStyle(document.querySelector('.night')).backgroundColor")).toBe(
      'rgb(255, 255, 255)',
    )
    expect(await page.locator('.map-filters').isVisible()).toBe(false)
    await close()
  })
})
