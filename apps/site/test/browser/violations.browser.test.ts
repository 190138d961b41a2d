import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { desk, startBrowser } from './site-under-test.ts'
import { violations } from './violations.ts'

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
}, 60_000)
afterAll(() => browser?.close())

const pageOf = (main: string, style = '') =>
  `<!doctype html><html lang="en"><head><title>A page</title><style>${style}</style></head><body><main><h1>A page</h1>${main}</main></body></html>`

async function foundIn(html: string): Promise<string[]> {
  const page = await browser.newPage({ viewport: desk })
  await page.setContent(html)
  const found = await violations(page, 'here')
  await page.close()
  return found
}

const faults = [
  ['image-alt', '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" id="at">'],
  ['color-contrast', '<p id="at" style="color: #bbb; background: #fff">Hard to read</p>'],
  ['label', '<input type="text" id="at">'],
  [
    'target-size',
    '<a id="at" href="/a" style="display: block; width: 9px; height: 9px">a</a><a href="/b" style="display: block">b</a>',
  ],
  ['heading-order', '<h4 id="at">Too deep</h4>'],
] as const

it.each(faults)('finds %s in %s, and says where', async (rule, fault) => {
  const found = await foundIn(pageOf(fault))
  expect(found.filter(line => line.startsWith(`here: ${rule}: `) && line.includes('#at'))).toHaveLength(1)
})

it('finds nothing in a page that has no fault', async () => {
  const good = '<p>Words that can be read.</p><label>Name <input type="text"></label><p><a href="/a">Somewhere else</a></p>'
  expect(await foundIn(pageOf(good))).toEqual([])
})

it('does not pass over a frame', async () => {
  expect(await foundIn(pageOf('<iframe title="Inside" srcdoc="<p>Inside"></iframe>'))).toContain(
    'here: has a frame, and nobody looked into it',
  )
})

it('sees the colours that are shown, light or dark', async () => {
  const page = await browser.newPage({ colorScheme: 'dark' })
  const dark = '@media (prefers-color-scheme: dark) { body { background: #111; color: #333 } }'
  await page.setContent(pageOf('<p>Hard to read by night</p>', dark))
  expect((await violations(page, 'by night')).join()).toContain('color-contrast')
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await violations(page, 'by day')).toEqual([])
  await page.close()
})
