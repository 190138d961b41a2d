import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RoundUnderTest, roundInABrowser, scrollsSideways } from './round-under-test.ts'
import { desk, phone } from './site-under-test.ts'
import { violations } from './violations.ts'

describe('a round of 240 in the console', () => {
  let round: RoundUnderTest
  beforeAll(async () => {
    round = await roundInABrowser()
  }, 120_000)
  afterAll(() => round?.close())

  const enter = async (options: BrowserContextOptions) => {
    const visited = await round.enter(options)
    return { ...visited, at: `${visited.round}` }
  }
  const textOf = (page: Page) => page.locator('main').innerText()

  it('reminds the overdue without a script, after every letter could be read', async () => {
    const { page, at, close } = await enter({ viewport: phone, javaScriptEnabled: false })
    const [late = '', other = ''] = round.site.round.fated('overdue')
    await page.goto(`${at}/requests?clock=overdue`)
    for (const code of [late, other]) await page.locator(`input[value="${code}"]`).check()
    await page.getByLabel('What to do').selectOption('chase')
    await page.getByRole('button', { name: 'Look at what would change' }).click()
    expect(await textOf(page)).toContain('Remind 2 trusts?')
    await page
      .getByRole('link', { name: /Read the letter/ })
      .first()
      .click()
    expect(await textOf(page)).toContain('Letter 1 of 2, as it would leave.')
    await page.getByRole('link', { name: /^Next:/ }).click()
    expect(await textOf(page)).toContain('Letter 2 of 2')
    await page.getByRole('link', { name: 'Back to what would change' }).click()
    const before = await round.site.countReminders()
    await page.getByRole('button', { name: 'Send 2 reminders' }).click()
    expect(await textOf(page)).toContain('2 trusts were reminded')
    expect((await round.site.countReminders()) - before).toBe(2)
    await page.reload()
    expect((await round.site.countReminders()) - before).toBe(2)
    await close()
  })

  it('leads through a list by the keys n and p, and leaves letters to fields', async () => {
    const { page, at, watch, close } = await enter({ viewport: desk })
    await page.goto(`${at}/requests?clock=paused&sort=name`)
    const trusts = await page.locator('tbody th a').allInnerTexts()
    expect(trusts).toHaveLength(14)
    await page.getByLabel('Trust, code or reference').focus()
    await page.keyboard.type('n')
    expect(await page.getByLabel('Trust, code or reference').inputValue()).toBe('n')
    await page.locator('h1').click()
    await page.keyboard.press('n')
    await page.waitForURL(/\/requests\/EX-\d+\?list=/)
    const heading = () => page.locator('h1').innerText()
    expect(await heading()).toContain(trusts[0] ?? '')
    for (const index of [1, 2]) {
      await Promise.all([page.waitForNavigation(), page.keyboard.press('n')])
      expect(await heading()).toContain(trusts[index] ?? '')
      expect(await textOf(page)).toContain(`${index + 1} of 14`)
    }
    await Promise.all([page.waitForNavigation(), page.keyboard.press('p')])
    expect(await heading()).toContain(trusts[1] ?? '')
    await page.getByRole('link', { name: 'Back to the list' }).click()
    await page.getByRole('button', { name: 'Switch the keys off' }).press('Enter')
    expect(await textOf(page)).toContain('The keys n and p are switched off.')
    const here = page.url()
    await page.keyboard.press('n')
    await page.waitForTimeout(300)
    expect(page.url()).toBe(here)
    await page.getByRole('button', { name: 'Switch the keys n and p on' }).press('Enter')
    expect(watch.foreign).toEqual([])
    await close()
  })

  it('moves a card with the keyboard alone', async () => {
    const { page, at, close } = await enter({ viewport: desk })
    await page.goto(`${at}/board`)
    const card = page.locator('section[aria-labelledby="column-to-mark"] .board-card').first()
    const name = await card.locator('h3').innerText()
    await card.locator('select').focus()
    await card.locator('select').selectOption('done')
    await page.keyboard.press('Tab')
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
    expect(await textOf(page)).toContain(`${name} is now in: Done.`)
    await close()
  })

  it('has no fault that axe finds, and never scrolls sideways', async () => {
    const faults: string[] = []
    for (const viewport of [phone, desk]) {
      const { page, at, watch, close } = await enter({ viewport })
      const look = async (where: string) => {
        faults.push(...(await violations(page, `${where}, ${viewport.width} px`)))
        if (await scrollsSideways(page)) faults.push(`${where}, ${viewport.width} px: scrolls sideways`)
      }
      for (const path of [
        '',
        '/requests?clock=overdue',
        '/requests?q=nothing+at+all',
        '/calendar',
        '/board',
        '/board?by=clock',
      ]) {
        expect((await page.goto(at + path))?.status(), path).toBe(200)
        await look(path)
      }
      await page.goto(`${at}/requests?due=overdue`)
      await page.getByText('More filters').click()
      await look('the filters')
      await page.getByLabel(/^All .* in this list/).check()
      await page.getByRole('button', { name: 'Look at what would change' }).click()
      await look('a plan')
      await page
        .getByRole('link', { name: /Read the letter/ })
        .first()
        .click()
      await look('a letter of it')
      await page.goto(`${at}/requests?clock=paused`)
      await page.getByRole('button', { name: 'Look at what would change' }).click()
      await look('nothing chosen')
      expect(watch.foreign).toEqual([])
      await close()
    }
    expect(faults).toEqual([])
  }, 600_000)
})
