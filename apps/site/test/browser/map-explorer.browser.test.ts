import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mixedRelease } from '../../src/map/test/mixed-release.ts'
import { renderMap } from '../../src/map/test/page-under-test.ts'
import type { PublishedStatus } from '../../src/releases/index.ts'
import { desk, phone, type RunningSite, startBrowser, startSite, visit } from './site-under-test.ts'
import { violations } from './violations.ts'

/** As text: the tests are compiled without the browser's types. */
const ask = <Answer>(page: Page, script: string): Promise<Answer> => page.evaluate<Answer>(script)
const scaleOf = (page: Page) => ask<number>(page, "Number(document.querySelector('.uk').style.getPropertyValue('--scale') || 1)")
/** A machine that does other things as well takes its time. */
const poll = <Value>(read: () => Value) => expect.poll(read, { timeout: 10_000 })
const said = (page: Page) => page.locator('map-explorer > [role=status]')
/** A mark of this load of the page: it is gone after the next one. */
const mark = (page: Page) => ask<void>(page, 'window.sameLoad = true')
const isSameLoad = (page: Page) => ask<boolean>(page, 'window.sameLoad === true')
const rows = (page: Page) => page.locator('.trusts tbody tr')
const ready = async (page: Page, address: string) => {
  await page.goto(address)
  await page.locator('map-explorer.ready').waitFor()
}
const middle = async (page: Page) => {
  await page.locator('.uk').scrollIntoViewIfNeeded()
  const box = await page.locator('.uk').boundingBox()
  if (!box) throw new Error('The map is not shown')
  const top = Math.max(0, box.y)
  return { x: Math.round(box.x + box.width / 2), y: Math.round(top + Math.min(box.y + box.height - top, 500) / 2) }
}
const resting = async (page: Page, scale: (now: number) => boolean) => {
  await poll(async () => scale(await scaleOf(page))).toBe(true)
  await page.locator('.uk:not(.moving)').waitFor()
}

describe('the map opened up', () => {
  let site: RunningSite
  let browser: Browser
  beforeAll(async () => {
    site = await startSite('example')
    browser = await startBrowser()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
  })

  it('filters, sorts and goes back without a load of the page, says the number, and keeps the focus', async () => {
    const { page, watch, close } = await visit(browser, site.address, { viewport: desk })
    await ready(page, `${site.address}/map`)
    await mark(page)
    const all = await rows(page).count()

    await page.locator('.map-key a[href$="status=partial"]').focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(`${site.address}/map?status=partial`)
    await poll(() => said(page).textContent()).toMatch(/\d+ of \d+ trusts are in this list/)
    const partly = await rows(page).count()
    expect(partly).toBeLessThan(all)
    expect(await page.locator('.pins a').count()).toBe(partly)
    expect(await ask(page, 'document.activeElement.getAttribute("href")')).toBe('/map?status=partial')

    await page.locator('select[name=nation]').focus()
    await page.locator('select[name=nation]').selectOption('wales')
    await page.waitForURL(`${site.address}/map?status=partial&nation=wales`)
    await poll(() => rows(page).count()).toBeLessThan(partly)
    expect(await ask(page, 'document.activeElement.name'), 'the list that was used keeps the focus').toBe('nation')
    await page.locator('thead a', { hasText: 'Answered on' }).click()
    await page.waitForURL(/sort=answered/)

    await page.goBack()
    await page.goBack()
    await poll(() => rows(page).count()).toBe(partly)
    expect(page.url()).toBe(`${site.address}/map?status=partial`)
    expect(await page.locator('select[name=nation]').inputValue()).toBe('')
    await page.goBack()
    await poll(() => rows(page).count()).toBe(all)
    await page.goForward()
    await poll(() => rows(page).count()).toBe(partly)
    expect(await isSameLoad(page)).toBe(true)
    expect(watch).toEqual({ foreign: [], complaints: [] })
    await close()
  })

  it('leaves it to the browser when anything goes wrong', async () => {
    const { page, close } = await visit(browser, site.address, { viewport: desk })
    await ready(page, `${site.address}/map`)
    await mark(page)
    await page.route('**/map?status=partial', route =>
      route.request().isNavigationRequest() ? route.continue() : route.fulfill({ status: 200, body: 'half an ans' }),
    )
    await page.locator('.map-key a[href$="status=partial"]').click()
    await poll(() => isSameLoad(page).catch(() => true)).toBe(false)
    expect(page.url()).toBe(`${site.address}/map?status=partial`)
    await close()
  })

  it('goes through the releases with a slider that says their names', async () => {
    const { page, close } = await visit(browser, site.address, { viewport: phone, reducedMotion: 'reduce' })
    await ready(page, `${site.address}/map`)
    await mark(page)
    const slider = page.getByRole('slider', { name: 'Results over time' })
    const figure = await page.locator('.map-figure').textContent()
    const newest = (await slider.getAttribute('aria-valuetext')) ?? ''
    expect(newest).toMatch(/^\d+ \w+ \d{4} \(release [\d.-]+\)$/)
    await slider.focus()
    await page.keyboard.press('Home')
    await page.waitForURL(/\/map\?release=/)
    await poll(() => page.locator('.map-figure').textContent()).not.toBe(figure)
    const oldest = (await slider.getAttribute('aria-valuetext')) ?? ''
    expect(oldest).not.toBe(newest)
    await poll(() => said(page).textContent()).toContain(oldest)
    expect(await page.locator('select[name=release]').inputValue()).toBe(new URL(page.url()).searchParams.get('release'))
    expect(await ask(page, 'document.activeElement.type'), 'the slider stays under the hand').toBe('range')
    await page.keyboard.press('End')
    await page.waitForURL(`${site.address}/map`)
    await page.goBack()
    await poll(() => slider.getAttribute('aria-valuetext')).toBe(oldest)
    expect(await isSameLoad(page)).toBe(true)
    await close()
  })

  it('is looked at closely with the keyboard, the buttons and the wheel; pins keep their size and stand free', async () => {
    const { page, watch, close } = await visit(browser, site.address, { viewport: desk })
    const hospitals = page.waitForRequest('**/map/hospitals.json')
    await ready(page, `${site.address}/map`)
    const sizes = () =>
      ask<number[]>(page, "[...document.querySelectorAll('.pins .shape, .pins use')].map(p => p.getBoundingClientRect().width)")
    const before = (await sizes())[0] ?? 0
    await page.locator('.uk').focus()
    await page.keyboard.press('+')
    await resting(page, scale => scale === 2)
    expect(Math.abs(((await sizes())[0] ?? 0) - before), 'pins keep their size').toBeLessThan(1)
    await page.keyboard.press('=')
    await resting(page, scale => scale === 4)
    expect(await said(page).textContent()).toMatch(/^Trusts in view: \d+$/)
    const transform = () => page.locator('.sheet').getAttribute('transform')
    const here = await transform()
    await page.keyboard.press('ArrowRight')
    await poll(transform).not.toBe(here)
    await page.locator('.uk:not(.moving)').waitFor()
    const apart = await ask<number>(
      page,
      `(() => {
        const at = [...document.querySelectorAll('.pins use')].map(u => [+u.getAttribute('x'), +u.getAttribute('y')])
          .filter(([x, y]) => x > 0 && y > 0 && x < 692 && y < 1000)
        return Math.min(...at.flatMap(([x, y], i) => at.slice(i + 1).map(([u, v]) => Math.hypot(x - u, y - v))))
      })()`,
    )
    expect(apart, 'no pin hides another').toBeGreaterThanOrEqual(23.5)

    await page.getByRole('button', { name: 'Zoom in' }).click()
    await resting(page, scale => scale === 8)
    await hospitals
    await page.locator('.hospitals a').first().waitFor()
    const house = page.locator('.hospitals a').first()
    expect(await house.locator('title').textContent()).toMatch(/.+ \(.+: .+\)/)
    expect(await page.locator('.names text').count()).toBeGreaterThan(0)
    expect(await violations(page, 'zoomed')).toEqual([])

    await page.getByRole('button', { name: 'Show the whole country' }).click()
    await resting(page, scale => scale === 1)
    expect(await page.locator('.hospitals a').count()).toBe(0)

    const { x, y } = await middle(page)
    await page.locator('.uk').focus()
    await page.mouse.move(x, y)
    await page.mouse.wheel(0, -400)
    await resting(page, scale => scale > 1.5)
    const wheeled = await transform()
    await page.mouse.down()
    await page.mouse.move(x - 60, y - 40, { steps: 4 })
    await page.mouse.up()
    await poll(transform).not.toBe(wheeled)
    expect(new URL(page.url()).hash, 'a hand that moves the map opens no card').toBe('')
    await page.locator('.uk').focus()
    await page.keyboard.press('0')
    await resting(page, scale => scale === 1)
    expect(watch).toEqual({ foreign: [], complaints: [] })
    await close()
  })

  it('keeps still for whoever asked for less motion', async () => {
    const { page, close } = await visit(browser, site.address, { viewport: desk, reducedMotion: 'reduce' })
    await ready(page, `${site.address}/map`)
    const step =
      "document.querySelector('[data-tool=in]').click(); document.querySelector('.uk').style.getPropertyValue('--scale')"
    expect(await ask(page, step), 'it is there at once').toBe('2')
    await close()
  })

  it('is pinched by two fingers, moved by one only when zoomed, and scrolls with the page otherwise', async () => {
    const { page, close } = await visit(browser, site.address, { viewport: phone, hasTouch: true, isMobile: true })
    await ready(page, `${site.address}/map`)
    const touch = await page.context().newCDPSession(page)
    const { x } = await middle(page)

    const scrolled = await ask<number>(page, 'scrollY')
    await drag(touch, { x: 250, y: 400 }, { x: 250, y: 250 })
    await poll(() => ask<number>(page, 'scrollY')).toBeGreaterThan(scrolled)
    expect(await scaleOf(page)).toBe(1)

    const at = await middle(page)
    await pinch(touch, at, 30, 120)
    await resting(page, scale => scale > 2)
    const [still, sheet] = [await ask<number>(page, 'scrollY'), await page.locator('.sheet').getAttribute('transform')]
    await drag(touch, { x, y: at.y }, { x: x - 80, y: at.y - 60 })
    await poll(() => page.locator('.sheet').getAttribute('transform')).not.toBe(sheet)
    expect(await ask<number>(page, 'scrollY')).toBe(still)
    await page.locator('.uk:not(.moving)').waitFor()
    const targets = await ask<number[]>(
      page,
      "[...document.querySelectorAll('.pins .touch, .pins a')].map(a => a.getBoundingClientRect().width).filter(w => w > 0)",
    )
    expect(Math.min(...targets), 'room for a finger').toBeGreaterThanOrEqual(24)
    await close()
  })

  it('finds a trust or a hospital by name, and posts a postcode', async () => {
    const { page, close } = await visit(browser, site.address, { viewport: desk })
    await ready(page, `${site.address}/map`)
    const field = page.getByRole('combobox', { name: 'Your postcode or hospital' })
    await field.pressSequentially('harbourl')
    const options = page.locator('#map-names').getByRole('option')
    await options.filter({ hasText: 'Harbourlight General Hospital' }).waitFor()
    expect(await field.getAttribute('aria-expanded')).toBe('true')
    expect(await violations(page, 'names offered')).toEqual([])
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.locator('#t-EX-001:target').waitFor()
    await resting(page, scale => scale >= 5)
    await page.keyboard.press('Escape')
    await poll(() => ask(page, 'document.activeElement.id')).toBe('p-EX-001')

    await field.fill('LS9 7TF')
    expect(await options.count()).toBe(0)
    const posted = page.waitForRequest(request => request.method() === 'POST')
    await field.press('Enter')
    expect(new URL((await posted).url()).pathname).toBe('/find')
    await page.getByRole('heading', { level: 1, name: 'Near LS9 7' }).waitFor()
    expect(page.url()).not.toMatch(/ls9/i)
    await close()
  })

  it('lights a pin and its row together, from the map and from the list, by hand and by key', async () => {
    const { page, close } = await visit(browser, site.address, { viewport: desk })
    await ready(page, `${site.address}/map`)
    const isLit = async (selector: string) => ((await page.locator(selector).getAttribute('class')) ?? '').includes('lit')
    await page.locator('#p-EX-003').focus()
    expect(await isLit('#t-EX-003')).toBe(true)
    await page.locator('#t-EX-005 th a').focus()
    expect([await isLit('#p-EX-005'), await isLit('#t-EX-003')]).toEqual([true, false])
    await page.locator('#t-EX-007').hover()
    expect(await isLit('#p-EX-007')).toBe(true)
    await page.locator('#p-EX-009 use').hover()
    expect(await isLit('#t-EX-009')).toBe(true)

    await page.locator('.map-tools [data-tool="in"]').click()
    await resting(page, scale => scale > 1)
    await page.locator('#p-EX-003').focus()
    await poll(() => page.locator('.map-lit').textContent()).toContain('Bellcrag')
    expect(await page.locator('#p-EX-003 foreignObject').isVisible(), 'what a pin says lies under no other pin').toBe(false)

    await page.goto(`${site.address}/map#t-EX-003`)
    await page.locator('.map-key a').first().press('Enter')
    await page.waitForURL(/status=/)
    await page.goBack()
    await poll(() => ask(page, 'document.activeElement.id')).toBe('t-EX-003')

    const keyTop = () => ask<number>(page, "document.querySelector('.map-key').getBoundingClientRect().top")
    const withIsland = await keyTop()
    await ask(page, "document.querySelector('map-explorer.ready').classList.remove('ready')")
    await ask(page, "document.querySelector('.map-times input').remove()")
    expect(await keyTop(), 'nothing jumped when the slider came').toBe(withIsland)
    await close()
  })

  it('says what is nearest to a position that never leaves the browser', async () => {
    const { page, watch, close } = await visit(browser, site.address, {
      viewport: phone,
      geolocation: { latitude: 54.9783, longitude: -1.6178 },
      permissions: ['geolocation'],
    })
    await ready(page, `${site.address}/map?nation=wales`)
    await mark(page)
    const sent: string[] = []
    page.on('request', request => sent.push(`${request.url()} ${request.postData() ?? ''}`))
    await page.getByRole('button', { name: 'Use my position' }).click()
    await page.getByRole('heading', { name: 'Nearest to where you are' }).waitFor()
    const lines = await page.locator('.map-mine .map-near li').allInnerTexts()
    expect(lines).toHaveLength(5)
    expect(lines[0]).toMatch(/(less than 1|\d) km away/)
    const away = lines.map(line => Number(/([\d.]+) km away/.exec(line)?.[1] ?? 0))
    expect(away).toEqual([...away].sort((a, b) => a - b))
    expect(page.url(), 'of all trusts, not of the filtered ones').toBe(`${site.address}/map`)
    await page.locator('.here.mine').waitFor()
    expect(sent.filter(request => /54\.9|1\.61/.test(request))).toEqual([])
    expect(await violations(page, 'near a position')).toEqual([])
    await page.getByRole('button', { name: 'Forget my position' }).click()
    expect(await page.locator('.here.mine, .map-mine li').count()).toBe(0)
    expect(watch).toEqual({ foreign: [], complaints: [] })
    await close()
  })

  it('is kind to whoever would rather not say where they are', async () => {
    const { page, close } = await visit(browser, site.address, { viewport: phone })
    await ready(page, `${site.address}/cy/map`)
    await page.getByRole('button', { name: 'Defnyddio fy lleoliad' }).click()
    await poll(() => page.locator('.map-mine-answer').textContent()).toContain('mae hynny’n iawn')
    await close()
  })

  it('shows a place with the trusts around it, closer', async () => {
    const { page, close } = await visit(browser, site.address, { viewport: desk })
    await ready(page, `${site.address}/map?near=LS9`)
    await resting(page, scale => scale > 2)
    expect(await page.locator('.map-near li').count()).toBe(5)
    await page.locator('.map-near a').first().hover()
    expect(await page.locator('.pins a.lit').count()).toBe(1)
    await close()
  })

  it.each([
    ['1,000 trusts', many, 1000],
    ['one trust', (all: PublishedStatus[]) => all.slice(0, 1), 1],
    ['a trust whose place is not known', (all: PublishedStatus[]) => all.slice(0, 2).map(lose), 1],
  ] as const)('opens a release of %s', async (_, make, pins) => {
    const { html } = await renderMap({ statuses: make(mixedRelease()) })
    const { page, watch, close } = await visit(browser, site.address, { viewport: phone })
    await page.route(`${site.address}/map`, async route => {
      const { headers: _headers, ...rest } = await route.fetch().then(answer => ({ headers: answer.headers(), status: 200 }))
      await route.fulfill({ ...rest, contentType: 'text/html', body: html })
    })
    await ready(page, `${site.address}/map`)
    expect(await page.locator('.pins a').count()).toBe(pins)
    await page.locator('.uk').focus()
    await page.keyboard.press('+')
    await resting(page, scale => scale === 2)
    await page.locator('.map-search input[name=q]').fill((await rows(page).first().locator('th').innerText()).slice(0, 8))
    await page.locator('#map-names').getByRole('option').first().click()
    await page.locator('tr:target').waitFor()
    expect(watch.complaints).toEqual([])
    await close()
  })
})

function many(all: PublishedStatus[]): PublishedStatus[] {
  return Array.from({ length: 1000 }, (_, i) => {
    const trust = all[i % all.length]
    if (!trust) throw new Error('no trust')
    // A code of the same kind, for a trust that does not exist.
    const code = `EX-${1000 + i}` as PublishedStatus['code']
    return { ...trust, code, lat: 50.6 + (i % 40) * 0.17, lon: -4.5 + Math.floor(i / 40) * 0.24 }
  })
}

const lose = (trust: PublishedStatus, i: number): PublishedStatus => (i === 0 ? { ...trust, lat: null, lon: null } : trust)

type Spot = { readonly x: number; readonly y: number }

async function drag(touch: CDPSession, from: Spot, to: Spot): Promise<void> {
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [from] })
  for (const part of [0.2, 0.4, 0.6, 0.8, 1]) {
    const at = { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [at] })
  }
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}

async function pinch(touch: CDPSession, { x, y }: Spot, from: number, to: number): Promise<void> {
  const fingers = (apart: number) => [
    { x: x - apart / 2, y, id: 0 },
    { x: x + apart / 2, y, id: 1 },
  ]
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(from) })
  for (const part of [0.25, 0.5, 0.75, 1])
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(from + (to - from) * part) })
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}
