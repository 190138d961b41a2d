import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findRoot, PageCache, type SiteServer, serve, silentLog } from '../../src/foundation/index.ts'
import { siteFiles } from '../../src/site-files.ts'
import { fillHoles, holesIn, openConsole, type Person, routesOfConsole, type TestConsole } from '../deeds/console-for-tests.ts'
import { placeExamples } from '../deeds/examples/index.ts'
import { roundIn, trustCode } from '../deeds/rounds-in-every-state.ts'
import { scrollsSideways } from './round-under-test.ts'
import { desk, phone, startBrowser, visit } from './site-under-test.ts'
import { violations } from './violations.ts'

/** Pages that belong to a draft; of the others, the round is open. */
const isOfDraft = (path: string): boolean => /\/(edit|delete|send)(\/|$)/.test(path)

describe('every page of the console', () => {
  let site: TestConsole
  let admin: Person
  let server: SiteServer
  let browser: Browser
  let address: string
  beforeAll(async () => {
    site = await openConsole()
    admin = await site.signIn('admin')
    server = await serve({
      port: 0,
      host: '127.0.0.1',
      log: silentLog,
      cache: new PageCache(),
      files: siteFiles(findRoot(import.meta.dirname), 'example'),
      startingText: '',
      isDatabaseReady: async () => true,
    })
    server.open(request => site.app.fetch(request))
    address = `http://localhost:${server.port}`
    browser = await startBrowser()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await server?.close(1000)
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
      const { page, watch, close } = await visit(browser, address, look)
      const at = admin.cookie.indexOf('=')
      const [name, value] = [admin.cookie.slice(0, at), admin.cookie.slice(at + 1)]
      await page.context().addCookies([{ name, value, url: address }])
      for (const path of all) {
        const status = (await page.goto(address + path))?.status() ?? 0
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
