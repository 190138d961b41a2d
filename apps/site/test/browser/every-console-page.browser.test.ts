import type { Page, Response } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayInUk } from '../../src/foundation/index.ts'
import { setReplyUntil } from '../../src/survey/replies/change-links.ts'
import { fillHoles, holesIn, openConsole, type Person, routesOfConsole, type TestConsole } from '../deeds/console-for-tests.ts'
import { placeExamples } from '../deeds/examples/index.ts'
import { roundIn, trustCode } from '../deeds/rounds-in-every-state.ts'
import { dayPlus } from '../support/round-of-240.ts'
import { filesForTests, type RoundWithAnswers, roundWithAnswers } from '../support/round-with-answers.ts'
import { consoleInABrowser, scrollsSideways } from './round-under-test.ts'
import { desk, phone } from './site-under-test.ts'
import { violations } from './violations.ts'

/** Pages that belong to a draft; of the others, the round is open. */
const isOfDraft = (path: string): boolean => /\/(edit|delete|send)(\/|$)/.test(path)

/** A mail shown in a frame of its own: nothing runs in it, so nothing can look at it either. */
const isClosedToScripts = (answer: Response | null): boolean =>
  answer?.headers()['content-security-policy']?.includes('sandbox') === true

/** What a page needs and a mail does not: a main part, and everything within one. */
const isOfWholePages = (fault: string): boolean => /: (landmark-one-main|region): /.test(fault)

/** The same bytes where axe can run. */
async function openToScripts(page: Page, html: string): Promise<void> {
  await page.goto('about:blank')
  await page.setContent(html)
}

describe('every page of the console', () => {
  let site: TestConsole
  let admin: Person
  let answered: RoundWithAnswers
  let shown: Awaited<ReturnType<typeof consoleInABrowser>>
  beforeAll(async () => {
    site = await openConsole()
    admin = await site.signIn('admin')
    const now = site.services.clock()
    answered = await roundWithAnswers(site.services.write, { today: dayInUk(now) })
    const until = { until: dayPlus(answered.today, 14), basedOn: '', actor: { kind: 'command', name: 'test' }, now } as const
    expect(await setReplyUntil(site.services.write, { round: answered.round, ...until })).toEqual({ outcome: 'set' })
    shown = await consoleInABrowser(request => site.app.fetch(request), admin.cookie)
  }, 120_000)
  afterAll(async () => {
    await shown?.close()
    await site?.database.close()
  })

  /** Every address that can be opened, with what stands in its holes. */
  async function addresses(): Promise<string[]> {
    const scene = { services: site.services, who: admin.principal }
    const found: string[] = []
    for (const { path } of routesOfConsole(site.app).filter(({ method }) => method === 'GET')) {
      const round = roundIn[isOfDraft(path) ? 'draft' : 'open']
      const example = placeExamples.find(({ paths }) => paths.includes(path))
      const more = example ? await example.prepare(scene, holesIn(path).includes('round') ? round : null) : {}
      const filled = fillHoles(path, { round, code: trustCode, token: 'no-such-link', ...more })
      expect(filled, path).not.toBeNull()
      if (filled !== null) found.push(filled)
    }
    return found
  }

  /** Files to keep are no pages. They are told apart when every example is there: what one prepares may turn a notice into a file. */
  async function pages(): Promise<string[]> {
    const found: string[] = []
    for (const address of await addresses()) {
      const answer = await site.ask('GET', address, admin)
      if (answer.headers.get('content-type')?.startsWith('text/html')) found.push(address)
    }
    return found
  }

  /** The pages of a round in which everything that can come back has come back, and every kind of work waits for somebody. */
  async function pagesWithAnswers(): Promise<string[]> {
    const found: string[] = []
    for (const { path } of routesOfConsole(site.app).filter(({ method, path }) => method === 'GET' && !isOfDraft(path))) {
      for (const holes of answeredHoles(path)) {
        const filled = fillHoles(path, holes)
        if (filled === null) continue
        const answer = await site.ask('GET', filled, admin)
        // Where no letter can be written now, there is no page to write it on. One that says what is missing (422) is a page.
        if (answer.status === 404 && path.endsWith('/write')) continue
        expect([200, 422], `${filled}: ${answer.status}`).toContain(answer.status)
        if (answer.headers.get('content-type')?.startsWith('text/html')) found.push(filled)
      }
    }
    return found
  }

  function answeredHoles(path: string): Readonly<Record<string, string>>[] {
    const holes = holesIn(path)
    const { round, oneIn } = answered
    if (!holes.includes('round')) return []
    if (!holes.includes('code')) return [{ round }]
    if (path.endsWith('/files/:sha256')) {
      return [
        { round, code: oneIn('collecting, from a file'), sha256: filesForTests.clean.sha256 },
        { round, code: oneIn('quarantined'), sha256: filesForTests.quarantined.sha256 },
      ]
    }
    return ['differs', 'unread reply'].map(state => ({ round, code: oneIn(state) }))
  }

  const looks = [
    { viewport: phone, colorScheme: 'dark' },
    { viewport: desk, colorScheme: 'light' },
  ] as const
  const parts = [
    { which: 'in itself', of: pages, atLeast: 80 },
    { which: 'of a round with answers', of: pagesWithAnswers, atLeast: 30 },
  ]

  /** What is wrong with a page on a phone by night and at a desk by day, opened once. */
  async function faultsOf(page: Page, path: string): Promise<string[]> {
    const [first] = looks
    await page.setViewportSize(first.viewport)
    await page.emulateMedia({ colorScheme: first.colorScheme })
    const answer = await page.goto(shown.address + path)
    const status = answer?.status() ?? 0
    const faults = status >= 500 ? [`${path}: answers ${status}`] : []
    const isMail = isClosedToScripts(answer)
    if (isMail) await openToScripts(page, await (await site.ask('GET', path, admin)).text())
    for (const { viewport, colorScheme } of looks) {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme })
      const where = `${path}, ${viewport.width} px`
      const found = await violations(page, where)
      faults.push(...(isMail ? found.filter(fault => !isOfWholePages(fault)) : found))
      if (await scrollsSideways(page)) faults.push(`${where}: scrolls sideways`)
    }
    return faults
  }

  it.each(parts)(
    '$which has no fault that axe finds, never scrolls sideways, asks nobody else, on a phone by night and a desk by day',
    async ({ of, atLeast }) => {
      const all = await of()
      expect(all.length).toBeGreaterThan(atLeast)
      const faults: string[] = []
      const { page, watch, close } = await shown.enter(looks[0])
      for (const path of all) faults.push(...(await faultsOf(page, path)))
      faults.push(...watch.foreign.map(url => `asks ${url}`))
      await close()
      expect(faults).toEqual([])
    },
    600_000,
  )

  it('of a round with answers is among them', async () => {
    const found = await pagesWithAnswers()
    for (const part of ['marking', 'classify', 'replies', 'statistics', 'publish'])
      expect(found).toContain(`/console/rounds/${answered.round}/${part}`)
  })
})
