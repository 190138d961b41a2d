import { createHash } from 'node:crypto'
import type { Ctx } from '../../foundation/index.ts'

export type OpenFile = {
  readonly body: string
  readonly type: 'application/json' | 'text/csv' | 'application/geo+json'
  /** The name under which it is saved; without one it is shown. */
  readonly fileName?: string
}

/**
 * Sends open data: anyone may read it from any page, and whoever has the same bytes already is told so. It depends on nothing but its
 * address, so it is kept until news arrives.
 */
export function sendFile(c: Ctx, { body, type, fileName }: OpenFile): Response {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const headers = {
    etag,
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'ETag',
    'cache-control': 'public, max-age=0, must-revalidate',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
  }
  const known = (c.req.header('if-none-match') ?? '').split(',').map(each => each.trim().replace(/^W\//, ''))
  if (known.includes(etag) || known.includes('*')) return c.body(null, 304, headers)
  if (isWorthKeeping(c, body)) c.set('cacheable', true)
  return c.body(body, 200, {
    ...headers,
    'content-type': `${type}; charset=utf-8`,
    ...(fileName ? { 'content-disposition': `attachment; filename="${fileName}"` } : {}),
  })
}

/** Largest body that is kept compressed in memory; the register's largest tables are asked for too seldom. */
const mostKeptBytes = 1_000_000

/** Only plain addresses: anyone can make up endless questions, and each would be compressed and kept. */
const isWorthKeeping = (c: Ctx, body: string): boolean => new URL(c.req.url).search === '' && body.length <= mostKeptBytes

/** In the example campaign the word stands in every file's name. */
export const fileNameOf = (campaign: 'example' | 'uk', name: string): string =>
  `spotlight-${campaign === 'example' ? 'example-' : ''}${name}`
