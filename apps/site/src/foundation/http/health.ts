import type { IncomingMessage, ServerResponse } from 'node:http'

/** Addresses that the server answers itself, outside the site's routes. They are not logged: something asks every few seconds. */
export const healthRoutes = ['GET /healthz', 'GET /readyz'] as const

/** `/healthz`: the process is alive. `/readyz`: the site is open and its database answers. */
export async function answerHealth(
  path: '/healthz' | '/readyz',
  request: IncomingMessage,
  response: ServerResponse,
  isReady: () => Promise<boolean>,
): Promise<void> {
  const isWell = path === '/healthz' || (await isReady())
  response.writeHead(isWell ? 200 : 503, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  response.end(request.method === 'HEAD' ? undefined : JSON.stringify({ status: isWell ? 'ok' : 'not ready' }))
}
