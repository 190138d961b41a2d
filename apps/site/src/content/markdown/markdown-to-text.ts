import type { Token } from 'marked'
import { deepestNesting, insideOf, readTokens } from './read-tokens.ts'

const blocks = new Set(['heading', 'paragraph', 'list_item', 'code', 'blockquote', 'list'])

/** The words of a text in Markdown without its marks, a block a line: for search, feeds and lists. Of a picture nothing is said. */
export function markdownToText(text: string): string {
  return wordsOf(readTokens(text))
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/ ?\n\s*/g, '\n')
    .trim()
}

const wordsOf = (tokens: readonly Token[], depth = 0): string =>
  tokens.map(token => (blocks.has(token.type) ? `\n${inOne(token, depth)}\n` : inOne(token, depth))).join('')

function inOne(token: Token, depth: number): string {
  switch (token.type) {
    case 'image':
    case 'def':
      return ''
    case 'br':
    case 'space':
    case 'hr':
      return '\n'
    default: {
      const inside = insideOf(token)
      if (depth > deepestNesting) return token.raw
      if (inside.length > 0) return wordsOf(inside, token.type === 'list' ? depth : depth + 1)
      // The text of a token is what it says without its marks; what has none is the words that were typed.
      return 'text' in token ? String(token.text) : token.raw
    }
  }
}
