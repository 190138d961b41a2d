import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allMigrations, makeApp } from '../../src/app.tsx'
import { seedEntries } from '../../src/content/index.ts'
import { type OpenDatabase, openEmbedded } from '../../src/foundation/index.ts'
import { rooms } from '../../src/rooms.ts'
import { invented, publish, result, saveTrusts } from '../../src/site/test/site-for-tests.ts'
import { signInForTests } from '../support/sign-in-for-tests.ts'
import { testImage } from '../support/test-image.ts'
import { testServices } from '../support/test-router.ts'
import { consoleInABrowser, scrollsSideways } from './round-under-test.ts'
import { desk, phone } from './site-under-test.ts'
import { violations } from './violations.ts'

describe('an edition of a report', () => {
  let database: OpenDatabase
  let shown: Awaited<ReturnType<typeof consoleInABrowser>>
  beforeAll(async () => {
    database = await openEmbedded({ folder: null, image: await testImage(allMigrations(), undefined) })
    await saveTrusts(database.db, [invented('EX-001', 'First Trust'), invented('EX-002', 'Second Trust')])
    const rows = [result('EX-001', 'partial', { quote: 'A nurse keeps a list.' }), result('EX-002', 'collecting')]
    await publish(database.db, { title: 'First', asOf: '2026-05-01', rows })
    const services = testServices(database, { entryKinds: rooms.flatMap(room => room.entryKinds ?? []) })
    await seedEntries(services)
    const app = makeApp(services)
    const { cookie } = await signInForTests(services, { role: 'editor', name: 'First Editor' })
    shown = await consoleInABrowser(request => app.fetch(request), cookie)
  }, 120_000)
  afterAll(async () => {
    await shown?.close()
    await database?.close()
  })

  const faults: string[] = []
  const look = async (page: Page, where: string) => {
    faults.push(...(await violations(page, where)))
    if (await scrollsSideways(page)) faults.push(`${where}: it scrolls sideways`)
  }
  const main = (page: Page) => page.locator('main').innerText()

  it('is looked at in both languages, published without a script, and read by everybody', async () => {
    const { page, close } = await shown.enter({ viewport: phone, javaScriptEnabled: false, colorScheme: 'dark' })
    page.setDefaultTimeout(10_000)
    await page.goto(`${shown.address}/console/reports`)
    await page.getByRole('link', { name: 'Publish an edition' }).click()
    await page.getByRole('button', { name: 'Look at it' }).click()
    expect(await main(page)).toContain('This would be edition 1.')
    const form = page.url()
    await page.getByRole('link', { name: 'Preview in Welsh' }).click()
    expect(await main(page)).toContain('Rhagolwg yw hwn')
    await page.goto(form)
    await page.getByRole('button', { name: 'Publish this edition for good' }).click()
    expect(await main(page)).toContain('Edition 1 is published.')
    await page.goto(form)
    expect(await main(page)).toContain('This would say the same as the newest edition')
    await close()
  }, 60_000)

  it('is read with a script on a wide screen, by the keyboard too, and cited', async () => {
    const { page, watch, close } = await shown.enter({ viewport: desk })
    await page.goto(`${shown.address}/console/reports`)
    await look(page, 'the reports in the console')
    await page.goto(`${shown.address}/console/reports/whos-counting/publish`)
    await look(page, 'the form that publishes')
    await page.goto(`${shown.address}/cy/console/reports/whos-counting/preview?release=2026-1`)
    await look(page, 'the preview')
    await page.goto(`${shown.address}/reports`)
    await page.getByRole('link', { name: 'Who’s counting?' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Who’s counting?', level: 1 }).waitFor()
    await look(page, 'the report')
    expect(await page.locator('#citation').innerText()).toMatch(
      /Edition 1, .* Numbers from release 2026-1\. .*\/reports\/whos-counting\/1/,
    )
    expect(await page.getByRole('img', { name: /What trusts told us, by nation/ }).count()).toBe(1)
    expect(await main(page)).toContain('“A nurse keeps a list.”')
    expect(watch.foreign).toEqual([])
    await close()
    expect(faults).toEqual([])
  }, 60_000)
})
