import type { Paper } from '@spotlight/paper'
import type { Token, Tokens } from 'marked'
import { insideOf, linkTarget, markdownToText, readTokens } from '../../../content/index.ts'
import { type Locale, localPath } from '../../../foundation/index.ts'

type How = {
  readonly baseUrl: string
  readonly locale: Locale
  /** What a table is called that has no heading above it. */
  readonly title: string
}

/** Writes a text in Markdown where the pen stands: headings, paragraphs, lists, quotes and tables as what they are; links with their addresses below. */
export function writeMarkdown(paper: Paper, text: string, how: How): void {
  let title = how.title
  for (const token of readTokens(text)) {
    if (token.type === 'heading') title = plain(token.raw)
    writeBlock(paper, token, { ...how, title })
    for (const { words, url } of linksIn(token, how)) paper.link(`${words}: ${url}`, url, { size: 9 })
  }
}

const plain = (raw: string): string => markdownToText(raw).replaceAll(/\s+/g, ' ')

function writeBlock(paper: Paper, token: Token, { title }: How): void {
  switch (token.type) {
    case 'space':
    case 'def':
    case 'hr':
      break
    case 'heading':
      paper.heading(3, plain(token.raw), { size: 12 })
      break
    case 'list': {
      // The type says which token it is; the library's union does not.
      const { items, ordered } = token as Tokens.List
      paper.list(
        items.map(item => plain(item.raw)),
        { sign: ordered ? 'number' : '•' },
      )
      break
    }
    case 'blockquote':
      paper.paragraph(plain(token.raw), { x: 68, width: 460 }, 'BlockQuote')
      break
    case 'table': {
      const { header, rows } = token as Tokens.Table
      paper.table({
        caption: title,
        columns: header.map(cell => ({ label: plain(cell.text), isNumber: cell.align === 'right' })),
        rows: rows.map(row => row.map(cell => plain(cell.text))),
      })
      break
    }
    default: {
      const words = plain(token.raw)
      if (words !== '') paper.paragraph(words)
    }
  }
}

/** Paper has no links within its lines: each stands below with its whole address. */
function linksIn(token: Token, { baseUrl, locale }: How): { words: string; url: string }[] {
  if (token.type !== 'link') return insideOf(token).flatMap(inside => linksIn(inside, { baseUrl, locale, title: '' }))
  const { href, text } = token as Tokens.Link
  const target = linkTarget(href)
  if (target.kind === 'refused') return []
  return [{ words: plain(text), url: target.kind === 'site' ? baseUrl + localPath(locale, target.path) : target.url }]
}
