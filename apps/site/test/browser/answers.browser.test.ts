import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allMigrations, makeApp } from '../../src/app.tsx'
import { migrate, type OpenDatabase, openEmbedded } from '../../src/foundation/index.ts'
import { answersOf, evidenceOf } from '../../src/survey/answers/answer-store.ts'
import { fileForTests, letterForTests } from '../../src/survey/answers/what-came-for-tests.ts'
import { changeRequest } from '../../src/survey/requests/change-request.ts'
import { requestOf } from '../../src/survey/requests/request-store.ts'
import { askForTests, noonOf, openRoundForTests, roundId, tester } from '../support/requests-for-tests.ts'
import { signInForTests } from '../support/sign-in-for-tests.ts'
import { testServices } from '../support/test-router.ts'
import { consoleInABrowser, scrollsSideways } from './round-under-test.ts'
import { desk, phone } from './site-under-test.ts'
import { violations } from './violations.ts'

const letter = `Dear Spotlight,

The trust records everyone who is diagnosed – at the first
diagnosis, or when it comes back.

Regards 💛`
const sha256 = 'd'.repeat(64)

describe('recording what trusts said', () => {
  let database: OpenDatabase
  let shown: Awaited<ReturnType<typeof consoleInABrowser>>
  beforeAll(async () => {
    database = await openEmbedded({ folder: null })
    await migrate(database.kysely, allMigrations())
    const services = testServices(database, { clock: () => noonOf('2027-04-20') })
    await openRoundForTests(database)
    for (const code of ['EX-901', 'EX-903', 'EX-904', 'EX-905'] as const) {
      await askForTests(database.db, code, { changes: { work: 'to-read' } })
      const basedOn = (await requestOf(database.db, roundId, code))?.version ?? 0
      const [changes, now] = [{ work: 'to-read' } as const, noonOf('2027-03-20')]
      await changeRequest(database.db, { round: roundId, trustCode: code, changes, basedOn, actor: tester, now })
    }
    await letterForTests(database.db, 'EX-901', { text: letter, files: [{ name: 'figures.pdf', sha256 }] })
    await fileForTests(database.db, { sha256, pages: ['Nothing here.', 'There were 31 people in all.'] })
    await letterForTests(database.db, 'EX-903', { text: 'The trust does not record this.\n\nFOI Officer' })
    await letterForTests(database.db, 'EX-904', { text: 'We refuse your request under section 12.' })
    await letterForTests(database.db, 'EX-905', { text: 'Diolch am eich cais.', guess: 'acknowledgement' })
    const { cookie } = await signInForTests(services, { role: 'marker', name: 'First Marker' })
    const app = makeApp(services)
    shown = await consoleInABrowser(request => app.fetch(request), cookie)
  }, 120_000)
  afterAll(async () => {
    await shown?.close()
    await database?.close()
  })

  const answersAt = (code: string) => `${shown.address}/console/rounds/${roundId}/requests/${code}/answers`
  const looksRight = async (page: Page, where: string) => {
    expect(await violations(page, where)).toEqual([])
    expect(await scrollsSideways(page), where).toBe(false)
  }
  /** Marks words in what came, as a mouse or the keyboard does. */
  const select = (page: Page, source: string, words: string) =>
    page.evaluate(`(() => {
      const text = document.querySelector('[data-source="${source}"]${source.startsWith('file') ? '[data-page="2"]' : ''}').firstChild
      const from = text.data.indexOf(${JSON.stringify(words)})
      getSelection().setBaseAndExtent(text, from, text, from + ${words.length})
    })()`)

  it('turns words that are selected into evidence, of a letter and of a file, with the place where they stand', async () => {
    const { page, watch, close } = await shown.enter({ viewport: desk })
    await page.goto(answersAt('EX-901'))
    await looksRight(page, 'answers, 1280 px')
    const bar = page.locator('.picked')
    expect(await bar.isVisible()).toBe(false)
    const words = 'everyone who is diagnosed – at the first\ndiagnosis'
    await select(page, 'message:1', words)
    await bar.waitFor({ state: 'visible' })
    await looksRight(page, 'answers with words selected, 1280 px')
    await page.getByLabel('For which question?').selectOption('records-routinely')
    await page.getByRole('button', { name: 'Use these words as evidence' }).click()
    expect(await page.evaluate('document.activeElement.id')).toBe('records-routinely-quote')
    expect(await page.locator('#records-routinely-quote').inputValue()).toBe(words)
    expect(await page.locator('#records-routinely-where').inputValue()).toBe('message:1')
    await select(page, `file:${sha256}`, '31 people')
    await page.getByLabel('For which question?').selectOption('diagnosed')
    await page.getByRole('button', { name: 'Use these words as evidence' }).click()
    expect(await page.locator('#diagnosed-page').inputValue()).toBe('2')
    // What else was typed is saved with the same button.
    await page.locator('#diagnosed-number').fill('31')
    await page.locator('#question-diagnosed').getByRole('button', { name: 'Save' }).click()
    expect(await page.locator('#question-diagnosed [role="status"]').innerText()).toContain('the evidence was added')
    expect(await evidenceOf(database.db, roundId, 'EX-901')).toMatchObject([
      { question: 'records-routinely', messageId: 1, isFound: true },
      { question: 'diagnosed', fileSha256: sha256, page: 2, isFound: true },
    ])
    expect(await answersOf(database.db, roundId, 'EX-901')).toMatchObject([{ question: 'diagnosed', number: 31 }])
    await page.goto(`${answersAt('EX-901')}#question-diagnosed`)
    expect([watch.foreign, watch.complaints]).toEqual([[], []])
    await close()
  })

  it('is done with the keyboard alone, and the return key saves and takes nothing away', async () => {
    const { page, close } = await shown.enter({ viewport: desk })
    await page.goto(answersAt('EX-901'))
    await page.locator('#de-novo-number').focus()
    await page.keyboard.type('14')
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
    expect(await page.locator('#de-novo-number').inputValue()).toBe('14')
    expect(await evidenceOf(database.db, roundId, 'EX-901')).toHaveLength(2)
    await page.locator('#recurrent-words').focus()
    for (const key of ['Tab', 'Tab']) await page.keyboard.press(key)
    await page.keyboard.press('Enter')
    expect(await page.locator('#recurrent-evidence').getAttribute('open')).not.toBeNull()
    await close()
  })

  it('needs no script: words that are pasted are found, words that stand nowhere are said', async () => {
    const { page, close } = await shown.enter({ viewport: phone, javaScriptEnabled: false, colorScheme: 'dark' })
    await page.goto(answersAt('EX-901'))
    expect(await page.locator('.picked').isVisible()).toBe(false)
    await page.locator('#period-evidence > summary').click()
    await page.locator('#period-quote').fill('We record nobody')
    await page.locator('#period-from').fill('2026-04-01')
    await page.locator('#question-period').getByRole('button', { name: 'Save' }).click()
    expect(await page.locator('.error-summary').innerText()).toContain('These words stand in nothing that came from the trust')
    expect(await page.locator('#period-from').inputValue()).toBe('2026-04-01')
    await page.locator('#period-quote').fill('at the first diagnosis, or when it comes back.')
    await page.locator('#question-period').getByRole('button', { name: 'Save' }).click()
    expect(await page.locator('#question-period [role="status"]').innerText()).toContain('the evidence was added')
    expect(await page.locator('main').innerText()).toContain('Only one day of the period is there.')
    await close()
  })

  it('sorts simple answers after a look, on a phone without a script', async () => {
    const { page, close } = await shown.enter({ viewport: phone, javaScriptEnabled: false })
    await page.goto(`${shown.address}/console/rounds/${roundId}/classify`)
    expect(await scrollsSideways(page)).toBe(false)
    for (const name of ['Copper Bay', 'Copper and Lantern', 'Bwrdd Iechyd']) await page.getByLabel(`from ${name}`).check()
    await page.getByRole('button', { name: 'Look at what would be recorded' }).click()
    expect(await page.locator('h1').innerText()).toBe('Record these 3 answers?')
    expect(await scrollsSideways(page)).toBe(false)
    expect(await answersOf(database.db, roundId, 'EX-903')).toEqual([])
    await page.getByRole('button', { name: 'Back to the list' }).click()
    expect(await page.getByLabel('from Copper Bay').isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Look at what would be recorded' }).click()
    await page.getByRole('button', { name: 'Record all 3' }).click()
    expect(await page.locator('[role="status"]').innerText()).toContain('3 answers were recorded.')
    await page.goto(`${shown.address}/console/rounds/${roundId}/classify`)
    expect(await page.locator('main').innerText()).toContain('No unread message says just one thing.')
    expect(await answersOf(database.db, roundId, 'EX-904')).toMatchObject([{ exemption: 's12' }])
    await close()
  })

  it('tells what is new, until somebody says that they have seen it', async () => {
    await letterForTests(database.db, 'EX-901', { text: 'One thing more.', on: '2027-04-19' })
    const { page, close } = await shown.enter({ viewport: desk })
    await page.goto(`${shown.address}/console/since`)
    await looksRight(page, 'since, 1280 px')
    await page.getByRole('button', { name: 'I have seen all of this' }).click()
    expect(await page.locator('main').innerText()).toContain('Nothing is new to you.')
    await close()
  })
})
