import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillHoles, holesIn, openConsole, type Person, routesOfConsole, type TestConsole } from '../deeds/console-for-tests.ts'
import { placeExamples } from '../deeds/examples/index.ts'
import { roundIn, trustCode } from '../deeds/rounds-in-every-state.ts'
import { consoleInABrowser, scrollsSideways } from './round-under-test.ts'
import { desk, phone } from './site-under-test.ts'
import { violations } from './violations.ts'

/** Pages that belong to a draft; of the others, the round is open. */
const isOfDraft = (path: string): boolean => /\/(edit|delete|send)(\/|$)/.test(path)

describe('every page of the console', () => {
  let site: TestConsole
  let admin: Person
  let shown: Awaited<ReturnType<typeof consoleInABrowser>>
  beforeAll(async () => {
    site = await openConsole()
    admin = await site.signIn('admin')
    shown = await consoleInABrowser(request => site.app.fetch(request), admin.cookie)
  }, 120_000)
  afterAll(async () => {
    await shown?.close()
    await site?.database.close()
  })

  /** Every address that can be opened, with what stands in its holes; files to keep are no pages. */
  async function pages(): Promise<string[]> {
    const scene = { services: site.services, who: admin.principal }
    const found: string[] = []
    for (const { path } of routesOfConsole(site.app).filter(({ method }) => method === 'GET')) {
      const round = roundIn[isOfDraft(path) ? 'draft' : 'open']
      const example = placeExamples.find(({ paths }) => paths.includes(path))
      const more = example ? await example.prepare(scene, holesIn(path).includes('round') ? round : null) : {}
      const filled = fillHoles(path, { round, code: trustCode, token: 'no-such-link', ...more })
      expect(filled, path).not.toBeNull()
      if (filled === null) continue
      const answer = await site.ask('GET', filled, admin)
      if (answer.headers.get('content-type')?.startsWith('text/html')) found.push(filled)
    }
    return found
  }

  it('has no fault that axe finds, never scrolls sideways, asks nobody else, on a phone by night and a desk by day', async () => {
    const all = await pages()
    expect(all.length).toBeGreaterThan(50)
    const faults: string[] = []
    for (const look of [
      { viewport: phone, colorScheme: 'dark' },
      { viewport: desk, colorScheme: 'light' },
    ] as const) {
      const { page, watch, close } = await shown.enter(look)
      for (const path of all) {
        const status = (await page.goto(shown.address + path))?.status() ?? 0
        if (status >= 500) faults.push(`${path}: answers ${status}`)
        const where = `${path}, ${look.viewport.width} px`
        faults.push(...(await violations(page, where)))
        if (await scrollsSideways(page)) faults.push(`${where}: scrolls sideways`)
      }
      faults.push(...watch.foreign.map(url => `asks ${url}`))
      await close()
    }
    expect(faults).toEqual([])
  }, 600_000)
})
