import type { Token, Tokens } from 'marked'
import { type LinkTarget, linkTarget } from './link-target.ts'
import { deepestNesting, insideOf, readTokens } from './read-tokens.ts'

export type MarkdownLink = { readonly href: string; readonly words: string; readonly target: LinkTarget }

/** Every link of a text in Markdown, in its order, those that lead nowhere good too: they are to be mended. */
export const markdownLinks = (text: string): readonly MarkdownLink[] =>
  everyToken(readTokens(text)).flatMap(token => {
    if (token.type !== 'link') return []
    // The type says which token it is; the library's union does not.
    const { href, text: words } = token as Tokens.Link
    return [{ href, words, target: linkTarget(href) }]
  })

/** The address of every picture that a text names. */
export const markdownPictures = (text: string): readonly string[] => [
  ...new Set(everyToken(readTokens(text)).flatMap(token => (token.type === 'image' ? [(token as Tokens.Image).href] : []))),
]

/** Every token that is shown as what it is: what is nested deeper than that stands as words. */
export function everyToken(tokens: readonly Token[], depth = 0): readonly Token[] {
  if (depth > deepestNesting) return []
  return tokens.flatMap(token => [token, ...everyToken(insideOf(token), token.type === 'list' ? depth : depth + 1)])
}
