import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readWord } from '../../src/act/press/word/read-word-for-tests.ts'
import { scrollsSideways } from './round-under-test.ts'
import { desk, phone, type RunningSite, startBrowser, startSite, visit } from './site-under-test.ts'
import { violations } from './violations.ts'

describe('somebody tells their local paper', () => {
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

  it.each([
    ['a desk', desk, true],
    ['a phone without JavaScript', phone, false],
  ] as const)('from the postcode to the Word document, on %s', async (_, viewport, javaScriptEnabled) => {
    const { page, watch, close } = await visit(browser, site.address, { viewport, javaScriptEnabled })
    const faults: string[] = []
    const look = async (where: string) => {
      // The look of axe is a script itself.
      if (javaScriptEnabled) faults.push(...(await violations(page, where)))
      else if (await scrollsSideways(page)) faults.push(`${where}: it scrolls sideways`)
    }
    await page.goto(`${site.address}/act/press`)
    await page.getByLabel('Your postcode').fill('LS9 7TF')
    await page.getByRole('button', { name: 'Show the press release' }).click()
    await page.getByRole('heading', { level: 1, name: 'Which hospital trust' }).waitFor()
    expect(page.url()).not.toMatch(/ls9/i)
    await look('the choice')
    await page.getByRole('link', { name: 'Lamplight Mill' }).click()
    await page.getByRole('heading', { level: 1, name: 'A press release about Lamplight Mill' }).waitFor()
    const { pathname } = new URL(page.url())

    await page.getByLabel('What you want to say').fill('Count us. 🎗️')
    await page.getByLabel('Your name, as it may be printed').fill('A Supporter')
    await page.getByRole('button', { name: 'Make the PDF' }).click()
    expect(await page.getByRole('alert').innerText()).toContain('The PDF cannot show these characters: 🎗')
    await look('refused')
    await page.getByLabel('What you want to say').fill('Count us.')
    await page.getByRole('button', { name: 'Put it in and show it here' }).dblclick()
    await page.getByRole('heading', { level: 1, name: 'Your press release is ready' }).waitFor()
    expect(await page.locator('blockquote').first().innerText()).toBe('“Count us.”')
    await look('done')
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Make the Word document' }).click(),
    ])
    const { paragraphs } = await readWord(readFileSync(await saved.path()))
    expect(paragraphs.map(({ text }) => text)).toEqual(expect.arrayContaining(['A Supporter said:', '“Count us.”']))
    expect(new URL(page.url()).pathname).toBe(pathname)
    expect(site.printed()).not.toMatch(/ls9|count us|supporter said/i)
    expect(watch.foreign).toEqual([])
    expect(await page.context().cookies()).toEqual([])
    expect(faults).toEqual([])
    await close()
  })
})
