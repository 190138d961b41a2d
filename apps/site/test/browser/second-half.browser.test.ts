// Long because: it is one story from the first answer to the withheld passage, told in its order.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AtDesk, atDesk, dayAfter, joinAs, letPass, round, sendARound } from './half-round-under-test.ts'
import { behavioursOf, readingOf, requestAt, typedFrom } from './reading-for-tests.ts'
import { type RunningRehearsal, startRehearsal } from './rehearsal-under-test.ts'
import {
  enterEvent,
  everyLine,
  fileHeldMail,
  inTurns,
  lastMail,
  mark,
  nothingToRead,
  readable,
  recordAnswers,
  settleReplies,
  writeTo,
} from './second-half-steps.ts'
import { desk as deskSize, phone, startBrowser, visit } from './site-under-test.ts'
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

const faults: string[] = []

/** Looks at a page where it stands: by axe on a desk, and whether it fits a phone. */
async function look(page: Page, where: string): Promise<void> {
  faults.push(...(await violations(page, where)))
  await page.setViewportSize(phone)
  if (await page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth'))
    faults.push(`${where}: wider than a phone`)
  await page.setViewportSize(deskSize)
}

async function openAndLook({ page, go }: AtDesk, path: string): Promise<void> {
  expect((await go(path))?.status(), path).toBe(200)
  await look(page, path)
}

it('a whole second half: answers of every shape, marks of two people, replies, publication, correction, withheld words', async () => {
  const [first, second] = await Promise.all([0, 1].map(() => visit(browser, rehearsal.address, { viewport: deskSize })))
  if (!first || !second) throw new Error('Two people need two windows')
  const admin = atDesk(first.page, rehearsal.address)
  const codes = await sendARound(admin, rehearsal)
  expect(codes).toHaveLength(160)
  const marker = await joinAs(admin, { page: second.page, role: 'marker', name: 'Some Marker' }, rehearsal.address)

  // Ten weeks later: answers of all shapes have come by mail.
  await letPass(admin, 60)
  const happened = await admin.read('/console/rehearsal')
  for (const shape of [
    'with a mail that is a web page',
    'with a file',
    'the same mail two times',
    'narrower question',
    'portal',
  ]) {
    expect(happened, shape).toContain(shape)
  }
  expect(await fileHeldMail(marker)).toBeGreaterThan(0)
  const unread = await readable(marker)
  expect(unread.length).toBeGreaterThanOrEqual(120)
  const ofKind = (name: string) => unread.filter(({ behaviour }) => behaviour === name).map(({ line }) => line.code)
  const oneOf = (name: string): string => ofKind(name)[0] ?? ''
  const doubled = await admin.read(`${requestAt(oneOf('answer-twice'))}/thread.txt`)
  expect(doubled.split('='.repeat(72)), 'the letter, and one answer').toHaveLength(3)
  for (const name of ['hidden-sheet', 'pivot-cache']) {
    const page = await admin.read(requestAt(oneOf(name)))
    const [, file = ''] = /href="([^"]*\/files\/[0-9a-f]{64})"/.exec(page) ?? []
    await openAndLook(admin, file)
    expect((await admin.page.request.get(`${rehearsal.address}${file}/download`)).status(), name).toBe(404)
  }
  await openAndLook(admin, '/console/files')
  await openAndLook(admin, `${round}/publish`)
  await admin.says('nobody has read it')

  // The simple ones together, after a look at each.
  await openAndLook(marker, `${round}/classify`)
  const ticks = marker.main.getByRole('checkbox')
  const simple = await ticks.count()
  expect(simple).toBeGreaterThan(10)
  for (const tick of await ticks.all()) await tick.check()
  await Promise.all([marker.page.waitForEvent('load'), marker.main.locator('button[value=look]').click()])
  await look(marker.page, 'what would be recorded')
  await marker.main.locator('button[value=sort]').click()
  await marker.main.getByRole('status').waitFor()
  expect((await readable(marker)).length).toBe(unread.length - simple)

  // One by one: what they ask us, then what they answer.
  const rest = await readable(marker)
  const asking = rest.filter(({ behaviour }) => behaviour.startsWith('asks-'))
  await inTurns(asking, async ({ line, behaviour }) => {
    const isFee = behaviour === 'asks-for-a-fee'
    await enterEvent(marker, line, { kind: isFee ? 'fees-asked' : 'clarification-asked' })
    await writeTo(admin, line.code, isFee ? 'fees-declined' : 'clarification-given')
  })
  const byHand = oneOf('from-another-address')
  await openAndLook(marker, `${requestAt(byHand)}/answers`)
  await recordWithTheKeyboard(marker, byHand)
  const answered = rest.filter(each => !asking.includes(each) && each.line.code !== byHand)
  await inTurns(answered, ({ line, reading }) => recordAnswers(marker, line, reading))
  await letPass(admin, 32)
  for (const { line, reading } of await readable(marker)) await recordAnswers(marker, line, reading)
  await nothingToRead(admin)

  // Two people, two browsers.
  const lines = (await everyLine(admin)).filter(({ work }) => work === 'to-mark')
  const behaviours = behavioursOf(await everyLine(admin))
  const marksOf = (code: string) => readingOf(behaviours.get(code))?.marks ?? {}
  const [contested = '', disputed = '', ...others] = lines
    .map(({ code }) => code)
    .toSorted((a, b) => Number(marksOf(b)['records-routinely'] === 'yes') - Number(marksOf(a)['records-routinely'] === 'yes'))
  await openAndLook(marker, `${round}/marking`)
  await markTogether(admin, marker, contested)
  await mark(marker, disputed, marksOf(disputed))
  await mark(admin, disputed, { ...marksOf(disputed), 'records-routinely': 'partly' })
  await inTurns(others, async code => {
    await mark(marker, code, marksOf(code))
    await mark(admin, code, marksOf(code))
    if (marksOf(code)['records-routinely'] !== 'elsewhere') return
    const words = { excludedReason: 'It treats no breast cancer.' }
    await admin.send(`${requestAt(code)}/marking`, 'excludedReason', words)
  })
  await openAndLook(admin, `${round}/publish`)
  await admin.says('Two people have read one answer differently')
  await adjudicate(admin, disputed)
  await openAndLook(admin, `${round}/publish`)
  await admin.says('Nothing is open')

  // The other side is heard.
  await openAndLook(admin, `${round}/replies`)
  await admin.send(`${round}/replies`, 'until', { until: await dayAfter(admin, 14) })
  await openAndLook(admin, `${round}/replies/invite`)
  const invited = await admin.main.locator('input[name=seen]').count()
  await admin.main.locator('form[action$="/invite"] button').click()
  const shown = () => rehearsal.letters().filter(({ kind }) => kind === 'draft-result')
  await expect.poll(() => shown().length, { timeout: 120_000, interval: 500 }).toBe(invited)
  await lookAsTheTrust(shown()[0]?.replyPage ?? '')
  await letPass(admin, 15)
  await openAndLook(admin, `${round}/publish`)
  await admin.says('A reply that came is read before anything is published')
  const replied = await settleReplies(admin, marker)
  expect(replied.length).toBeGreaterThan(30)
  await openAndLook(marker, `${requestAt(replied[0] ?? '')}/reply`)

  await publish(admin)
  const before = await publicResult(disputed)
  expect(before).toMatchObject({ status: 'partial', release: '2027-1' })
  await correct(admin, disputed)
  expect(await publicResult(disputed)).toMatchObject({ release: '2027-1.1' })
  await withhold(admin, byHand)
  await publishLetters(admin, byHand)

  expect(faults).toEqual([])
  expect([...first.watch.foreign, ...second.watch.foreign], 'nothing is fetched from elsewhere').toEqual([])
  await first.close()
  await second.close()
}, 900_000)

/** Records one answer with nothing but keys, in the browser: words, a figure, and a quote that must be found in the letter. */
async function recordWithTheKeyboard(desk: AtDesk, code: string): Promise<void> {
  const line = (await everyLine(desk)).find(each => each.code === code)
  const reading = readingOf('answer-in-full')
  if (!line || !reading) throw new Error(`${code} is not in the round`)
  await enterEvent(desk, line, reading)
  await desk.go(`${requestAt(code)}/answers`)
  for (const [name, value] of Object.entries(typedFrom(await lastMail(desk, code), reading))) {
    const field = desk.main.locator(`[name="${name}"]`)
    if (name.endsWith('.quote')) {
      await desk.main.locator(`#${name.split('.')[0]}-evidence > summary`).focus()
      await desk.page.keyboard.press('Enter')
    }
    await field.focus()
    await desk.page.keyboard.insertText(value)
    expect(await field.inputValue(), name).toBe(value)
  }
  await desk.main.locator('button[value=ready]').focus()
  await desk.page.keyboard.press('Enter')
  await desk.main.getByRole('status').first().waitFor()
  await look(desk.page, 'what was recorded')
}

/** Both open the same sheet. Whoever is second is told what has happened, and checks instead. */
async function markTogether(admin: AtDesk, marker: AtDesk, code: string): Promise<void> {
  for (const { go } of [admin, marker]) await go(`${requestAt(code)}/marking`)
  const fill = async ({ main }: AtDesk) => {
    for (const [question, given] of [
      ['records-routinely', 'yes'],
      ['diagnosed', 'given'],
      ['de-novo', 'given'],
      ['recurrent', 'given'],
    ] as const) {
      await main.locator(`input[name="mark-${question}"][value="${given}"]`).check()
      await main.locator(`[name="note-${question}"]`).fill('As it says in its letter.')
    }
  }
  await fill(marker)
  await fill(admin)
  await look(marker.page, 'a sheet to mark')
  const finish = ({ main }: AtDesk) => main.locator('button[name=finish][value=yes]').click()
  await finish(marker)
  await marker.main.getByRole('status').first().waitFor()
  await finish(admin)
  await admin.main.getByRole('alert').first().waitFor()
  await look(admin.page, 'a sheet that somebody else has marked meanwhile')
  await admin.go(`${requestAt(code)}/marking`)
  await fill(admin)
  await finish(admin)
  await admin.main.getByRole('status').first().waitFor()
}

/** Where two people differ, one of them settles it with the other, and says why. */
async function adjudicate(admin: AtDesk, code: string): Promise<void> {
  await openAndLook(admin, `${requestAt(code)}/marking?form=settle`)
  const form = admin.main.locator('form[action$="/marking/settle"]')
  await form.locator('input[name="mark-records-routinely"][value="partly"]').check()
  for (const question of ['records-routinely', 'diagnosed', 'de-novo', 'recurrent']) {
    await form.locator(`[name="note-${question}"]`).fill('We read it once more together.')
  }
  await form.locator('[name=together]').check()
  await form.locator('button[type=submit]').press('Enter')
  await admin.main.getByRole('status').first().waitFor()
}

/** The private page, in a browser that nobody has signed in with; nothing is sent. */
async function lookAsTheTrust(address: string): Promise<void> {
  const { page, watch, close } = await visit(browser, rehearsal.address, { viewport: deskSize })
  const answer = await page.goto(rehearsal.address + new URL(address).pathname)
  expect(answer?.status()).toBe(200)
  expect(answer?.headers()['cache-control']).toBe('no-store')
  await look(page, 'the private page of a trust')
  await page.locator('button[value=look]').click()
  await page.locator('.error-summary').waitFor()
  await look(page, 'the private page of a trust, with an error')
  expect(await page.context().cookies()).toEqual([])
  expect(watch.foreign).toEqual([])
  await close()
}

async function publish(admin: AtDesk): Promise<void> {
  await admin.go(`${round}/publish`)
  await Promise.all([
    admin.page.waitForEvent('load'),
    admin.page.locator('form[action$="/publish/confirm"] button').press('Enter'),
  ])
  await look(admin.page, 'the last look before publishing')
  await admin.page.locator('form[action$="/publish"] button').press('Enter')
  await admin.says('Published. The map, the lists and the feeds show it now.')
  await look(admin.page, 'published')
}

type PublicResult = { readonly status: string; readonly release: string }

/** What the site's own API says of a trust. */
async function publicResult(code: string): Promise<PublicResult> {
  const answer = await fetch(`${rehearsal.address}/api/v1/trusts/${code}`)
  // The shape is the API's promise, and has tests of its own.
  const { status } = (await answer.json()) as { status: PublicResult }
  return status
}

/** A note is put right in the round, and a correction takes it from there. */
async function correct(admin: AtDesk, code: string): Promise<void> {
  const note = { noteEn: 'One of its hospitals began in April.', noteCy: 'Dechreuodd un o’i ysbytai ym mis Ebrill.' }
  await admin.send(`${requestAt(code)}/marking`, 'noteEn', note)
  await openAndLook(admin, '/console/releases')
  await openAndLook(admin, '/console/releases/2027-1/correct')
  await admin.main.locator(`input[name=trust][value="${code}"]`).check()
  await admin.main.locator('[name=reason]').fill('We had left out what it says of April.')
  await Promise.all([admin.page.waitForEvent('load'), admin.press('See what it would be')])
  await look(admin.page, 'before the correction')
  await admin.press(/^Publish correction 2027-1\.1$/)
  await admin.says('Published: correction 2027-1.1')
  const old = await admin.read('/releases/2027-1')
  expect(old, 'the first release leads to its correction').toContain('/releases/2027-1.1')
  expect(await admin.read(`/trusts/${code}`)).toContain(note.noteEn)
}

async function withhold(admin: AtDesk, code: string): Promise<void> {
  await openAndLook(admin, `/console/releases/2027-1.1/withhold?trust=${code}`)
  const passage = admin.main.locator('.differences label', { hasText: 'Quote:' }).first()
  const [words = ''] = (await passage.innerText()).replace('Quote:', '').trim().split(' · ')
  expect(words.length).toBeGreaterThan(20)
  expect(await admin.read(`/trusts/${code}`)).toContain(words)
  await passage.locator('input').check()
  await admin.main.locator('[name=reason]').fill('It names a person who did not agree to that.')
  await Promise.all([admin.page.waitForEvent('load'), admin.press('See what it would be')])
  await look(admin.page, 'before words are withheld')
  await admin.press(/^Withhold .* for good$/)
  await admin.main.getByText(words).waitFor({ state: 'detached' })
  for (const path of [`/trusts/${code}`, '/releases/2027-1', '/releases/2027-1.1', `/api/v1/trusts/${code}`]) {
    expect(await admin.read(path), path).not.toContain(words)
  }
  expect(await admin.read(`/trusts/${code}`)).toContain('It names a person who did not agree to that.')
}

async function publishLetters(admin: AtDesk, code: string): Promise<void> {
  await openAndLook(admin, `${requestAt(code)}/publish-thread`)
  await openAndLook(admin, `${requestAt(code)}/publish-thread/preview`)
  await admin.main.locator('#publish-confirm').check()
  await admin.press('Publish these letters')
  await admin.says('The letters are published.')
  const path = `/trusts/${code}/letters/2027-1`
  await openAndLook(admin, path)
  const open = await admin.read(path)
  expect(open).not.toMatch(/reply\+[0-9a-f]{16}/)
  expect(open).not.toContain(`@${code.toLowerCase()}.invalid`)
}
