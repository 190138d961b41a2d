import { type Ctx, etagOf } from '../../foundation/index.ts'

export type OpenFile = {
  readonly body: string | Uint8Array<ArrayBuffer>
  readonly type: 'application/json' | 'text/csv' | 'application/geo+json' | 'application/zip' | 'application/atom+xml'
  /** The name under which it is saved; without one it is shown. */
  readonly fileName?: string
  /** Where it leads, as `Link` headers (RFC 8288). */
  readonly links?: readonly string[]
}

/** What a page of another site may read of an answer besides its body. */
export const exposedHeaders = 'ETag, Link'

/**
 * Sends open data: anyone may read it from any page. Its tag tells whoever has these bytes already that nothing is new; the server
 * compares, for kept answers and others alike. There is no Last-Modified: what was published when is known to the day, and a day is not
 * enough to say that nothing has changed since. It depends on nothing but its address, so it is kept until news arrives.
 */
export function sendFile(c: Ctx, { body, type, fileName, links = [] }: OpenFile): Response {
  if (isWorthKeeping(c, body.length, type)) c.set('cacheable', true)
  return c.body(body, 200, {
    etag: etagOf(body),
    'access-control-allow-origin': '*',
    'access-control-expose-headers': exposedHeaders,
    'cache-control': 'public, max-age=0, must-revalidate',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
    'content-type': type === 'application/zip' ? type : `${type}; charset=utf-8`,
    ...(fileName ? { 'content-disposition': `attachment; filename="${fileName}"` } : {}),
    ...(links.length > 0 ? { link: links.join(', ') } : {}),
  })
}

/** One link of a `Link` header. */
export const linkTo = (href: string, rel: string, type?: string): string =>
  `<${href}>; rel="${rel}"${type === undefined ? '' : `; type="${type}"`}`

/**
 * Largest body that is kept in memory, in each encoding; the register's largest tables are asked for too seldom. A zip is kept once, as it
 * is, and takes the longest to make.
 */
const mostKeptBytes = (type: OpenFile['type']): number => (type === 'application/zip' ? 4_000_000 : 1_000_000)

/** Only plain addresses: anyone can make up endless questions, and each would be compressed and kept. */
const isWorthKeeping = (c: Ctx, length: number, type: OpenFile['type']): boolean =>
  new URL(c.req.url).search === '' && length <= mostKeptBytes(type)

/** In the example campaign the word stands in every file's name. */
export const fileNameOf = (campaign: 'example' | 'uk', name: string): string =>
  `spotlight-${campaign === 'example' ? 'example-' : ''}${name}`
