import type { Token, Tokens } from 'marked'
import { escapeHtml } from './escape-html.ts'
import { deepestNesting } from './read-tokens.ts'

export type Writing = {
  /** The level on the page of a heading of this depth. */
  readonly levelOf: (depth: number) => number
  /** What a table with these headers is called: another name for each table of a text. */
  readonly tableName: (headers: string) => string
  /** The address that stands in the page for one that was typed; null: it may not be followed. */
  readonly linkTo: (href: string) => string | null
  /** The picture that an address names, as HTML; null: there is none that may be shown, and its words stand there. */
  readonly pictureOf: (image: TypedPicture) => string | null
}

/** A picture as its writer named it. Alone in its paragraph it may be a figure, with its caption below it. */
export type TypedPicture = {
  readonly href: string
  readonly words: string
  readonly caption: string | null
  readonly isAlone: boolean
}

/**
 * Tokens as HTML. Only what is named here is written, without a class or style that somebody could choose, and every text is escaped: a token of a kind
 * that is not named, HTML above all, becomes the words that were typed.
 */
export function writeHtml(tokens: readonly Token[], writing: Writing, depth = 0): string {
  // The tokens of this library are told apart by their type, which TypeScript is not told: hence the casts.
  const inside = (token: { readonly tokens?: readonly Token[]; readonly raw: string }): string =>
    depth >= deepestNesting ? escapeHtml(token.raw) : writeHtml(token.tokens ?? [], writing, depth + 1)
  return tokens.map(one).join('')

  function one(token: Token): string {
    switch (token.type) {
      case 'space':
      case 'def':
        return ''
      case 'heading': {
        const level = writing.levelOf((token as Tokens.Heading).depth)
        return `<h${level}>${inside(token as Tokens.Heading)}</h${level}>`
      }
      case 'paragraph':
        return paragraph(token as Tokens.Paragraph)
      case 'list':
        return list(token as Tokens.List)
      case 'table':
        return table(token as Tokens.Table)
      case 'blockquote':
        return `<blockquote>${inside(token as Tokens.Blockquote)}</blockquote>`
      case 'code':
        return `<pre><code>${escapeHtml((token as Tokens.Code).text)}</code></pre>`
      case 'hr':
        return '<hr>'
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
        const link = token as Tokens.Link
        const to = writing.linkTo(link.href)
        return to === null ? inside(link) : `<a href="${escapeHtml(to)}">${inside(link)}</a>`
      }
      case 'image':
        return picture(token as Tokens.Image, false) ?? escapeHtml((token as Tokens.Image).text)
      case 'text': {
        const text = token as Tokens.Text
        return text.tokens ? inside(text) : escapeHtml(text.text)
      }
      case 'escape':
        return escapeHtml((token as Tokens.Escape).text)
      default:
        return escapeHtml(token.raw)
    }
  }

  function picture({ href, text, title }: Tokens.Image, isAlone: boolean): string | null {
    return writing.pictureOf({ href, words: text, caption: title || null, isAlone })
  }

  function paragraph(token: Tokens.Paragraph): string {
    const only = token.tokens.length === 1 ? token.tokens[0] : undefined
    const figure = only?.type === 'image' ? picture(only as Tokens.Image, true) : null
    return figure ?? `<p>${inside(token)}</p>`
  }

  function list({ ordered, start, items }: Tokens.List): string {
    const name = ordered ? 'ol' : 'ul'
    const from = ordered && typeof start === 'number' && start !== 1 ? ` start="${start}"` : ''
    return `<${name}${from}>${items.map(item => `<li>${inside(item)}</li>`).join('')}</${name}>`
  }

  /** Scrolls sideways within itself and is named by its columns: the keyboard can reach it. */
  function table({ header, rows }: Tokens.Table): string {
    const cell = (name: string, { tokens, align }: Tokens.TableCell, scope = '') =>
      `<${name}${scope}${align === 'right' ? ' class="number"' : ''}>${writeHtml(tokens, writing, depth + 1)}</${name}>`
    const label = header.map(({ text }) => text.trim()).filter(text => text !== '')
    const head = header.map(each => cell('th', each, ' scope="col"')).join('')
    const body = rows.map(
      row => `<tr>${row.map((each, index) => (index === 0 ? cell('th', each, ' scope="row"') : cell('td', each))).join('')}</tr>`,
    )
    return `<section class="table" aria-label="${escapeHtml(writing.tableName(label.join(', ')))}" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></section>`
  }
}
