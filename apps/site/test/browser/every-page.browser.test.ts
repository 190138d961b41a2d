import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Campaign } from '../../src/foundation/index.ts'
import { desk, phone, type RunningSite, startBrowser, startSite, visit } from './site-under-test.ts'

/** Pages of one kind differ only in their content: this many of a kind are opened. */
const ofAKind = 3
const downloads = /\.(csv|json|geojson|atom|png|pdf|svg|yaml)$|^\/api\/v1\//

/** The kind of a page: its address with what varies taken out, its language kept. */
const kindOf = (path: string): string =>
  path
    .replace(/\?.*/, '?')
    .replace(/\/(trusts|register|releases)\/[^/?]+/, '/$1/*')
    .replace(/\/criteria\/[^/?]+/, '/criteria/*')

/** Follows every link of the site from its front page, a few of each kind. */
async function everyPage(site: RunningSite): Promise<string[]> {
  const waiting = ['/', '/cy/', '/find', '/register', '/cy/register', '/design', '/accessibility', '/privacy', '/not-a-page']
  const seen = new Map<string, number>()
  const pages: string[] = []
  while (waiting.length > 0) {
    const path = waiting.shift() ?? '/'
    const kind = kindOf(path)
    if (pages.includes(path) || (seen.get(kind) ?? 0) >= ofAKind) continue
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

/** As text: the tests are compiled without the browser's types. */
const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth')

describe.each<Campaign>(['example', 'uk'])('every page of the %s campaign', campaign => {
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
    for (const expected of [
      '/',
      '/map',
      '/find',
      '/register',
      '/releases',
      '/data',
      '/privacy',
      '/accessibility',
      '/trusts/*',
      '/register/*',
      '/cy/',
      '/cy/map',
    ]) {
      expect([...kinds], 'a page that must be linked').toContain(expected)
    }
  })

  it.each([
    ['narrow', phone, true],
    ['wide', desk, true],
    ['narrow, without JavaScript', phone, false],
  ] as const)(
    'stays at home, fits and says what it is: %s',
    async (_, viewport, javaScriptEnabled) => {
      const { page, watch, close } = await visit(browser, site.address, { viewport, javaScriptEnabled, reducedMotion: 'reduce' })
      for (const path of pages) {
        await page.goto(site.address + path)
        expect(await page.locator('h1').count(), `${path} has one h1`).toBe(1)
        expect(await page.title(), `${path} has a title`).not.toBe('')
        if (javaScriptEnabled) expect(await scrollsSideways(page), `${path} scrolls sideways at ${viewport.width} px`).toBe(false)
      }
      expect(watch.foreign, 'requests to another host').toEqual([])
      expect(
        watch.complaints.filter(text => !/status of 404/.test(text)),
        'complaints of the console',
      ).toEqual([])
      expect(await page.context().cookies()).toEqual([])
      await close()
    },
    300_000,
  )

  it.each([
    ['light', 'light', desk],
    ['dark', 'dark', phone],
  ] as const)(
    'has no accessibility violation: %s',
    async (_, colorScheme, viewport) => {
      const { page, close } = await visit(browser, site.address, { viewport, colorScheme, reducedMotion: 'reduce' })
      const violations: string[] = []
      for (const path of pages) {
        await page.goto(site.address + path)
        const result = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze()
        for (const violation of result.violations) {
          violations.push(
            `${path}: ${violation.id}: ${violation.nodes
              .map(node => node.target.join(' '))
              .slice(0, 3)
              .join(' | ')}`,
          )
        }
      }
      expect(violations).toEqual([])
      await close()
    },
    600_000,
  )

  it('reflows at 320 px', async () => {
    const { page, close } = await visit(browser, site.address, { viewport: { width: 320, height: 640 } })
    const wide: string[] = []
    for (const path of pages) {
      await page.goto(site.address + path)
      if (await scrollsSideways(page)) wide.push(path)
    }
    expect(wide).toEqual([])
    await close()
  }, 300_000)
})
