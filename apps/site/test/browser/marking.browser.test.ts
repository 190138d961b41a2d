import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allMigrations, makeApp } from '../../src/app.tsx'
import { migrate, type OpenDatabase, openEmbedded } from '../../src/foundation/index.ts'
import { standingOf } from '../../src/survey/index.ts'
import { type RoundWithAnswers, roundWithAnswers } from '../support/round-with-answers.ts'
import { signInForTests } from '../support/sign-in-for-tests.ts'
import { testServices } from '../support/test-router.ts'
import { consoleInABrowser, scrollsSideways } from './round-under-test.ts'
import { desk, phone } from './site-under-test.ts'
import { violations } from './violations.ts'

describe('marking in the console', () => {
  let database: OpenDatabase
  let round: RoundWithAnswers
  let shown: Awaited<ReturnType<typeof consoleInABrowser>>
  beforeAll(async () => {
    database = await openEmbedded({ folder: null })
    await migrate(database.kysely, allMigrations())
    round = await roundWithAnswers(database.db)
    const services = testServices(database, { clock: () => new Date(`${round.today}T10:00:00Z`) })
    const admin = await signInForTests(services, { role: 'admin', name: 'First Admin' })
    const app = makeApp(services)
    shown = await consoleInABrowser(request => app.fetch(request), admin.cookie)
  }, 120_000)
  afterAll(async () => {
    await shown?.close()
    await database?.close()
  })

  const enter = (options: BrowserContextOptions) => shown.enter(options)
  const sheetOf = (code: string) => `${shown.address}/console/rounds/${round.round}/requests/${code}/marking`
  const todosOf = async (code: string) => (await standingOf(database.db, { round: round.round, code, today: round.today }))?.todos

  it('marks an answer with the keyboard alone', async () => {
    const { page, close } = await enter({ viewport: desk })
    const code = round.oneIn('to mark')
    await page.goto(sheetOf(code))
    for (const id of ['records-routinely', 'diagnosed', 'de-novo', 'recurrent']) {
      await tabTo(page, `mark-${id}`)
      await page.keyboard.press('Space')
    }
    await tabTo(page, 'Done')
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
    expect(await page.locator('main').innerText()).toContain('Done. Your marks are kept.')
    expect(await page.locator('.decision').innerText()).toContain('As it stands: Collecting')
    expect(await todosOf(code)).toEqual(['to-check'])
    await close()
  })

  it('checks an answer without a script: a mistake is told beside its field, and mended', async () => {
    const { page, close } = await enter({ viewport: phone, javaScriptEnabled: false })
    const code = round.oneIn('to check')
    await page.goto(sheetOf(code))
    await page.locator('input[name="mark-diagnosed"][value="partly"]').check()
    await page.locator('textarea[name="note-diagnosed"]').fill('x'.repeat(2001))
    await page.getByRole('button', { name: 'Done' }).click()
    expect(await page.locator('#note-diagnosed-error').innerText()).toContain('the note is too long')
    await page.locator('textarea[name="note-diagnosed"]').fill('An estimate.')
    await page.getByRole('button', { name: 'Done' }).click()
    expect(await page.locator('main').innerText()).toContain('Done. Your marks are kept.')
    expect(await todosOf(code)).toEqual(['differs'])
    await close()
  })

  it('has no fault that axe finds and never scrolls sideways, whatever there is to do', async () => {
    const faults: string[] = []
    for (const look of [
      { viewport: phone, colorScheme: 'dark' },
      { viewport: desk, colorScheme: 'light' },
    ] as const) {
      const { page, close } = await enter(look)
      const states = ['differs', 'settled', 'overridden', 'silent', 'treated elsewhere']
      const pages = [
        `${shown.address}/console/rounds/${round.round}/marking`,
        ...states.map(state => sheetOf(round.oneIn(state))),
        `${sheetOf(round.oneIn('collecting, in Welsh'))}?form=settle`,
      ]
      for (const address of pages) {
        await page.goto(address)
        // What is folded is read, too.
        await page.evaluate('for (const fold of document.querySelectorAll("details")) fold.open = true')
        faults.push(...(await violations(page, `${address}, ${look.viewport.width} px`)))
        if (await scrollsSideways(page)) faults.push(`${address}, ${look.viewport.width} px: scrolls sideways`)
      }
      await close()
    }
    expect(faults).toEqual([])
  }, 200_000)
})

/** Goes on with the tabulator to the field of this id, or to what is called so. */
async function tabTo(page: Page, wanted: string): Promise<void> {
  for (let steps = 0; steps < 150; steps += 1) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate<string>('document.activeElement.id + "|" + document.activeElement.textContent')
    const [id, text = ''] = here.split('|')
    if (id === wanted || text.trim() === wanted) return
  }
  throw new Error(`The keyboard never reaches “${wanted}”`)
}
