import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allMigrations, makeApp } from '../../src/app.tsx'
import { charityOf, saveCharity } from '../../src/content/index.ts'
import { inTransaction, listMail, migrate, type OpenDatabase, openEmbedded, type Services } from '../../src/foundation/index.ts'
import { makeLink } from '../../src/survey/replies/make-link.ts'
import { unreadReplies } from '../../src/survey/replies/unread-replies.ts'
import { tester } from '../support/requests-for-tests.ts'
import { wholeCharity } from '../support/round-to-send.ts'
import { type RoundWithAnswers, roundWithAnswers } from '../support/round-with-answers.ts'
import { signInForTests } from '../support/sign-in-for-tests.ts'
import { testServices } from '../support/test-router.ts'
import { consoleInABrowser, scrollsSideways } from './round-under-test.ts'
import { desk, phone } from './site-under-test.ts'
import { violations } from './violations.ts'

const today = '2027-03-08'

describe('the right of reply', () => {
  let database: OpenDatabase
  let services: Services
  let round: RoundWithAnswers
  let folder: string
  let shown: Awaited<ReturnType<typeof consoleInABrowser>>
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reply-'))
    database = await openEmbedded({ folder: null })
    await migrate(database.kysely, allMigrations())
    const now = new Date(`${today}T10:00:00Z`)
    services = testServices(database, { clock: () => now, dataFolder: folder })
    round = await roundWithAnswers(database.db, { today })
    await saveCharity(database.db, {
      facts: wholeCharity,
      basedOn: (await charityOf(database.db)).version,
      actor: tester,
      now,
    })
    const app = makeApp(services)
    const { cookie } = await signInForTests(services, { role: 'editor', name: 'First Editor' })
    shown = await consoleInABrowser(request => app.fetch(request), cookie)
  }, 120_000)
  afterAll(async () => {
    await shown?.close()
    await database?.close()
    await rm(folder, { recursive: true, force: true })
  })

  const linkFromMail = async (code: string): Promise<string> => {
    const to = `foi@${code.toLowerCase()}.invalid`
    const mail = (await listMail(database.db, { limit: 500 })).find(each => each.to === to && each.text.includes('/reply/'))
    return /\/reply\/[\w-]{43}/.exec(mail?.text ?? '')?.[0] ?? 'no link'
  }
  const faultsOf = async (page: Parameters<typeof violations>[0], where: string): Promise<string[]> => [
    ...(await violations(page, where)),
    ...((await scrollsSideways(page)) ? [`${where}: it scrolls sideways`] : []),
  ]

  it('goes from the letters to a reply that somebody deals with, without a script', async () => {
    const staff = await shown.enter({ viewport: desk, javaScriptEnabled: false })
    const replies = `${shown.address}/console/rounds/${round.round}/replies`
    const code = round.oneIn('collecting')
    await staff.page.goto(replies)
    await staff.page.getByLabel('Last day').fill('2027-03-31')
    await staff.page.getByRole('button', { name: 'Save the day' }).click()
    await staff.page.getByRole('link', { name: /Look over the letters/ }).click()
    await staff.page.getByRole('button', { name: /^Send \d+ letters$/ }).click()
    expect(await staff.page.getByRole('status').innerText()).toMatch(/\d+ letters are on their way/)

    const trust = await shown.enter({ viewport: phone, javaScriptEnabled: false })
    await trust.page.context().clearCookies()
    await trust.page.goto(shown.address + (await linkFromMail(code)))
    expect(await trust.page.getByRole('heading', { level: 1 }).innerText()).toContain('Please check')
    await trust.page.getByLabel('Something is not right').check()
    await trust.page.getByLabel('In your words').fill('Rydym yn cyfrif 14 💛')
    await trust.page
      .getByLabel('Choose files')
      .setInputFiles({ name: 'figures.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') })
    await trust.page.getByRole('button', { name: 'Save and go on later' }).click()
    expect(await trust.page.getByRole('status').innerText()).toContain('saved')
    await trust.page.getByRole('button', { name: 'Look it over' }).click()
    expect(await trust.page.locator('main').innerText()).toContain('Rydym yn cyfrif 14 💛')
    await trust.page.getByRole('button', { name: 'Send it' }).click()
    expect(await trust.page.locator('main').innerText()).toContain(`${round.round}/${code}/1`)
    expect(await trust.page.context().cookies()).toEqual([])

    await staff.page.goto(replies)
    const row = staff.page.locator('tbody tr').filter({ hasText: round.trusts.find(trust => trust.code === code)?.name ?? code })
    expect(await row.innerText()).toContain('Read the reply')
    await row.getByRole('link').click()
    expect(await staff.page.locator('main').innerText()).toContain('Rydym yn cyfrif 14 💛')
    await staff.page.getByLabel('We changed the answer').check()
    await staff.page.getByLabel('In a sentence').fill('The figure is mended.')
    await staff.page.getByRole('button', { name: 'It is dealt with' }).click()
    expect(await staff.page.getByRole('status').innerText()).toContain('dealt with')
    expect(await unreadReplies(database.db, round.round)).not.toContain(code)
    await Promise.all([staff.close(), trust.close()])
  }, 60_000)

  it('can be written with the keyboard alone; Enter in a field saves and sends nothing', async () => {
    const code = round.oneIn('silent')
    const { token } = await inTransaction(database.db, tx =>
      makeLink(tx, {
        round: round.round,
        trustCode: code,
        purpose: 'answer',
        show: null,
        until: '2027-03-31',
        sentTo: null,
        actor: tester,
        now: services.clock(),
      }),
    )
    const { page, close } = await shown.enter({ viewport: desk })
    await page.goto(`${shown.address}/reply/${token}`)
    const tabTo = async (wanted: string) => {
      for (let steps = 0; steps < 80; steps += 1) {
        await page.keyboard.press('Tab')
        const here = await page.evaluate<string>('document.activeElement.id + "|" + document.activeElement.textContent.trim()')
        if (here.split('|').includes(wanted)) return
      }
      throw new Error(`The keyboard never reaches “${wanted}”`)
    }
    const press = () => Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
    await tabTo('q-diagnosed-number')
    await page.keyboard.type('31')
    await press()
    expect(await page.getByRole('status').innerText()).toContain('has not been sent yet')
    await tabTo('Look it over')
    await press()
    expect(await page.locator('main').innerText()).toContain('31')
    await tabTo('Send it')
    await press()
    expect(await page.locator('main').innerText()).toContain(`${round.round}/${code}/1`)
    await close()
  })

  it('has no fault that axe finds and never scrolls sideways, on a phone by night and a desk by day', async () => {
    const code = round.oneIn('partial')
    const at = shown.address + (await linkFromMail(code))
    const faults: string[] = []
    for (const look of [
      { viewport: phone, colorScheme: 'dark' },
      { viewport: desk, colorScheme: 'light' },
    ] as const) {
      const { page, close } = await shown.enter(look)
      const where = `${look.viewport.width} px`
      for (const path of ['', '/questions']) {
        await page.goto(at + path)
        faults.push(...(await faultsOf(page, `${where} ${path}`)))
      }
      await page.goto(at)
      await page.getByRole('button', { name: 'Look it over' }).click()
      faults.push(...(await faultsOf(page, `${where} with errors`)))
      await page.getByLabel('We agree with it').check()
      await page.getByRole('button', { name: 'Look it over' }).click()
      faults.push(...(await faultsOf(page, `${where} look`)))
      await page.getByRole('button', { name: 'Send it' }).click()
      faults.push(...(await faultsOf(page, `${where} receipt`)))
      await page.goto(`${shown.address}/cy/reply/${'x'.repeat(43)}`)
      faults.push(...(await faultsOf(page, `${where} no link`)))
      for (const path of [`replies`, `requests/${code}/reply`]) {
        await page.goto(`${shown.address}/console/rounds/${round.round}/${path}`)
        faults.push(...(await faultsOf(page, `${where} ${path}`)))
      }
      await close()
    }
    expect(faults).toEqual([])
  }, 120_000)
})
