import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What colours and widths decide. The other rules read the markup, which is the same by night and on a phone. */
const rulesOfTheLook = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable', 'meta-viewport']

/** `all`: every rule. `look`: those that the same page in another scheme or width can break, in half the time. */
export type RulesLookedAt = 'all' | 'look'

// The engine that @axe-core/playwright brings. Its builder hands it to the page twice for each look, which takes longer than the look itself.
const builder = createRequire(import.meta.url).resolve('@axe-core/playwright')
const engine = readFileSync(createRequire(builder).resolve('axe-core/axe.min.js'), 'utf8')

type Found = { readonly id: string; readonly targets: readonly string[] }

/**
 * What axe finds wrong with a page as it is shown now, one line for each rule, beginning with `where`.
 *
 * Axe is handed to each page once, and describes only what is wrong, not every element that is right: that takes a third of the time and
 * finds the same. It does not look into frames: those of /embed and what the previews of a mailing and of a text show are opened as
 * pages of their own by their tests, and any other frame is at fault.
 */
export async function violations(page: Page, where: string, looked: RulesLookedAt = 'all'): Promise<string[]> {
  await page.waitForLoadState()
  if (!(await page.evaluate<boolean>('typeof window.axe === "object"'))) await page.evaluate(engine)
  const only = looked === 'all' ? { type: 'tag', values: levels } : { type: 'rule', values: rulesOfTheLook }
  const options = { resultTypes: ['violations'], iframes: false, runOnly: only }
  const result = await page.evaluate<readonly Found[]>(
    `window.axe.run(document, ${JSON.stringify(options)}).then(({ violations }) =>
      violations.map(({ id, nodes }) => ({ id, targets: nodes.slice(0, 3).map(({ target }) => target.join(' ')) })))`,
  )
  const unseen = page
    .frames()
    .filter(frame => frame !== page.mainFrame() && !/\/embed\/|\/preview\/(mail|page)(\?|$)/.test(frame.url()))
  const frames = unseen.length > 0 ? [`${where}: has a frame, and nobody looked into it`] : []
  return [...frames, ...result.map(({ id, targets }) => `${where}: ${id}: ${targets.join(' | ')}`)]
}
