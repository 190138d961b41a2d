import type { Page } from 'playwright-core'
import { statisticsIn } from '../../src/foundation/index.ts'

/** A piece of a page that holds a number, and whether date, source and denominator stand with it. */
export type Piece = { readonly text: string; readonly isCovered: boolean }

/** Who tells a story, as a heading or a crumb and nothing beside it. */
const nameAndAge = /^[\p{L}:’. -]{2,60}, \d{2}$/u

/**
 * The numbers of the page that count people, hospitals or anything else and stand without date, source and denominator. They stand with
 * them inside a figure, or in the same section as a note for all its numbers.
 */
export async function numbersAlone(page: Page, where: string): Promise<string[]> {
  const pieces = await page.evaluate<Piece[]>(piecesOfPage)
  return pieces
    .filter(({ text, isCovered }) => !isCovered && !nameAndAge.test(text))
    .flatMap(({ text }) => statisticsIn(text).map(number => `${where}: “${number}” stands alone in “${text.slice(0, 120)}”`))
}

/**
 * Runs in the browser. What a trust or a person said, code, and what is typed into are no numbers of ours; `data-not-counting` stands at what
 * only looks like one, such as the age of somebody who tells a story.
 */
const piecesOfPage = `(() => {
  const blocks = 'p, li, dt, dd, td, th, caption, figcaption, h1, h2, h3, h4, summary, label, legend, button, option, title, text, div'
  const others = 'blockquote, code, pre, time, script, style, textarea, [data-not-counting]'
  const has = (root, part, pattern) => [...root.querySelectorAll('[data-figure-' + part + ']')].some(found => pattern.test(found.textContent))
  const isWhole = figure => has(figure, 'date', /\\b(19|20)\\d\\d\\b/) && has(figure, 'source', /\\p{L}{3}/u) && has(figure, 'denominator', /\\p{L}{3}/u)
  const isPageCovered = [...document.querySelectorAll('[data-figure="page"]')].some(isWhole)
  const isCovered = block => {
    const figure = block.closest('[data-figure="one"]')
    if (figure) return isWhole(figure)
    if (isPageCovered) return true
    const section = block.closest('section:not(.table), article')
    return section !== null && [...section.querySelectorAll('[data-figure="all"]')].some(isWhole)
  }
  const texts = new Map()
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement
    const text = walker.currentNode.textContent.trim()
    if (parent === null || text === '' || parent.closest(others)) continue
    const block = parent.closest(blocks) ?? parent
    texts.set(block, [...(texts.get(block) ?? []), text])
  }
  return [...texts].map(([block, parts]) => ({ text: parts.join(' ').replace(/\\s+/g, ' '), isCovered: isCovered(block) }))
})()`
