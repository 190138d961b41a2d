import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { manualLink } from '../links.ts'

/** The pages of the program’s manual, as they lie in docs/count, in the order in which somebody reads them. */
export const manualPages = [
  'README',
  'submission',
  'disclosure',
  'sending',
  'formats',
  'definitions',
  'quality',
  'review',
  'linkage',
  'statistics',
  'accuracy',
  'example',
] as const
export type ManualPage = (typeof manualPages)[number]

export const manualPageNamed = (name: string): ManualPage | null => manualPages.find(page => page === name) ?? null

export type ManualText = { readonly title: string; readonly text: string }

/** A page of the manual: its title, and the rest in Markdown, with links among the pages made to lead to each other here. */
export function readManual(root: string, name: ManualPage): ManualText {
  const [first = '', ...rest] = readFileSync(join(root, 'docs/count', `${name}.md`), 'utf8').split('\n')
  return { title: first.replace(/^# /, ''), text: withOurLinks(rest.join('\n')) }
}

/** `[formats.md](formats.md#x)` leads to that page; what leads elsewhere in the repository, or to a place within a page, stays as words. */
export const withOurLinks = (text: string): string =>
  text.replace(/\]\(([A-Za-z-]+)\.md(?:#[\w-]*)?\)/g, (all, name: string) => {
    const page = manualPageNamed(name)
    return page ? `](${manualLink(page)})` : all
  })
