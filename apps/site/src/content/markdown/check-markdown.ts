import type { Tokens } from 'marked'
import { linkTarget } from './link-target.ts'
import { everyToken } from './markdown-links.ts'
import { longestMarkdown, readTokens } from './read-tokens.ts'

/** What of a text in Markdown does not become what its writer meant, with the words in question. */
export type MarkdownFault = { readonly kind: 'html' | 'link' | 'picture' | 'too-long'; readonly what: string }

/**
 * Looks through a text before it is published: whatever it holds it can be shown, but HTML shows as words, a refused link leads nowhere and a picture that is not kept is not there.
 * `isKept` says of a picture's address whether we keep it.
 */
export function checkMarkdown(text: string, isKept: (href: string) => boolean): readonly MarkdownFault[] {
  if (text.length > longestMarkdown) return [{ kind: 'too-long', what: String(text.length) }]
  return everyToken(readTokens(text)).flatMap((token): readonly MarkdownFault[] => {
    const what = token.raw.trim().slice(0, 60)
    if (token.type === 'html') return [{ kind: 'html', what }]
    // The type says which token it is; the library's union does not.
    if (token.type === 'link') return linkTarget((token as Tokens.Link).href).kind === 'refused' ? [{ kind: 'link', what }] : []
    if (token.type === 'image') return isKept((token as Tokens.Image).href) ? [] : [{ kind: 'picture', what }]
    return []
  })
}
