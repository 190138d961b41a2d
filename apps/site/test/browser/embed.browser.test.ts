import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, FrameLocator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, phone, type RunningSite, startBrowser, startSite } from './site-under-test.ts'
import { violations } from './violations.ts'

/** Somebody else's web page, on another origin, with what the page of codes gave them to paste. */
type Foreign = { readonly address: string; show: (html: string) => void; close: () => void }

async function startForeignPage(): Promise<Foreign> {
  let body = ''
  const server: Server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(`<!doctype html><html lang="en"><title>A charity’s page</title><main><h1>Our page</h1>${body}</main>`)
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    show: html => {
      body = html
    },
    close: () => server.close(),
  }
}

describe('pieces of the site on a page of another origin', () => {
  let site: RunningSite
  let browser: Browser
  let foreign: Foreign
  beforeAll(async () => {
    site = await startSite('example')
    browser = await startBrowser()
    foreign = await startForeignPage()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
    foreign?.close()
  })

  const codeFor = async (choice: string, which: 'frame' | 'script') => {
    const html = await (await fetch(`${site.address}/embed?${choice}`)).text()
    const code = new RegExp(`<textarea id="code-${which}"[^>]*>([^<]*)</textarea>`).exec(html)?.[1] ?? ''
    const unescaped = code.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', '’')
    return unescaped.replaceAll('&amp;', '&')
  }

  it('stands there as a frame, without JavaScript too, and keeps nothing', async () => {
    for (const [choice, words] of [
      ['what=map', 'trusts that answered'],
      ['what=number&language=cy', 'Ydy eich ysbyty'],
      ['what=trust&trust=EX-001&look=day', 'Is your hospital counting?'],
    ] as const) {
      foreign.show(await codeFor(choice, 'frame'))
      const context = await browser.newContext({ viewport: phone, javaScriptEnabled: false })
      const page = await context.newPage()
      await page.goto(foreign.address)
      const frame = page.frameLocator('iframe')
      await frame.getByText(words).first().waitFor()
      expect(await frame.locator('.example').innerText()).toMatch(/invented|dyfeisio/)
      expect(await context.cookies()).toEqual([])
      await context.close()
    }
  })

  it('by one line of script it is as high as what it shows, at every width, and asks nobody else', async () => {
    foreign.show((await codeFor('what=map', 'script')) + (await codeFor('what=trust&trust=EX-001', 'script')))
    const context = await browser.newContext({ viewport: desk })
    const page = await context.newPage()
    const complaints: string[] = []
    const asked = new Set<string>()
    page.on(
      'console',
      message => message.type() === 'error' && !message.text().includes('favicon') && complaints.push(message.text()),
    )
    page.on('pageerror', error => complaints.push(String(error)))
    page.on('request', request => asked.add(new URL(request.url()).origin))
    await page.goto(foreign.address)
    for (const width of [desk.width, phone.width]) {
      await page.setViewportSize({ width, height: 800 })
      // A frame is loaded when somebody comes near it.
      await page.locator('iframe').last().scrollIntoViewIfNeeded()
      const inside = () => heightsInside(page.frameLocator('iframe').first(), page.frameLocator('iframe').last())
      const around = () => page.locator('iframe').evaluateAll(all => all.map(one => Number(one.getAttribute('height'))))
      await expect
        .poll(async () => [(await around()).join(), (await inside()).join()].filter((one, i, all) => one !== all[1 - i]))
        .toEqual([])
    }
    expect([...asked].sort()).toEqual([new URL(foreign.address).origin, site.address].sort())
    expect(complaints).toEqual([])
    expect(await context.cookies()).toEqual([])

    // Into the frame by keyboard alone: a pin takes the focus and says what it is.
    await page.locator('iframe').first().focus()
    const pin = page.frameLocator('iframe').first().locator('.pins a').first()
    for (let i = 0; i < 10 && !(await pin.evaluate(link => link === link.ownerDocument.activeElement)); i += 1)
      await page.keyboard.press('Tab')
    expect(await pin.evaluate(link => link === link.ownerDocument.activeElement)).toBe(true)
    const [opened] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('Enter')])
    await opened.waitForLoadState()
    expect(opened.url()).toMatch(/\/trusts\/EX-\d+$/)
    await context.close()
  })

  it('is accessible in itself, and so is the page that makes the code', async () => {
    const context = await browser.newContext({ viewport: phone })
    const page = await context.newPage()
    for (const address of [
      '/embed/map',
      '/embed/number?look=day',
      '/cy/embed/trusts/EX-001?look=day',
      '/embed?what=trust&trust=EX-001',
    ]) {
      await page.goto(site.address + address)
      expect(await violations(page, address)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), address).toBe(true)
    }
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('button', { name: 'Copy' }).first().click()
    expect(await page.evaluate('navigator.clipboard.readText()')).toContain('<iframe src=')
    expect(await page.locator('copy-text [role=status]').first().innerText()).toContain('Copied')
    await context.close()
  })

  const heightsInside = (...frames: FrameLocator[]) =>
    Promise.all(frames.map(frame => frame.locator('html').evaluate(root => Math.ceil(root.getBoundingClientRect().height))))
})
