import type { BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RoundUnderTest, roundInABrowser, scrollsSideways } from './round-under-test.ts'
import { desk, phone } from './site-under-test.ts'
import { violations } from './violations.ts'

describe('one request in the console', () => {
  let round: RoundUnderTest
  beforeAll(async () => {
    round = await roundInABrowser()
  }, 120_000)
  afterAll(() => round?.close())

  const enter = async (options: BrowserContextOptions) => {
    const visited = await round.enter(options)
    return { ...visited, at: `${visited.round}/requests` }
  }
  const one = (fate: string): string => {
    const [code] = round.site.round.fated(fate)
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
    const before = await round.site.countReminders()
    await tabTo('Send this letter')
    await press()
    expect(await page.locator('main').innerText()).toContain('The letter is in the outbox')
    expect((await round.site.countReminders()) - before).toBe(1)
    await page.reload()
    expect((await round.site.countReminders()) - before).toBe(1)
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
