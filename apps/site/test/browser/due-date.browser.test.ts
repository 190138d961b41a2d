import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { phone, type RunningSite, startBrowser, startSite, visit } from './site-under-test.ts'
import { violations } from './violations.ts'

let site: RunningSite
let browser: Browser
beforeAll(async () => {
  site = await startSite('example')
  browser = await startBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await site?.stop()
})

it('counts the days of a request, from the foot of any page, by keyboard alone and without JavaScript', async () => {
  const { page, watch, close } = await visit(browser, site.address, { viewport: phone, javaScriptEnabled: false })
  await page.goto(`${site.address}/privacy`)
  await page.getByRole('link', { name: 'When is my answer due?' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/due-date')
  await page.getByLabel('On which day did your request arrive?').focus()
  await page.keyboard.type('18/05/2026')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/due-date?*')
  expect(new URL(page.url()).searchParams.get('law')).toBe('foia')
  expect(await page.getByRole('heading', { name: /is due by the end of Wednesday 17 June 2026/ }).count()).toBe(1)
  expect(
    await page.getByRole('table', { name: 'June 2026' }).getByRole('cell', { name: '15 , bank holiday, not counted' }).count(),
  ).toBe(1)
  expect(watch.foreign).toEqual([])
  expect(watch.complaints).toEqual([])
  await close()
}, 60_000)

it('says what to mend beside the field, and has no accessibility violation in any of its shapes', async () => {
  const { page, close } = await visit(browser, site.address, { viewport: phone })
  for (const path of [
    '/due-date?received=2026-12-04&law=foia',
    '/cy/due-date?received=2027-03-01&law=foisa',
    '/due-date?received=x&law=',
  ]) {
    await page.goto(site.address + path)
    expect(await violations(page, path)).toEqual([])
  }
  await page.getByRole('link', { name: 'Choose where the public body is' }).press('Enter')
  expect(await page.evaluate<string>('document.activeElement.id || location.hash')).toMatch(/law/)
  await close()
}, 60_000)
