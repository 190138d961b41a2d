import type { IncomingMessage, ServerResponse } from 'node:http'
import { chooseEncoding, type KeptPage, type PageCache } from './page-cache.ts'

/** Answers from the cache before any routing happens. False when the address is not kept. */
export function answerKept(cache: PageCache, request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false
  // A signed-in visitor may see more than the public page.
  if (request.url === undefined || request.headers.cookie !== undefined) return false
  const page = cache.find(request.url)
  if (!page) return false
  sendKept(page, request, response)
  return true
}

/** Sends a whole answer in the encoding that suits, or says that the one which the client has is still good. */
export function sendKept(page: KeptPage, request: IncomingMessage, response: ServerResponse): void {
  const encoding = chooseEncoding(request.headers['accept-encoding'])
  const headers = page.headers[encoding]
  if (matches(request.headers['if-none-match'], page.etag)) {
    const { 'content-length': _length, 'content-encoding': _encoding, ...rest } = headers
    response.writeHead(304, rest)
    response.end()
    return
  }
  response.writeHead(200, headers)
  response.end(request.method === 'HEAD' ? undefined : page.bodies[encoding])
}

/** If-None-Match compares weakly (RFC 9110, 13.1.2). */
function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  return header === '*' || header.split(',').some(candidate => candidate.trim().replace(/^W\//, '') === etag)
}
