import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { formOnPage } from '../../src/survey/rehearsal/page-form.ts'
import { becomeFirstAdmin, join, setUpApp } from './becoming-staff.ts'
import type { RunningRehearsal } from './rehearsal-under-test.ts'

export const round = '/console/rounds/2027-1'

/** Somebody at their desk: a window of a browser profile of their own. */
export type AtDesk = ReturnType<typeof atDesk>

/** The words of a page, for the message of a test that fails. */
const wordsOf = (html: string): string => (html.split('<main')[1] ?? html).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

/** What is typed, where that depends on what stands in the form. */
type Change = (now: Readonly<Record<string, string>>) => Readonly<Record<string, string>>

/** What one person does in a window. `send` presses a button of a form without drawing the page: for the hundredth of the same kind. */
export function atDesk(page: Page, address: string) {
  const main = page.locator('main')
  const go = (path: string) => page.goto(address + path)
  const read = async (path: string): Promise<string> => {
    const answer = await page.request.get(address + path)
    expect(answer.status(), path).toBe(200)
    return answer.text()
  }
  /** Opens the page, fills in the form that has a field of this name, and sends it. */
  const fill = async (path: string, field: string, typed: Readonly<Record<string, string>> | Change) => {
    const form = formOnPage(await read(path), field)
    if (!form) throw new Error(`${path} has no form with ${field}`)
    const filled = typeof typed === 'function' ? typed(Object.fromEntries(form.fields)) : typed
    const fields = [...form.fields.filter(([name]) => !Object.hasOwn(filled, name)), ...Object.entries(filled)]
    const body = new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value]))
    const answer = await page.request.post(new URL(form.action || path, address + path).href, {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      data: body.toString(),
      maxRedirects: 0,
    })
    const said = wordsOf(await answer.text()).slice(0, 2000)
    return { status: answer.status(), to: answer.headers().location ?? '', said }
  }
  return {
    page,
    main,
    go,
    read,
    says: (words: string | RegExp) => main.getByText(words).first().waitFor({ timeout: 30_000 }),
    press: (name: string | RegExp) => main.getByRole('button', { name }).first().click(),
    fill,
    /** As `fill`, where nothing may go wrong. Gives where it led to. */
    send: async (path: string, field: string, typed: Readonly<Record<string, string>> | Change): Promise<string> => {
      const { status, to, said } = await fill(path, field, typed)
      expect(status, `${path}: ${said}`).toBe(303)
      return to
    },
  }
}

/** `YYYY-MM-DD` so many days after the day that the rehearsal says it is. */
export async function dayAfter({ read }: AtDesk, days: number): Promise<string> {
  const said = /It is (\d{1,2} \w+ \d{4})/.exec(await read('/console/rehearsal'))?.[1]
  return new Date(new Date(`${said} 12:00:00Z`).getTime() + days * 86_400_000).toISOString().slice(0, 10)
}

/** Lets days pass, once the letters that are leaving have gone, and waits until everything that happens in them has happened. */
export async function letPass(desk: AtDesk, days: number): Promise<void> {
  const day = await dayAfter(desk, days)
  const move = async () => (await desk.fill('/console/rehearsal', 'day', { day })).status
  await expect.poll(move, { timeout: 120_000, interval: 500 }).toBe(303)
  await expect
    .poll(() => desk.read('/console/rehearsal'), { timeout: 180_000, interval: 1000 })
    .not.toContain('The clock is moving')
}

/** The first administrator, a charity, a round, and a letter to every trust. */
export async function sendARound(desk: AtDesk, rehearsal: RunningRehearsal): Promise<readonly string[]> {
  await becomeFirstAdmin(desk.page, rehearsal.printed())
  await desk.send('/console/setup', 'name', {
    name: 'Example Lantern Charity',
    numberEnglandWales: '0000000',
    address: '1 Lantern Street, Exampleton',
    privacyContact: 'privacy@charity.example',
    fromAddress: 'campaign@charity.example',
  })
  await desk.send('/console/rounds/new', 'id', { id: '2027-1', 'name-en': 'Winter round', 'name-cy': 'Rownd y gaeaf' })
  const days = { 'send-on': await dayAfter(desk, 1), 'replies-by': await dayAfter(desk, 150) }
  await desk.send(`${round}/edit/dates`, 'send-on', days)
  await desk.send(`${round}/send/confirm`, 'fingerprint', { minutes: '0' })
  const count = await askedIn(desk)
  await expect.poll(() => rehearsal.letters().length, { timeout: 90_000, interval: 500 }).toBe(count)
  return rehearsal.letters().map(({ trustCode }) => trustCode)
}

async function askedIn({ read }: AtDesk): Promise<number> {
  const list = await read(`${round}/requests.csv`)
  return list.trimEnd().split('\r\n').length - 1
}

/** Somebody is invited with a role, joins in a window of their own, and is at their desk there. */
export async function joinAs(boss: AtDesk, { page, role, name }: { page: Page; role: string; name: string }, address: string) {
  await boss.go('/console/staff')
  await boss.page.getByLabel('Their e-mail address').fill(`${name.toLowerCase().replace(' ', '-')}@staff.example`)
  await boss.page.getByLabel('Role', { exact: true }).selectOption(role)
  await boss.press('Send the invitation')
  await boss.go('/console/outbox')
  await boss.page.getByRole('link', { name: 'You are invited to work on the campaign' }).first().click()
  const link = /http:\S+\/console\/invitation\/\S+/.exec(await boss.page.locator('.mail-text').innerText())?.[0] ?? ''
  await join(page, link, { name })
  await setUpApp(page)
  return atDesk(page, address)
}
