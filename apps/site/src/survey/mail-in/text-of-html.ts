/** As much of a page as is read: what stands further on is in the mail itself, which is kept. */
const longestHtml = 3_000_000

/** What these hold is never text for a reader. */
const silent = new Set(['script', 'style', 'head', 'title', 'template', 'svg', 'noscript', 'iframe', 'object'])
const breaks = new Set([
  'p',
  'div',
  'br',
  'tr',
  'li',
  'ul',
  'ol',
  'table',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'hr',
  'blockquote',
  'pre',
])

/**
 * The words of an HTML mail, one pass from front to back. Nothing of it is ever shown as HTML, so a wrong guess about broken markup costs a
 * stray bracket and nothing more.
 */
export function textOfHtml(source: string): string {
  const html = source.slice(0, longestHtml)
  const words: string[] = []
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) break
    words.push(inline(html.slice(at, open)))
    at = afterTag(html, open, words)
  }
  words.push(inline(html.slice(at)))
  return words
    .join('')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Where to go on reading after the tag that begins at `open`; its line break, if it makes one, is added to the words. */
function afterTag(html: string, open: number, words: string[]): number {
  if (html.startsWith('<!--', open)) return endOf(html, '-->', open)
  const name = /^<\/?([a-zA-Z][a-zA-Z0-9]*)/.exec(html.slice(open, open + 24))?.[1]?.toLowerCase()
  if (name === undefined && !/^<[/!?]/.test(html.slice(open, open + 2))) {
    words.push('<')
    return open + 1
  }
  const end = endOf(html, '>', open)
  if (name === undefined) return end
  if (breaks.has(name)) words.push('\n')
  if (name === 'td' || name === 'th') words.push(' ')
  const isOpening = html[open + 1] !== '/'
  return isOpening && silent.has(name) && html[end - 2] !== '/' ? endOfElement(html, name, end) : end
}

function endOf(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from)
  return found < 0 ? html.length : found + mark.length
}

/** Past the closing tag. Where there is none, nothing of the rest is for a reader. */
function endOfElement(html: string, name: string, from: number): number {
  for (let at = html.indexOf('</', from); at >= 0; at = html.indexOf('</', at + 2)) {
    if (html.slice(at + 2, at + 2 + name.length).toLowerCase() === name) return endOf(html, '>', at)
  }
  return html.length
}

const inline = (text: string): string => decoded(text.replace(/\s+/g, ' '))

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  pound: '£',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  bull: '•',
  wcirc: 'ŵ',
  ycirc: 'ŷ',
  acirc: 'â',
  ecirc: 'ê',
  icirc: 'î',
  ocirc: 'ô',
  ucirc: 'û',
}

const decoded = (text: string): string =>
  text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return named[name.toLowerCase()] ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
