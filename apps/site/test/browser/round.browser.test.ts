import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { becomeFirstAdmin } from './becoming-staff.ts'
import { type RunningRehearsal, startRehearsal } from './rehearsal-under-test.ts'
import { desk, phone, startBrowser, visit } from './site-under-test.ts'
import { violations } from './violations.ts'

let rehearsal: RunningRehearsal
let browser: Browser
beforeAll(async () => {
  rehearsal = await startRehearsal()
  browser = await startBrowser()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  expect(await rehearsal?.stop()).toBe(0)
})

const round = '/console/rounds/2027-1'

/** Every trust that the campaign surveys, as its own API says. */
async function surveyedCodes(): Promise<string[]> {
  const answer = await fetch(`${rehearsal.address}/api/v1/trusts`)
  // The shape is the API's promise, and has tests of its own.
  const { trusts } = (await answer.json()) as { trusts: { code: string }[] }
  return trusts.map(({ code }) => code)
}

/** `YYYY-MM-DD` so many days after the day that the rehearsal says it is. */
async function dayAfter(page: Page, days: number): Promise<string> {
  const said = await page.getByText(/^It is \d/).innerText()
  const today = new Date(`${/\d{1,2} \w+ \d{4}/.exec(said)?.[0]} 12:00:00Z`)
  return new Date(today.getTime() + days * 86_400_000).toISOString().slice(0, 10)
}

it('a whole first half: first administrator, a round, a letter to every trust, time, reminders, a review', async () => {
  const faults: string[] = []
  const { page, watch, close } = await visit(browser, rehearsal.address, { viewport: desk })
  const go = (path: string) => page.goto(rehearsal.address + path)
  const says = (words: string | RegExp) => page.locator('main').getByText(words).first().waitFor({ timeout: 60_000 })
  const press = (name: string | RegExp) => page.locator('main').getByRole('button', { name }).first().click()
  /** Looks at the page where it stands: by axe on a desk, and whether it fits a phone. */
  const look = async (where: string) => {
    faults.push(...(await violations(page, where)))
    await page.setViewportSize(phone)
    if (await page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth'))
      faults.push(`${where}: wider than a phone`)
    await page.setViewportSize(desk)
  }

  await becomeFirstAdmin(page, rehearsal.printed())
  await says('What needs doing today')
  await says(/This is a rehearsal/)
  await look('the first page')

  await go('/console/setup')
  await page.getByLabel('Name of the charity').fill('Example Lantern Charity')
  await page.getByLabel('Charity number in England and Wales').fill('0000000')
  await page.getByLabel('Postal address').fill('1 Lantern Street, Exampleton')
  await page.getByLabel('E-mail address for questions about personal data').fill('privacy@charity.example')
  await page.getByLabel('E-mail address that mail comes from').fill('campaign@charity.example')
  await press('Save')
  await says('Saved')

  await go('/console/rounds/new')
  await look('a new round')
  await page.locator('#id').fill('2027-1')
  await page.locator('#name-en').fill('Winter round')
  await page.locator('#name-cy').fill('Rownd y gaeaf')
  await press('Make the round')
  await says('The round has been made')
  await look('the draft')
  await go('/console/rehearsal')
  const [sendOn, repliesBy] = [await dayAfter(page, 1), await dayAfter(page, 150)]
  await look('the rehearsal before anything happened')
  await go(`${round}/edit/dates`)
  await page.locator('#send-on').fill(sendOn)
  await page.locator('#replies-by').fill(repliesBy)
  await press('Save')
  await says('Saved')

  for (const step of ['', '/check', '/letters']) {
    await go(`${round}/send${step}`)
    await look(`sending${step}`)
  }
  await go(`${round}/send/confirm`)
  await page.getByLabel('Minutes to change your mind').fill('0')
  await look('the last look before sending')
  const send = page.locator('main').getByRole('button', { name: /^Send \d+ letters$/ })
  const count = Number(/\d+/.exec(await send.innerText())?.[0])
  await send.click()
  await says(/letters are on their way/)
  await expect.poll(() => rehearsal.letters().length, { timeout: 90_000, interval: 500 }).toBe(count)
  const sent = rehearsal.letters()
  const asked = new Set(sent.map(({ trustCode }) => trustCode))
  expect(asked.size, 'one letter each').toBe(count)
  expect([...asked], 'every trust that has a status to gain').toEqual(expect.arrayContaining(await surveyedCodes()))
  expect(new Set(sent.map(({ replyTo }) => replyTo)).size, 'each request has an address of its own').toBe(count)
  expect(sent.every(({ to, kind }) => kind === 'request' && /^foi@ex-\d{3}\.invalid$/.test(to))).toBe(true)
  await go(round)
  await look('the round')

  await go('/console/rehearsal')
  await page.getByLabel('Or choose a day').fill(await dayAfter(page, 38))
  await press('Go to this day')
  for (let again = 0; again < 60 && (await page.getByText('The clock is moving').count()) > 0; again++) {
    await page.waitForTimeout(1000)
    await go('/console/rehearsal')
  }
  await says(/came back\./)
  await says(/acknowledged the letter\./)
  await look('the rehearsal after five weeks')

  // The clocks of all requests are reckoned after the day has moved: a page that was opened in between says it when it is opened again.
  const firstPage = async () => {
    await go('/console')
    return page.locator('main').innerText()
  }
  await expect.poll(firstPage, { timeout: 60_000, interval: 1000 }).toMatch(/overdue/)
  await says(/letters did not get there/)
  await look('the first page after five weeks')
  await go('/console/held-mail')
  await look('the held mail')
  await page.locator('main table a').first().click()
  await look('one held mail')
  await press(/^File under/)
  await says('The mail is filed.')

  await go(`${round}/requests?clock=overdue&work=waiting`)
  await look('the overdue')
  const quiet = await page.locator('main tbody tr').count()
  expect(quiet, 'some trusts have said nothing').toBeGreaterThan(5)
  await page.getByRole('radio', { name: /^All/ }).check()
  await press('Look at what would change')
  await look('before the reminders')
  await press(new RegExp(`^Send ${quiet} reminders$`))
  await says(new RegExp(`${quiet} trusts were reminded`))
  await expect
    .poll(() => rehearsal.letters().filter(({ kind }) => kind === 'chase').length, { timeout: 60_000, interval: 500 })
    .toBe(quiet)

  const quietTrust = rehearsal.letters().find(({ kind }) => kind === 'chase')?.trustCode ?? ''
  await go(`${round}/requests/${quietTrust}/write?kind=review`)
  await look('the letter that asks for a review')
  const letter = page.getByRole('textbox', { name: 'Letter' })
  await letter.fill(
    (await letter.inputValue()).replaceAll('{own_words}', 'We have had no answer in the time that the law gives.'),
  )
  await press('Look at it before it goes')
  await look('the review before it goes')
  await press('Send this letter')
  await says(/We asked the trust to look at its answer again/)
  await look('a request under review')
  await expect
    .poll(() => rehearsal.letters().at(-1), { timeout: 30_000 })
    .toMatchObject({ kind: 'review', trustCode: quietTrust })

  expect(faults).toEqual([])
  expect(watch.foreign, 'nothing is fetched from elsewhere').toEqual([])
  await close()
}, 300_000)

it('the door of a rehearsal is closed to strangers, also without JavaScript', async () => {
  const { page, close } = await visit(browser, rehearsal.address, { viewport: phone, javaScriptEnabled: false })
  expect((await page.goto(`${rehearsal.address}/console/rehearsal`))?.status()).toBe(403)
  await close()
}, 60_000)
