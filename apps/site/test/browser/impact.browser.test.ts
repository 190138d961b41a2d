import { afterAll, beforeAll, expect, it } from 'vitest'
import { allMigrations, makeApp } from '../../src/app.tsx'
import { seedEntries } from '../../src/content/index.ts'
import type { OpenDatabase } from '../../src/foundation/index.ts'
import { storyOfTheCampaign } from '../../src/inform/entry-kinds.ts'
import { newestCriteria, publishResults, type ResultRow } from '../../src/releases/index.ts'
import { plainResult } from '../../src/releases/results-for-tests.ts'
import { invented, saveTrusts } from '../../src/site/test/site-for-tests.ts'
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
  const services = testServices(database, { clock: () => now, entryKinds: storyOfTheCampaign })
  await seedEntries(services)
  await saveTrusts(database.db, [invented('EX-001', 'Lamplight Trust'), invented('EX-002', 'Harbour Trust')])
  const release = async (asOf: string, rows: readonly ResultRow[]) => {
    const criteria = newestCriteria(services.root)
    const actor = { kind: 'system', name: 'test' } as const
    await publishResults(services.write, { actor, now, campaign: 'example', criteria, rows, asOf, today: '2026-11-22' })
  }
  const answeredOn = '2025-11-01'
  await release('2025-11-03', [plainResult('EX-001', 'partial', { answeredOn }), plainResult('EX-002', 'no-response')])
  await release('2026-11-03', [plainResult('EX-001', 'collecting'), plainResult('EX-002', 'no-response')])
  const app = makeApp(services)
  const { cookie } = await signInForTests(services, { role: 'editor', name: 'First Editor' })
  shown = await consoleInABrowser(request => app.fetch(request), cookie)
}, 120_000)
afterAll(async () => {
  await shown?.close()
  await database?.close()
})

it('a reading is entered, read by everybody, put right and withdrawn on a telephone without a script', async () => {
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
  const press = (name: string) => main.getByRole('button', { name, exact: true }).click()
  const readings = page.locator('#measure-politicians-asked')

  await look('the page of impact', `${shown.address}/impact`)
  await look('the page of impact in Welsh', `${shown.address}/cy/impact`)
  await look('every trust by name', `${shown.address}/impact/changes/2025-1/2026-1`)

  await page.goto(`${shown.address}/console/impact`)
  await main.getByRole('link', { name: 'Enter a reading of “Questions in parliament”' }).click()
  await look('the empty form')
  await page.getByLabel('How many').fill('two')
  await page.getByLabel('On which day, in which month or year').fill('2026-10')
  await press('Save')
  await look('the form with what is wrong')
  expect(await page.getByLabel('How many').inputValue()).toBe('two')
  await page.getByLabel('How many').fill('2')
  await page.getByLabel('Source', { exact: true }).fill('Hansard of October')
  await page.getByLabel('Address of the source').fill('https://hansard.example.org/october')
  await press('Save')
  await main.getByText('Saved.').waitFor()
  await look('the list with a reading')

  await page.goto(`${shown.address}/impact`)
  expect(await readings.textContent()).toContain('Hansard of October')
  await page.goto(`${shown.address}/console/impact/entries/1`)
  await look('one reading')
  await page.getByLabel('Why you change it').fill('One more was found')
  await page.getByLabel('How many').fill('3')
  await press('Save as a new version')
  await page.goto(`${shown.address}/console/impact/entries/1`)
  await page.getByLabel('Why it does not hold').fill('It was about something else')
  await press('Withdraw')
  await page.goto(`${shown.address}/impact`)
  expect(await readings.textContent()).toContain('Staff have entered none yet.')
  await look('one that was withdrawn', `${shown.address}/console/impact/entries/1`)
  await Promise.all([close(), looking.close()])
  expect(faults).toEqual([])
}, 120_000)
