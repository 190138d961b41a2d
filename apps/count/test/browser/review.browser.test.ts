import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findChromium } from '../../../../scripts/find-chromium.ts'
import type { ReviewAnswer } from '../../src/review/index.ts'
import { servePage } from '../../src/review/index.ts'
import { inventedWorklist } from '../../src/review/invented-worklist.ts'

let browser: Browser
const stop = new AbortController()
const saved: ReviewAnswer[] = []
let stopped: Promise<void>
let link: string

beforeAll(async () => {
  const found = await findChromium()
  if ('missing' in found) throw new Error(found.missing)
  browser = await chromium.launch({
    executablePath: found.executablePath,
    args: found.args,
    env: { ...process.env, ...found.env },
  })
  link = await new Promise<string>(ready => {
    stopped = servePage({
      worklist: inventedWorklist(),
      by: 'First Reviewer',
      port: 0,
      answers: () => saved,
      save: answer => void saved.push(answer),
      now: () => new Date('2026-11-03T10:00:00Z'),
      warn: () => {},
      signal: stop.signal,
      ready,
    })
  })
})
afterAll(async () => {
  await browser.close()
  stop.abort()
  await stopped
})

test('a whole review by keyboard at 360 px, with JavaScript off, nothing fetched from elsewhere, nothing for axe to find', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false })
  const asked: string[] = []
  const page = await context.newPage()
  page.on('request', request => asked.push(new URL(request.url()).host))
  await page.goto(link)
  expect(new URL(page.url()).search).toBe('')
  await page.getByRole('link', { name: 'Look at the next one' }).press('Enter')
  await page.getByRole('radio', { name: 'Yes, secondary breast cancer' }).press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Seen in the letters')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('status').waitFor()
  expect(saved.map(({ answer, note }) => [answer, note])).toEqual([['case', 'Seen in the letters']])
  expect([...new Set(asked)]).toEqual([new URL(link).host])
  const cookies = await context.cookies()
  expect(cookies.map(({ httpOnly, sameSite }) => [httpOnly, sameSite])).toEqual([[true, 'Strict']])
  await context.close()
  await examine(cookies)
})

/** axe needs JavaScript in the page, and a page that lets it in: our policy is set aside for it alone. */
async function examine(cookies: Parameters<BrowserContext['addCookies']>[0]): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [360, 1280]) {
      const context = await browser.newContext({ viewport: { width, height: 800 }, bypassCSP: true, colorScheme })
      await context.addCookies(cookies)
      const page = await context.newPage()
      for (const path of ['/', '/item/case-1', '/item/link-abc', '/item/nothing']) {
        await page.goto(new URL(path, link).href)
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true)
      }
      await context.close()
    }
  }
}
