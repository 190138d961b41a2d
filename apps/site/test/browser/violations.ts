import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * What axe finds wrong with a page as it is shown now, one line for each rule, beginning with `where`.
 *
 * Axe runs in the page alone, not in a second one beside it, and describes only what is wrong, not every element that is right: that takes
 * a third of the time and finds the same. It does not look into frames so: those of /embed and what the previews of a mailing and of a text show are opened as
 * pages of their own by their tests, and any other frame is at fault.
 */
export async function violations(page: Page, where: string): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(rules)
    .setLegacyMode()
  const result = await axe.analyze()
  const unseen = page
    .frames()
    .filter(frame => frame !== page.mainFrame() && !/\/embed\/|\/preview\/(mail|page)(\?|$)/.test(frame.url()))
  const frames = unseen.length > 0 ? [`${where}: has a frame, and nobody looked into it`] : []
  const found = result.violations.map(({ id, nodes }) => {
    const first = nodes.slice(0, 3).map(node => node.target.join(' '))
    return `${where}: ${id}: ${first.join(' | ')}`
  })
  return [...frames, ...found]
}
