import { afterAll, beforeAll, expect, it } from 'vitest'
import { allMigrations, makeApp } from '../../src/app.tsx'
import { inTransaction, type OpenDatabase } from '../../src/foundation/index.ts'
import { examplePledgeSeed } from '../../src/improve/index.ts'
import { saveInventedTrusts } from '../../src/register/index.ts'
import { inventedTrustForTests } from '../../src/register/register-for-tests.ts'
import { signInForTests } from '../support/sign-in-for-tests.ts'
import { openFromImage } from '../support/test-image.ts'
import { testServices } from '../support/test-router.ts'
import { numbersAlone } from './numbers-alone.ts'
import { consoleInABrowser, scrollsSideways } from './round-under-test.ts'
import { phone } from './site-under-test.ts'
import { violations } from './violations.ts'

const now = new Date('2026-11-23T12:00:00Z')
let database: OpenDatabase
let shown: Awaited<ReturnType<typeof consoleInABrowser>>

beforeAll(async () => {
  database = await openFromImage(allMigrations(), undefined)
  const services = testServices(database, { clock: () => now })
  const trusts = [inventedTrustForTests('EX-001', 'Harbourlight'), inventedTrustForTests('EX-136', 'Wavehouse')]
  await inTransaction(services.write, tx => saveInventedTrusts(tx, { trusts, hospitals: [], politicians: [] }, now))
  await examplePledgeSeed.run(services)
  const app = makeApp(services)
  const { cookie } = await signInForTests(services, { role: 'editor', name: 'First Editor' })
  shown = await consoleInABrowser(request => app.fetch(request), cookie)
}, 120_000)
afterAll(async () => {
  await shown?.close()
  await database?.close()
})

it('a survey is answered on a telephone and on paper, its words are reviewed, and a pledge ends, all without a script', async () => {
  const faults: string[] = []
  const { page, close } = await shown.enter({ viewport: phone, javaScriptEnabled: false })
  page.setDefaultTimeout(15_000)
  // Axe is a script: it looks at the same pages in a window of its own.
  const looking = await shown.enter({ viewport: phone })
  const look = async (where: string, address = page.url()) => {
    await looking.page.goto(address)
    for (const fold of await looking.page.locator('main details.fold > summary').all()) await fold.click()
    faults.push(...(await violations(looking.page, where)))
    if (!address.includes('/console/')) faults.push(...(await numbersAlone(looking.page, where)))
    if (await scrollsSideways(looking.page)) faults.push(`${where}: it scrolls sideways`)
  }
  const main = page.locator('main')
  const press = (name: string) => main.getByRole('button', { name }).click()

  await look('a whole pledge', `${shown.address}/cy/pledges/1`)
  await look('what it promised', `${shown.address}/pledges/1/versions/2`)
  await page.goto(`${shown.address}/pledges`)
  await look('the programme')
  await main.getByRole('link', { name: 'Breast unit, Example Bay Hospital' }).click()
  await main.getByRole('link', { name: 'Look at the questions' }).click()
  await look('the questions')
  await press('Send my answers')
  expect(await main.getByRole('alert').innerText()).toContain('answer the first question')
  await main.getByRole('group', { name: 'Are you looked after' }).getByLabel('Yes', { exact: true }).check()
  await main.getByRole('group', { name: 'Do you know the name of a nurse' }).getByLabel('No', { exact: true }).check()
  await main.getByLabel('What one thing').fill('Sister Ŵyn-Example should have more time 💛')
  await press('Send my answers')
  expect(await main.locator('h1').innerText()).toBe('Thank you')
  await look('thanks')

  await page.goto(`${shown.address}/console/pledges`)
  await look('the desk')
  await main.getByRole('link', { name: 'Patients, before the pledge' }).last().click()
  const survey = page.url()
  expect(await main.locator('mark').allInnerTexts()).toEqual(['Sister Ŵyn-Example'])
  await look('a survey')
  await press('Let the hospital read it')
  expect(await main.getByRole('alert').innerText()).toContain('taken every name out')
  await main.getByLabel('What the hospital reads').fill('A nurse should have more time 💛')
  await main.getByLabel('I have read it').check()
  await press('Let the hospital read it')
  expect(await main.innerText()).toContain('No comment waits.')
  await page.goto(survey)
  await main.getByRole('link', { name: 'Type in answers from paper' }).click()
  await look('paper')
  await main.getByRole('group', { name: 'Are you looked after' }).getByLabel('Yes', { exact: true }).check()
  await main.getByRole('group', { name: 'Do you know the name of a nurse' }).getByLabel('Yes', { exact: true }).check()
  await press('Keep this sheet')
  expect(await main.getByRole('status').innerText()).toBe('The sheet is kept. Here is the next.')

  await page.goto(`${shown.address}/console/pledges/1`)
  await look('one pledge')
  await main.getByRole('link', { name: 'The pledge, a version' }).click()
  await look('the form of a version')
  await page.goto(`${shown.address}/console/pledges/2/change/withdraw`)
  await main.getByRole('textbox', { name: 'In English' }).fill('The unit closes.')
  await press('Send it to be looked at')
  await look('what waits')
  await press('Make it public')
  await page.goto(`${shown.address}/pledges/2`)
  expect(await main.innerText()).toContain('The pledge was withdrawn on 23 November 2026')
  await look('withdrawn')
  expect(faults).toEqual([])
  await close()
  await looking.close()
})
