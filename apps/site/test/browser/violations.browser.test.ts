import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { desk, phone, startBrowser } from './site-under-test.ts'
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
  expect((await violations(page, 'by night', 'look')).join()).toContain('color-contrast')
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await violations(page, 'by day')).toEqual([])
  await page.close()
})

it('sees what becomes too small on a phone when only the look is looked at, and leaves the markup to the whole', async () => {
  const page = await browser.newPage({ viewport: desk })
  const small =
    '@media (max-width: 600px) { a { display: block; width: 9px; height: 9px } } @media (min-width: 601px) { a { padding: 2em } }'
  await page.setContent(pageOf('<h4>Too deep</h4><a href="/a">a</a> <a href="/b">b</a>', small))
  expect(await violations(page, 'wide', 'look')).toEqual([])
  await page.setViewportSize(phone)
  const found = await violations(page, 'narrow', 'look')
  expect(found.map(line => line.split(': ')[1])).toEqual(['target-size'])
  await page.close()
})

it('looks at each page anew', async () => {
  const page = await browser.newPage({ viewport: desk })
  await page.setContent(pageOf('<p>Well</p>'))
  expect(await violations(page, 'first')).toEqual([])
  await page.goto('data:text/html,<!doctype html><html lang="en"><title>A page</title><main><h1>A page</h1><input></main>')
  expect((await violations(page, 'second')).join()).toContain('second: label')
  await page.close()
})
