import { createHash } from 'node:crypto'

export type Encoding = 'br' | 'gzip' | 'identity'

/** The strong ETag of a body: the same bytes have the same tag, on every machine. */
export const etagOf = (body: string | Uint8Array): string =>
  `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`

/** The tag of the same body in an encoding. A strong tag stands for bytes, and compressed they are others (RFC 9110, 8.8.3.3). */
export const etagIn = (etag: string, encoding: Encoding): string =>
  encoding === 'identity' || !etag.startsWith('"') ? etag : `${etag.slice(0, -1)}-${encoding}"`

/** Whether a client's If-None-Match names what it would be sent. The comparison is weak (RFC 9110, 13.1.2): proxies weaken tags. */
export function isKnownTo(ifNoneMatch: string | undefined, etag: string | null | undefined): boolean {
  if (ifNoneMatch === undefined || !etag) return false
  if (ifNoneMatch.trim() === '*') return true
  const opaque = etag.replace(/^W\//, '')
  return ifNoneMatch.split(',').some(candidate => candidate.trim().replace(/^W\//, '') === opaque)
}
