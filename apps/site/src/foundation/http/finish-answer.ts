import { pipeline, Readable } from 'node:stream'
import { constants, createBrotliCompress, createGzip } from 'node:zlib'
import { type Encoding, etagIn, isKnownTo } from './entity-tag.ts'
import { chooseEncoding } from './page-cache.ts'

const compressible = /^(?:text\/(?!event-stream)|application\/(?:[\w.+-]*\+)?(?:json|xml|javascript)\b|image\/svg\+xml)/

export const isCompressible = (contentType: string | null): boolean => contentType !== null && compressible.test(contentType)

export type Asked = {
  readonly method?: string
  readonly headers: { readonly 'accept-encoding'?: string; readonly 'if-none-match'?: string }
}

/**
 * The last steps of an answer: nothing is sent to a client that has these bytes already (304), and the rest is compressed quickly on
 * its way, as it is sent once. HEAD gets the headers that GET would. What is compressed already stays as it is.
 */
export function finishAnswer(answer: Response, asked: Asked): Response {
  const encoding = encodingFor(answer, asked)
  const headers = headersIn(answer, encoding)
  const isRead = asked.method === 'GET' || asked.method === 'HEAD'
  if (!isRead || answer.status !== 200 || !isKnownTo(asked.headers['if-none-match'], headers.get('etag')))
    return compressAnswer(answer, headers, encoding)
  for (const name of ['content-length', 'content-encoding', 'content-type']) headers.delete(name)
  // Nobody reads it any more; that somebody may have begun to is no error of ours.
  answer.body?.cancel().catch(() => {})
  return new Response(null, { status: 304, headers })
}

/** In which encoding the answer goes: as it is where compressing is not worth it, or where it cannot be touched. */
function encodingFor(answer: Response, { method, headers }: Asked): Encoding {
  const hasBody = answer.body !== null || method === 'HEAD'
  if (!hasBody || !isCompressible(answer.headers.get('content-type'))) return 'identity'
  if (answer.headers.has('content-encoding') || answer.status === 206) return 'identity'
  return chooseEncoding(headers['accept-encoding'])
}

function headersIn(answer: Response, encoding: Encoding): Headers {
  const headers = new Headers(answer.headers)
  if (!isCompressible(headers.get('content-type'))) return headers
  headers.append('vary', 'Accept-Encoding')
  if (encoding === 'identity') return headers
  headers.delete('content-length')
  headers.set('content-encoding', encoding)
  const tag = headers.get('etag')
  if (tag !== null) headers.set('etag', etagIn(tag, encoding))
  return headers
}

function compressAnswer(answer: Response, headers: Headers, encoding: Encoding): Response {
  const { body, status } = answer
  if (!isCompressible(answer.headers.get('content-type'))) return answer
  if (body === null || encoding === 'identity') return new Response(body, { status, headers })
  const encoder =
    encoding === 'br' ? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }) : createGzip({ level: 6 })
  // A visitor who goes away ends the pipeline early, which is no error of ours; an error of the body reaches the visitor as a broken
  // answer through the encoder.
  pipeline(Readable.fromWeb(body), encoder, () => {})
  return new Response(Readable.toWeb(encoder), { status, headers })
}
