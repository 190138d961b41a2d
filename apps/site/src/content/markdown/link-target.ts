export type LinkTarget =
  /** A page of this site, without its language. */
  | { readonly kind: 'site'; readonly path: string }
  | { readonly kind: 'web'; readonly url: string }
  | { readonly kind: 'mail' | 'telephone'; readonly url: string }
  | { readonly kind: 'refused' }

/** Only to see how a browser reads a path: nothing leads there. */
const nowhere = 'https://site.invalid'

/**
 * Where a link that somebody has typed leads: to a page of ours (`/map`), to the web (`https:`, `http:`), to a mailbox or a telephone. All
 * else is refused: other schemes, a path without its first slash, a name and password before the host, and what a browser would read
 * otherwise than a person does (`//elsewhere`, `/\elsewhere`, a tab within a scheme). Nothing is decoded: what is hidden behind an entity is no scheme.
 */
export function linkTarget(href: string): LinkTarget {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
  if (href === '' || /[\u0000-\u0020\u007f\\]/.test(href)) return { kind: 'refused' }
  if (href.startsWith('/')) return sitePath(href)
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(href)?.[1]?.toLowerCase()
  switch (scheme) {
    case 'http':
    case 'https':
      return webAddress(href)
    case 'mailto':
      return /^mailto:[^@?&#"<>]+@[^@?&#"<>]+$/i.test(href) ? { kind: 'mail', url: href } : { kind: 'refused' }
    case 'tel':
      return /^tel:\+?[\d-]{3,20}$/i.test(href) ? { kind: 'telephone', url: href } : { kind: 'refused' }
    default:
      return { kind: 'refused' }
  }
}

function sitePath(href: string): LinkTarget {
  if (href.startsWith('//') || !URL.canParse(href, nowhere)) return { kind: 'refused' }
  const url = new URL(href, nowhere)
  const path = url.pathname + url.search + url.hash
  return url.origin === nowhere && !path.startsWith('//') ? { kind: 'site', path } : { kind: 'refused' }
}

function webAddress(href: string): LinkTarget {
  if (!URL.canParse(href)) return { kind: 'refused' }
  const url = new URL(href)
  const isPlain = url.username === '' && url.password === '' && url.hostname.includes('.')
  return isPlain ? { kind: 'web', url: url.href } : { kind: 'refused' }
}
