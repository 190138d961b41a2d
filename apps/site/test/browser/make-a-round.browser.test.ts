import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allMigrations, makeApp } from '../../src/app.tsx'
import type { OpenDatabase } from '../../src/foundation/index.ts'
import { signInForTests } from '../support/sign-in-for-tests.ts'
import { openFromImage } from '../support/test-image.ts'
import { testServices } from '../support/test-router.ts'
import { desk, phone, startBrowser } from './site-under-test.ts'
import { violations } from './violations.ts'

/** Pressed at most this often to reach something: whoever needs more would have given up. */
const mostTabs = 120

/** Goes on with the Tab key until the focus is there, as a person without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let count = 0; count < mostTabs; count += 1) {
    await page.keyboard.press('Tab')
    if ((await target.and(page.locator(':focus')).count()) > 0) return
  }
  throw new Error(`The Tab key does not reach ${target}`)
}

async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target)
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
}

async function write(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label, { exact: true }))
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(text)
}

describe('a round, made from nothing', () => {
  let database: OpenDatabase
  let server: ReturnType<typeof serve>
  let browser: Browser
  let address = ''
  let cookie = { name: '', value: '' }

  beforeAll(async () => {
    database = await openFromImage(allMigrations(), undefined)
    const services = testServices(database)
    const signedIn = await signInForTests(services, { role: 'editor', name: 'Some editor' })
    const [name = '', ...value] = signedIn.cookie.split('=')
    cookie = { name, value: value.join('=') }
    const app = makeApp(services)
    address = await new Promise(resolve => {
      server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (info: AddressInfo) =>
        resolve(`http://localhost:${info.port}`),
      )
    })
    browser = await startBrowser()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await new Promise(done => server?.close(done))
    await database?.close()
  })

  const open = async (options: { javaScriptEnabled?: boolean; viewport?: typeof desk } = {}) => {
    const context = await browser.newContext({ viewport: desk, ...options })
    await context.addCookies([{ ...cookie, url: address }])
    return { page: await context.newPage(), close: () => context.close() }
  }

  it('needs no mouse and no JavaScript', async () => {
    const { page, close } = await open({ javaScriptEnabled: false })
    await page.goto(`${address}/console/rounds`)
    await press(page, page.getByRole('link', { name: 'Make a round' }))
    await write(page, 'Number of the round', '2027-1')
    await write(page, 'Name in English', 'Do you count? 💛')
    await press(page, page.getByRole('button', { name: 'Make the round' }))
    expect(await page.locator('h1').innerText()).toBe('Make round 2027-1')
    expect(await page.locator('main').innerText()).toContain('2 things are missing before the letters can go.')

    await press(page, page.locator('main').getByRole('link', { name: 'Dates', exact: true }).first())
    await tabTo(page, page.getByLabel('The letters go on'))
    // Day and month alike: a date field asks for them in the order of the browser's own language.
    await page.keyboard.type('02022027')
    await tabTo(page, page.getByLabel('Answers count until'))
    await page.keyboard.type('05052027')
    await press(page, page.getByRole('button', { name: 'Save' }))
    expect(await page.locator('main').innerText()).toContain('If every letter arrives on 2 February 2027')

    await press(page, page.getByRole('link', { name: 'Questions', exact: true }))
    await press(page, page.getByRole('link', { name: 'Add a question' }))
    await write(page, 'Question in English', 'How many specialist nurses do you have?')
    await tabTo(page, page.getByLabel('Kind of answer'))
    await page.keyboard.type('Number')
    await tabTo(page, page.getByLabel('England'))
    await page.keyboard.press('Space')
    await press(page, page.getByRole('button', { name: 'Add the question' }))
    // Without its short name it comes back, and nothing of it is lost.
    expect(await page.getByRole('alert').innerText()).toContain('Fill this in')
    expect(await page.getByLabel('Question in English').inputValue()).toBe('How many specialist nurses do you have?')
    expect(await page.getByLabel('England').isChecked()).toBe(false)
    await write(page, 'Short name', 'nurses')
    await press(page, page.getByRole('button', { name: 'Add the question' }))
    expect(await page.locator('ol.steps > li').last().innerText()).toContain('Asked in: Wales, Scotland and Northern Ireland.')
    await press(page, page.getByRole('button', { name: 'Move up question 9' }))
    expect(await page.locator('ol.steps > li').nth(7).innerText()).toContain('8. How many specialist nurses do you have?')

    await press(page, page.getByRole('link', { name: 'Letters', exact: true }))
    await press(page, page.getByRole('link', { name: 'Change Thanks: FOI Act, Welsh' }))
    await write(page, 'Subject', 'Diolch, {trust}')
    await press(page, page.getByRole('button', { name: 'Save' }))
    expect(await page.getByRole('alert').innerText()).toContain('Subject, line 1: “trust” is no field.')
    await write(page, 'Subject', 'Diolch, {trust_name}')
    await press(page, page.getByRole('button', { name: 'Save' }))
    expect(await page.locator('.preview h3').innerText()).toBe('Diolch, Ymddiriedolaeth Enghreifftiol')

    await press(page, page.getByRole('link', { name: 'Rules for the status', exact: true }))
    await tabTo(page, page.getByLabel('Question 1 (records-routinely)'))
    await page.keyboard.type('partly')
    await press(page, page.getByRole('button', { name: 'Show the status' }))
    expect(await page.locator('.try [role=status]').innerText()).toContain('Status: Partly. Rule 5 decides')

    // A question that has no Welsh yet is all that is missing now.
    await page.goto(`${address}/console/rounds/2027-1/edit`)
    expect(await page.locator('main').innerText()).toContain('Question 8 (nurses) has no Welsh.')
    expect(await page.locator('main').innerText()).toContain('One thing is missing before the letters can go.')
    await close()
  }, 180_000)

  it('has no accessibility violation on any page, and fits a phone', async () => {
    const { page, close } = await open({ viewport: phone })
    const edit = '/console/rounds/2027-1/edit'
    const faults: string[] = []
    for (const path of [
      '/console/rounds',
      '/console/rounds/new',
      '/console/rounds/2027-1/contents',
      edit,
      ...['name', 'laws', 'dates', 'questions', 'letters', 'criteria'].map(part => `${edit}/${part}`),
      `${edit}/questions/new`,
      `${edit}/questions/of/nurses`,
      `${edit}/letters/foia-en-request`,
      `${edit}/criteria/rules/1`,
    ]) {
      expect((await page.goto(address + path))?.status(), path).toBe(200)
      faults.push(...(await violations(page, path)))
      if (await page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth')) {
        faults.push(`${path}: scrolls sideways`)
      }
    }
    expect(faults).toEqual([])
    await close()
  }, 180_000)
})
