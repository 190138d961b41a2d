import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Campaign } from '../../src/foundation/index.ts'
import { numbersAlone } from './numbers-alone.ts'
import { scrollsSideways } from './round-under-test.ts'
import { desk, narrowest, phone, type RunningSite, startBrowser, startSite, visit, type Watch } from './site-under-test.ts'
import { violations } from './violations.ts'

/**
 * Pages of one kind differ only in their content: this many of a kind are opened. In Welsh one: its layout is that of the English ones. By
 * night, on a phone, every rule is held to the first English page of a kind, and to the others what colours and widths can break.
 */
const ofAKind = (kind: string): number => (kind.startsWith('/cy/') ? 1 : 2)
const downloads = /\.(csv|json|geojson|atom|png|pdf|docx|svg|yaml)$|^\/api\/v1\//

/** Where every component stands with made-up content. */
const designPages = /^(\/cy)?\/design\b/

/** The kind of a page: its address with what varies taken out, its language kept. */
const kindOf = (path: string): string =>
  path
    .replace(/\?.*/, '?')
    .replace(
      /\/(trusts|register|releases|constituencies|act\/trust|act\/press|news|reports|stories|support|training|pledges|documents|national\/methods|impact\/reports|impact\/posters|count-tool\/manual|count-tool\/receipts)\/(?!criteria|tell|coverage|certificates|answer)[^/?]+/,
      '/$1/*',
    )
    .replace(/\/impact\/changes\/[^/?]+\/[^/?]+/, '/impact/changes/*/*')
    .replace(/\/criteria\/[^/?]+/, '/criteria/*')
    .replace(/(\/pledges\/\*\/versions)\/\d+/, '$1/*')

/** Follows every link of the site from its front page, a few of each kind. */
async function everyPage(site: RunningSite): Promise<string[]> {
  const waiting = [
    '/',
    '/cy/',
    '/find',
    '/register',
    '/cy/register',
    '/design',
    '/accessibility',
    '/privacy',
    '/not-a-page',
    '/due-date?received=2026-12-04&law=foia',
  ]
  const seen = new Map<string, number>()
  const pages: string[] = []
  while (waiting.length > 0) {
    const path = waiting.shift() ?? '/'
    const kind = kindOf(path)
    if (pages.includes(path) || (seen.get(kind) ?? 0) >= ofAKind(kind)) continue
    seen.set(kind, (seen.get(kind) ?? 0) + 1)
    const answer = await fetch(site.address + path, { redirect: 'manual' })
    if (!answer.headers.get('content-type')?.startsWith('text/html')) continue
    expect(answer.headers.get('set-cookie'), `${path} must set no cookie`).toBeNull()
    pages.push(path)
    const html = await answer.text()
    for (const [, href = ''] of html.matchAll(/<a[^>]*\shref="([^"]+)"/g)) {
      const url = new URL(href.replaceAll('&amp;', '&'), site.address + path)
      if (url.origin !== site.address || downloads.test(url.pathname)) continue
      const next = url.pathname + url.search
      if (!pages.includes(next) && !waiting.includes(next)) waiting.push(next)
    }
  }
  return pages
}

/** Opens every page of a campaign, with and without JavaScript. One file for each campaign calls it: two browsers each find a core. */
export function describeEveryPage(campaign: Campaign): void {
  describe(`every page of the ${campaign} campaign`, () => {
    let site: RunningSite
    let browser: Browser
    let pages: string[]
    beforeAll(async () => {
      site = await startSite(campaign)
      browser = await startBrowser()
      pages = await everyPage(site)
    }, 120_000)
    afterAll(async () => {
      await browser?.close()
      await site?.stop()
    })

    it('is found by following links, in both languages', () => {
      const kinds = new Set(pages.map(kindOf))
      // Nothing has been released in uk before its first round.
      const released =
        campaign === 'example'
          ? [
              '/releases',
              '/releases/*',
              '/releases/criteria/*',
              '/trusts/*/standards',
              '/pledges/*',
              '/pledges/*/versions/*',
              '/stories/*',
              '/impact/changes/*/*',
              '/impact/reports/*',
            ]
          : []
      for (const expected of [
        ...released,
        '/',
        '/map',
        '/find',
        '/register',
        '/data',
        '/privacy',
        '/accessibility',
        '/due-date',
        '/due-date?',
        '/trusts/*',
        '/act',
        '/act/politician',
        '/act/trust',
        '/act/press',
        '/act/sign',
        '/network',
        '/stories',
        '/stories/tell',
        '/news',
        '/news/*',
        '/reports',
        '/reports/*',
        '/support',
        '/support/*',
        '/training',
        '/training/*',
        '/standards',
        '/standards/professionals',
        '/standards/endorsements',
        '/pledges',
        '/documents',
        '/about',
        '/facts',
        '/search',
        '/register/*',
        '/national',
        '/national/methods',
        '/national/methods/*',
        '/impact',
        '/count-tool',
        '/count-tool/submit',
        '/cy/',
        '/cy/map',
      ]) {
        expect([...kinds], 'a page that must be linked').toContain(expected)
      }
    })

    it('stays at home, fits every width, and has no accessibility violation in light or dark', async () => {
      const { page, watch, close } = await visit(browser, site.address, { viewport: desk, reducedMotion: 'reduce' })
      const faults: string[] = []
      const kindsByNight = new Set<string>()
      for (const path of pages) {
        await page.goto(site.address + path)
        if ((await page.locator('h1').count()) !== 1) faults.push(`${path}: not one h1`)
        if ((await page.title()) === '') faults.push(`${path}: no title`)
        if (!designPages.test(path)) faults.push(...(await numbersAlone(page, path)))
        await page.emulateMedia({ colorScheme: 'light' })
        for (const viewport of [desk, narrowest, phone]) {
          await page.setViewportSize(viewport)
          if (await scrollsSideways(page)) faults.push(`${path}: scrolls sideways at ${viewport.width} px`)
          if (viewport === desk) faults.push(...(await violations(page, `${path} (light, wide)`)))
        }
        await page.emulateMedia({ colorScheme: 'dark' })
        const kind = kindOf(path)
        const isOnlyTheLook = kind.startsWith('/cy/') || kindsByNight.has(kind)
        faults.push(...(await violations(page, `${path} (dark, narrow)`, isOnlyTheLook ? 'look' : 'all')))
        kindsByNight.add(kind)
        await page.setViewportSize(desk)
      }
      expect(faults).toEqual([])
      expect(watch.foreign, 'requests to another host').toEqual([])
      expect(complaintsOf(watch), 'complaints of the console').toEqual([])
      expect(await page.context().cookies()).toEqual([])
      await close()
    }, 900_000)

    it('says the same without JavaScript', async () => {
      const { page, watch, close } = await visit(browser, site.address, { viewport: phone, javaScriptEnabled: false })
      for (const path of pages) {
        await page.goto(site.address + path)
        expect(await page.locator('h1').count(), `${path} has one h1`).toBe(1)
        expect(await page.locator('main').innerText(), `${path} says something`).not.toBe('')
      }
      expect(watch.foreign, 'requests to another host').toEqual([])
      expect(complaintsOf(watch)).toEqual([])
      await close()
    }, 300_000)
  })
}

/** The page that is not there is asked for on purpose. */
const complaintsOf = (watch: Watch): string[] => watch.complaints.filter(text => !/status of 404/.test(text))
