import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { numbersAlone } from './numbers-alone.ts'
import { startBrowser } from './site-under-test.ts'

const date = '<dd data-figure-date>April 2020</dd>'
const source = '<dd data-figure-source>The audit</dd>'
const whole = '<dd data-figure-denominator>everyone in England</dd>'
const figure = (parts: string, scope = 'one') =>
  `<div data-figure="${scope}"><p><strong>57,215</strong> people</p><dl>${parts}</dl></div>`

/** The crawler must find what is wrong: each fault is planted, and found. */
describe('the crawler of numbers', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await startBrowser()
  })
  afterAll(() => browser?.close())

  it.each([
    ['a number in prose', '<section><p>57,215 people live with it.</p></section>', ['57,215']],
    ['a share in a table', '<section><table><tr><td>19%</td></tr></table></section>', ['19%']],
    ['a share in words', '<p>Two thirds of trusts do not count.</p>', ['Two thirds of']],
    ['a figure without a date', figure(source + whole), ['57,215']],
    ['a figure whose date says no year', figure(`<dd data-figure-date>recently</dd>${source}${whole}`), ['57,215']],
    ['a figure without a source', figure(date + whole), ['57,215']],
    ['a figure without a denominator', figure(date + source), ['57,215']],
    ['a figure with an empty denominator', figure(`${date}${source}<dd data-figure-denominator></dd>`), ['57,215']],
    [
      'a number beside a figure, which speaks for itself alone',
      `<section>${figure(date + source + whole)}<p>911 more</p></section>`,
      ['911'],
    ],
    [
      'a number in another section than its note',
      `<section>${figure(date + source + whole, 'all')}</section><section><p>911 people</p></section>`,
      ['911'],
    ],
  ])('finds %s', async (_, html, numbers) => {
    const page = await browser.newPage()
    await page.setContent(`<main>${html}</main>`)
    const found = await numbersAlone(page, '/planted')
    expect(found.map(fault => fault.match(/“(.+?)”/)?.[1])).toEqual(numbers)
    await page.close()
  })

  it.each([
    ['a whole figure', figure(date + source + whole)],
    ['all numbers of a section with a note', `<section><p>911 of 1,028</p>${figure(date + source + whole, 'all')}</section>`],
    ['all numbers of a page that says it once', `<section><p>911 people</p></section>${figure(date + source + whole, 'page')}`],
    [
      'days, minutes, codes and telephones',
      '<p>On 3 November 2026 at 10:30, 8 minutes, RA2, 0808 800 6000, stage 4, NHS 111.</p>',
    ],
    [
      'what somebody else said, and ages',
      '<blockquote><p>We have 31 patients.</p></blockquote><p data-not-counting>Example voice, 41</p>',
    ],
  ])('lets %s stand', async (_, html) => {
    const page = await browser.newPage()
    await page.setContent(`<main>${html}</main>`)
    expect(await numbersAlone(page, '/planted')).toEqual([])
    await page.close()
  })
})
