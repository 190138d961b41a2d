import type { IncomingMessage, ServerResponse } from 'node:http'
import { chooseEncoding, type KeptPage, type PageCache } from './page-cache.ts'

/** The kept page for a request, looked for before any routing happens. */
export function findKept(cache: PageCache, request: IncomingMessage): KeptPage | undefined {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined
  // A signed-in visitor may see more than the public page.
  if (request.url === undefined || request.headers.cookie !== undefined) return undefined
  return cache.find(request.url)
}

/** Sends a whole answer in the encoding that suits, or says that the one which the client has is still good. */
export function sendKept(page: KeptPage, request: IncomingMessage, response: ServerResponse): void {
  const encoding = chooseEncoding(request.headers['accept-encoding'])
  if (matches(request.headers['if-none-match'], page.etag)) {
    const { 'content-length': _length, 'content-encoding': _encoding, ...rest } = page.headers[encoding]
    response.writeHead(304, rest)
    response.end()
    return
  }
  response.writeHead(200, page.headers[encoding])
  response.end(request.method === 'HEAD' ? undefined : page.bodies[encoding])
}

/** If-None-Match compares weakly (RFC 9110, 13.1.2). */
function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  return header === '*' || header.split(',').some(candidate => candidate.trim().replace(/^W\//, '') === etag)
}
