import type { Token, Tokens } from 'marked'
import { escapeHtml } from './fields.ts'
import { inlineStyles as style } from './inline-styles.ts'

/** The address that stands in the mail for one that was typed; null: it may not be followed. */
export type Resolve = (href: string) => string | null

/**
 * The tokens as HTML for a mail, every style in its place. Only what is named here is written, and every text is escaped: a token of a kind that
 * is not named becomes the words that were typed.
 */
export function htmlOf(tokens: readonly Token[], resolve: Resolve): string {
  const inside = (token: { readonly tokens?: readonly Token[] }) => htmlOf(token.tokens ?? [], resolve)
  return tokens.map(token => one(token)).join('')

  function one(token: Token): string {
    // The tokens of this library are told apart by their type, which TypeScript is not told: hence the casts.
    switch (token.type) {
      case 'space':
      case 'def':
        return ''
      case 'heading': {
        const level = Math.min((token as Tokens.Heading).depth + 1, 4)
        return `<h${level} class="ink" style="${style.heading}">${inside(token as Tokens.Heading)}</h${level}>`
      }
      case 'paragraph':
        return `<p class="ink" style="${style.paragraph}">${inside(token as Tokens.Paragraph)}</p>`
      case 'list': {
        const { ordered, start, items } = token as Tokens.List
        const name = ordered ? 'ol' : 'ul'
        const from = ordered && typeof start === 'number' && start !== 1 ? ` start="${start}"` : ''
        return `<${name}${from} class="ink" style="${style.list}">${items.map(item => `<li style="${style.item}">${inside(item)}</li>`).join('')}</${name}>`
      }
      case 'blockquote':
        return `<blockquote style="${style.quote}">${inside(token as Tokens.Blockquote)}</blockquote>`
      case 'code':
        return `<pre class="ink" style="${style.code}">${escapeHtml((token as Tokens.Code).text)}</pre>`
      case 'hr':
        return `<hr style="${style.rule}">`
      case 'strong':
        return `<strong>${inside(token as Tokens.Strong)}</strong>`
      case 'em':
        return `<em>${inside(token as Tokens.Em)}</em>`
      case 'del':
        return `<s>${inside(token as Tokens.Del)}</s>`
      case 'codespan':
        return `<code>${escapeHtml((token as Tokens.Codespan).text)}</code>`
      case 'br':
        return '<br>'
      case 'link': {
        const to = resolve((token as Tokens.Link).href)
        const words = inside(token as Tokens.Link)
        return to === null ? words : `<a href="${escapeHtml(to)}" class="link" style="${style.link}">${words}</a>`
      }
      case 'text': {
        const text = token as Tokens.Text
        return text.tokens ? inside(text) : escapeHtml(text.text)
      }
      case 'escape':
        return escapeHtml((token as Tokens.Escape).text)
      case 'image':
        return escapeHtml((token as Tokens.Image).text)
      default:
        return escapeHtml(token.raw)
    }
  }
}

/** The same as plain text: what is strong or leans is said in words alone, and a link stands behind its words. */
export function textOf(tokens: readonly Token[], resolve: Resolve): string {
  const inside = (token: { readonly tokens?: readonly Token[] }) => (token.tokens ?? []).map(inline).join('')
  return blocks(tokens).join('\n\n')

  function blocks(list: readonly Token[]): string[] {
    return list.map(block).filter(text => text !== '')
  }

  function block(token: Token): string {
    switch (token.type) {
      case 'space':
      case 'def':
        return ''
      case 'heading':
      case 'paragraph':
        return inside(token as Tokens.Heading)
      case 'list': {
        const { ordered, start, items } = token as Tokens.List
        const first = typeof start === 'number' ? start : 1
        return items
          .map((item, index) => indented(ordered ? `${first + index}. ` : '- ', blocks(item.tokens).join('\n')))
          .join('\n')
      }
      case 'blockquote':
        return blocks((token as Tokens.Blockquote).tokens)
          .join('\n\n')
          .replaceAll(/^/gm, '> ')
      case 'code':
        return (token as Tokens.Code).text.replaceAll(/^/gm, '    ')
      case 'hr':
        return '* * *'
      case 'html':
      case 'table':
        return token.raw.trim()
      default:
        return inline(token)
    }
  }

  function inline(token: Token): string {
    switch (token.type) {
      case 'br':
        return '\n'
      case 'link': {
        const to = resolve((token as Tokens.Link).href)
        const words = inside(token as Tokens.Link)
        if (to === null) return words
        return words === to || words === (token as Tokens.Link).href ? to : `${words} (${to})`
      }
      case 'codespan':
      case 'escape':
      case 'image':
        return (token as Tokens.Codespan).text
      case 'text':
      case 'strong':
      case 'em':
      case 'del': {
        const text = token as Tokens.Strong
        return text.tokens ? inside(text) : text.text
      }
      default:
        return token.raw
    }
  }
}

const indented = (mark: string, text: string): string => mark + text.replaceAll('\n', `\n${' '.repeat(mark.length)}`)
