/** What a link in a mailing may begin with. */
const protocols = ['https:', 'http:', 'mailto:', 'tel:']

export type LinkTarget =
  /** A page of this site, without the address of the site. */
  | { readonly kind: 'own'; readonly path: string }
  | { readonly kind: 'elsewhere'; readonly url: string }
  | { readonly kind: 'refused' }

/** Where a link leads. `//elsewhere` and `/\elsewhere` are read as a browser reads them: they lead elsewhere. */
export function linkTarget(href: string, baseUrl: string): LinkTarget {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
  if (href === '' || /[\u0000-\u0020\u007f]/.test(href) || href.startsWith('#')) return { kind: 'refused' }
  const hasHost = /^[a-z][a-z0-9+.-]*:/i.test(href)
  if (!hasHost && !href.startsWith('/')) return { kind: 'refused' }
  let url: URL
  try {
    url = new URL(href, baseUrl)
  } catch {
    return { kind: 'refused' }
  }
  if (!protocols.includes(url.protocol) || url.username !== '' || url.password !== '') return { kind: 'refused' }
  const path = url.pathname + url.search + url.hash
  if (url.origin === new URL(baseUrl).origin && !path.startsWith('//')) return { kind: 'own', path }
  return { kind: 'elsewhere', url: url.href }
}
