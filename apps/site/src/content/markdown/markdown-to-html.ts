import { type Locale, localPath } from '../../foundation/index.ts'
import type { KeptImages } from '../images/kept-image.ts'
import { linkTarget } from './link-target.ts'
import { makeOutline } from './outline.ts'
import { pictureHtml } from './picture-html.tsx'
import { readTokens } from './read-tokens.ts'
import { makeTableNames } from './table-names.ts'
import { writeHtml } from './write-html.ts'

export type MarkdownHow = {
  /** The level of its highest headings: the page has its own above them. */
  readonly headingFrom: 2 | 3
  /** The language of the page: links to pages of ours stay in it. English when absent. */
  readonly locale?: Locale
  /** The kept pictures that the text names (see `picturesIn`). Where one is missing, its words stand. */
  readonly images?: KeptImages
}

/**
 * A text in Markdown as HTML that may stand in a page as it is, whoever wrote it. HTML in it is words; a link that leads nowhere good is its words alone; nothing but kept
 * pictures is shown; headings are shifted below those of the page, and none is skipped.
 */
export const markdownToHtml = (text: string, { headingFrom, locale = 'en', images = new Map() }: MarkdownHow): string =>
  writeHtml(readTokens(text), {
    levelOf: makeOutline(headingFrom),
    tableName: makeTableNames(),
    linkTo: href => {
      const target = linkTarget(href)
      if (target.kind === 'refused') return null
      return target.kind === 'site' ? localPath(locale, target.path) : target.url
    },
    pictureOf: typed => pictureHtml(typed, { images, locale }),
  })
