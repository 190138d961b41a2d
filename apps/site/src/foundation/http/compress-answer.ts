import { pipeline, Readable } from 'node:stream'
import { constants, createBrotliCompress, createGzip } from 'node:zlib'
import { chooseEncoding } from './page-cache.ts'

const compressible = /^(?:text\/(?!event-stream)|application\/(?:[\w.+-]*\+)?(?:json|xml|javascript)\b|image\/svg\+xml)/

export const isCompressible = (contentType: string | null): boolean => contentType !== null && compressible.test(contentType)

/** Compresses an answer on its way out, quickly: it is sent once. What is compressed already, or small, stays as it is. */
export function compressAnswer(answer: Response, acceptEncoding: string | undefined): Response {
  if (!isCompressible(answer.headers.get('content-type'))) return answer
  const headers = new Headers(answer.headers)
  headers.append('vary', 'Accept-Encoding')
  const encoding = chooseEncoding(acceptEncoding)
  const { body } = answer
  const isLeftAlone = body === null || encoding === 'identity' || headers.has('content-encoding') || answer.status === 206
  if (isLeftAlone) return new Response(body, { status: answer.status, headers })
  headers.delete('content-length')
  headers.set('content-encoding', encoding)
  const encoder =
    encoding === 'br' ? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }) : createGzip({ level: 6 })
  // A visitor who goes away ends the pipeline early, which is no error of ours; an error of the body reaches the visitor as a broken
  // answer through the encoder.
  pipeline(Readable.fromWeb(body), encoder, () => {})
  return new Response(Readable.toWeb(encoder), { status: answer.status, headers })
}
