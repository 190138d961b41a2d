import { Lexer, type Token } from 'marked'

/** Longer than any page that somebody writes by hand; what it takes to read grows faster than its length. */
export const longestMarkdown = 100_000

/** A quote in a quote in a list: nobody follows more. What lies deeper stands as the words that were typed. */
export const deepestNesting = 12

/** A line that opens a hundred quotes or lists at once; a long rule across the page is none. */
const tooDeep = /^(?![-*_ \t]*$)(?:[ \t]{0,3}(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])){100}/m

/**
 * The tokens of a text in Markdown (CommonMark with the tables of GFM). A text that is too long, or that is nested so deeply that reading it would take all memory
 * there is, is one paragraph of plain words: shown, and never acted upon.
 */
export function readTokens(source: string): readonly Token[] {
  const text = source.replace(/\r\n?/g, '\n')
  if (text.length > longestMarkdown || tooDeep.test(text)) return asWords(text)
  try {
    return new Lexer({ gfm: true, breaks: false }).lex(text)
  } catch (error) {
    // The stack is full: lists that grow deeper line by line.
    if (error instanceof RangeError) return asWords(text)
    throw error
  }
}

const asWords = (text: string): readonly Token[] => [
  { type: 'paragraph', raw: text, text, tokens: [{ type: 'text', raw: text, text }] },
]

/** What a token holds, in the order of reading: the cells of a table and the items of a list too. */
export function insideOf(token: Token): readonly Token[] {
  // The tokens of this library are told apart by their type, which TypeScript is not told: hence the cast to what each of them may have.
  const { tokens, items, header, rows } = token as {
    tokens?: Token[]
    items?: Token[]
    header?: { tokens: Token[] }[]
    rows?: { tokens: Token[] }[][]
  }
  if (items) return items
  if (header && rows) return [...header, ...rows.flat()].flatMap(cell => cell.tokens)
  return tokens ?? []
}
