import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Failure } from '../../workbench/index.ts'
import { makeGuard } from './guard.ts'
import { type PageContext, respond } from './respond.ts'

export type PageOptions = Omit<PageContext, 'guard' | 'used'> & {
  port: number
  signal: AbortSignal
  ready: (url: string) => void
}

/** The longest form that is read. */
const bodyBytes = 64_000

/** Shows the review to this computer’s browser until it is stopped. Only 127.0.0.1 listens; nothing is fetched from anywhere. */
export async function servePage(options: PageOptions): Promise<void> {
  const server = createServer()
  const port = await listen(server, options.port)
  const guard = makeGuard(port)
  const context: PageContext = { ...options, guard, used: new Set() }
  server.on('request', (request, response) => void answer(context, request, response))
  options.ready(`http://127.0.0.1:${port}${guard.path}`)
  await new Promise<void>(resolve => {
    const stop = () => {
      server.close(() => resolve())
      server.closeAllConnections()
    }
    if (options.signal.aborted) stop()
    else options.signal.addEventListener('abort', stop, { once: true })
  })
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', error => {
      const isTaken = 'code' in error && error.code === 'EADDRINUSE'
      reject(
        isTaken
          ? new Failure('usage', `The port ${port} is taken. Leave --port out, or choose another.`, { cause: error })
          : error,
      )
    })
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const

async function answer(context: PageContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const body = request.method === 'POST' ? await readBody(request) : ''
    const { status, body: text, headers: more } = respond(context, request, body)
    response.writeHead(status, { ...headers, ...more }).end(request.method === 'HEAD' ? '' : text)
  } catch (error) {
    context.warn(
      error instanceof Failure ? error.message : 'An answer could not be saved or a page not shown. Nothing else is lost.',
    )
    if (!response.headersSent) response.writeHead(500, { ...headers, 'content-type': 'text/plain; charset=utf-8' })
    response.end('Your answer was not saved. The terminal in which the review runs says why.')
  }
}

/** A form that is too long comes back undefined-like: as an empty one, which is refused. */
async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    if (!Buffer.isBuffer(part)) continue
    size += part.length
    if (size <= bodyBytes) parts.push(part)
  }
  return size > bodyBytes ? '' : Buffer.concat(parts).toString('utf8')
}
