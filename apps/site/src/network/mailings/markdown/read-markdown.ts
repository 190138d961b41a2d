import { Lexer, type Token, type Tokens } from 'marked'
import { escapeHtml, type Fault, hasField, type Piece, piecesOf, placeOf, takeFields } from './fields.ts'
import { linkTarget } from './own-path.ts'
import { htmlOf, textOf } from './write-tokens.ts'

/** A text in Markdown, read once for all its readers: as HTML and as plain text, with holes for what differs. */
export type ReadBody = {
  readonly html: readonly Piece[]
  readonly text: readonly Piece[]
  /** The pages of this site to which it leads, each once, in their order. */
  readonly ownPaths: readonly string[]
  readonly faults: readonly Fault[]
}

type How = {
  readonly baseUrl: string
  /** The address that stands in the mail for a link to a page of ours; the page itself when absent. */
  readonly linkFor?: (path: string) => string
}

/**
 * Reads Markdown (CommonMark, by its tokens alone). Nothing passes that is not named in `write-tokens.ts`: what looks like HTML is words, a link
 * leads to the web, a mailbox or a telephone, and pictures and tables are refused, since a mailing must be readable without them.
 */
export function readMarkdown(source: string, { baseUrl, linkFor = path => baseUrl + path }: How): ReadBody {
  const { text, fields, faults } = takeFields(source)
  const tokens = new Lexer({ gfm: true, breaks: false }).lex(text)
  const ownPaths: string[] = []
  const found: Fault[] = [...faults]
  const resolve = (href: string): string | null => {
    const target = linkTarget(href, baseUrl)
    if (target.kind === 'refused') return null
    if (target.kind === 'elsewhere') return target.url
    if (!ownPaths.includes(target.path)) ownPaths.push(target.path)
    return linkFor(target.path)
  }
  let offset = 0
  for (const block of tokens) {
    found.push(...faultsOf(block, text, offset, href => linkTarget(href, baseUrl).kind !== 'refused'))
    offset += block.raw.length
  }
  return {
    html: piecesOf(htmlOf(tokens, resolve), fields),
    text: piecesOf(textOf(tokens, resolve), fields),
    ownPaths,
    faults: found.sort((a, b) => a.line - b.line || a.column - b.column),
  }
}

/** What of a block cannot be sent, with the line on which the block, or what is wrong in it, begins. */
function faultsOf(block: Token, source: string, from: number, isGood: (href: string) => boolean): Fault[] {
  const faults: Fault[] = []
  const add = (kind: Fault['kind'], { raw }: Token, what: string) => {
    const inside = source.slice(from, from + block.raw.length).indexOf(raw.trim())
    faults.push({ kind, ...placeOf(source, from + Math.max(0, inside)), what: what.slice(0, 60) })
  }
  const look = (token: Token) => {
    if (token.type === 'html') add('html', token, token.raw.trim())
    else if (token.type === 'image') add('picture', token, token.raw)
    else if (token.type === 'table') add('table', token, '')
    else if (token.type === 'link') {
      // The tokens of this library are told apart by their type, which TypeScript is not told.
      const { href } = token as Tokens.Link
      if (hasField(href)) add('field-in-link', token, '')
      else if (!isGood(href)) add('link', token, href)
    }
    for (const child of childrenOf(token)) look(child)
  }
  look(block)
  return faults
}

export function childrenOf(token: Token): readonly Token[] {
  if (token.type === 'list') return (token as Tokens.List).items
  return 'tokens' in token && token.tokens ? token.tokens : []
}

export type ReadLine = { readonly pieces: readonly Piece[]; readonly faults: readonly Fault[] }

/** One line, such as a subject: fields and nothing else. */
export function readLine(source: string): ReadLine {
  const { text, fields, faults } = takeFields(source.replaceAll(/\s+/g, ' ').trim())
  return { pieces: piecesOf(text, fields), faults }
}

export { escapeHtml }
