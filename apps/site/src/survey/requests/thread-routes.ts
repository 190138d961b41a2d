import { HTTPException } from 'hono/http-exception'
import { consoleRoute } from '../../accounts/index.ts'
import type { Ctx, Router } from '../../foundation/index.ts'
import { messagePath, threadAt, threadTextAt } from './links.ts'
import { threadPage } from './pages/thread-page.tsx'
import { numberHere, requestHere, requestSubject } from './request-here.ts'
import { messageOf, messagesOf } from './request-store.ts'
import { correspondence, threadText } from './thread-text.ts'

/** The correspondence of one request on paper, as a text file, or one message of it alone. */
export function threadRoutes(router: Router): void {
  const common = { method: 'get', deed: 'request.see', subject: requestSubject } as const
  consoleRoute(router, { ...common, path: threadAt.path, handle: openThread })
  consoleRoute(router, { ...common, path: threadTextAt.path, handle: threadFile })
  consoleRoute(router, { ...common, path: messagePath, handle: openMessage })
}

async function lettersHere(c: Ctx) {
  const here = await requestHere(c)
  return { ...here, messages: correspondence(await messagesOf(c.var.db, here.round.id, here.request.trustCode)) }
}

const openThread = async (c: Ctx): Promise<Response> => threadPage(c, await lettersHere(c))

async function threadFile(c: Ctx): Promise<Response> {
  const { request, messages } = await lettersHere(c)
  return c.body(threadText(c.var.t, request, messages), 200, {
    'content-type': 'text/plain; charset=utf-8',
    'content-disposition': `attachment; filename="${request.reference.replace(/[^A-Za-z0-9-]+/g, '-')}.txt"`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
}

async function openMessage(c: Ctx): Promise<Response> {
  const { round, request } = await requestHere(c)
  const message = await messageOf(c.var.db, request, numberHere(c, 'message'))
  if (!message) throw new HTTPException(404)
  return threadPage(c, { round, request, messages: [message] })
}
