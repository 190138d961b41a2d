import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { becomeFirstAdmin } from './becoming-staff.ts'
import { desk, phone, type RunningSite, startBrowser, startSite, visit } from './site-under-test.ts'
import { violations } from './violations.ts'

/** Two or three people without an engineer: they have the line in the terminal, a browser and a keyboard. */
describe('staff in the console', () => {
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

  it('enter by the printed link once, say who runs the site, and lose nothing that they typed', async () => {
    const link = /http:\S+\/console\/enter\/\S+/.exec(site.printed())?.[0] ?? ''
    expect(link, 'the terminal prints a link').toContain(site.address)
    const { page, watch, close } = await visit(browser, site.address, { viewport: phone })

    expect((await page.goto(`${site.address}/console`))?.status()).toBe(403)
    await page.goto(link)
    expect(await page.context().cookies(), 'to follow a link changes nothing').toEqual([])
    await becomeFirstAdmin(page, site.printed())
    const [cookie, ...more] = await page.context().cookies()
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
    expect(more).toEqual([])

    await page.goto(`${site.address}/console/setup`)
    const name = page.getByLabel('Name of the charity')
    await name.fill('Elusen Ŵy & Ŷd 💛')
    await page
      .getByLabel(/e-?mail/i)
      .first()
      .fill('not an address')
    await page.getByRole('button', { name: /save/i }).click()
    expect(await name.inputValue(), 'the form comes back filled').toBe('Elusen Ŵy & Ŷd 💛')
    expect(
      await page
        .getByLabel(/e-?mail/i)
        .first()
        .inputValue(),
    ).toBe('not an address')

    const faults: string[] = []
    for (const viewport of [phone, desk]) {
      await page.setViewportSize(viewport)
      faults.push(...(await violations(page, `/console/setup with errors, ${viewport.width} px`)))
      for (const path of ['/console', '/console/setup', '/console/outbox']) {
        expect((await page.goto(site.address + path))?.status(), path).toBe(200)
        faults.push(...(await violations(page, `${path}, ${viewport.width} px`)))
      }
    }
    expect(faults).toEqual([])
    expect(watch.foreign).toEqual([])
    await close()
  }, 120_000)

  it('turn a second person with the same link away, in words', async () => {
    const link = /http:\S+\/console\/enter\/\S+/.exec(site.printed())?.[0] ?? ''
    const { page, close } = await visit(browser, site.address, { viewport: phone })
    await page.goto(link)
    expect(await page.locator('main').innerText()).toContain('A link works once')
    expect(await page.context().cookies()).toEqual([])
    await close()
  })
})
