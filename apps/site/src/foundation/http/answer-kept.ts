import type { IncomingMessage, ServerResponse } from 'node:http'
import { isKnownTo } from './entity-tag.ts'
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
  const headers = page.headers[encoding]
  if (isKnownTo(request.headers['if-none-match'], headers.etag)) {
    const { 'content-length': _length, 'content-encoding': _encoding, 'content-type': _type, ...rest } = headers
    response.writeHead(304, rest)
    response.end()
    return
  }
  response.writeHead(200, headers)
  response.end(request.method === 'HEAD' ? undefined : page.bodies[encoding])
}
