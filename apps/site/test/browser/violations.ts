import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds wrong with a page as it is shown now, one line for each rule, beginning with `where`. */
export async function violations(page: Page, where: string): Promise<string[]> {
  const result = await new AxeBuilder({ page }).withTags(rules).analyze()
  return result.violations.map(({ id, nodes }) => {
    const first = nodes.slice(0, 3).map(node => node.target.join(' '))
    return `${where}: ${id}: ${first.join(' | ')}`
  })
}
