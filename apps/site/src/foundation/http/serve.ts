import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import type { Log } from '../log.ts'
import { describeError } from '../operate/describe-error.ts'
import { findKept, sendKept } from './answer-kept.ts'
import { limitBodyTime } from './body-time.ts'
import { finishAnswer } from './finish-answer.ts'
import { answerHealth } from './health.ts'
import { listenOn } from './listen-on.ts'
import type { KeptPage, PageCache } from './page-cache.ts'
import { keepableAddress, RenderOnce } from './render-once.ts'
import type { AnswerReport, ServerEnv } from './report-answer.ts'
import type { StaticFiles } from './static-files.ts'

export type SiteFetch = (request: Request, env: ServerEnv) => Response | Promise<Response>

export type SiteServer = {
  /** The port that was given, or the one that the system chose for port 0. */
  readonly port: number
  /** From now on requests are answered by the site. Before, everything but /healthz is told to wait. */
  readonly open: (fetch: SiteFetch) => void
  /** Takes no more requests and waits for those under way, at most `graceMs`. */
  readonly close: (graceMs: number) => Promise<void>
}

export type ServeOptions = {
  readonly port: number
  readonly host: string
  readonly log: Log
  readonly cache: PageCache
  readonly files: StaticFiles
  /** What a visitor is told while the site is still starting. */
  readonly startingText: string
  readonly isDatabaseReady: () => Promise<boolean>
}

const limits = {
  headersTimeout: 10_000,
  // A body has less, by its length: see limitBodyTime.
  requestTimeout: 60 * 60_000,
  // Longer than a reverse proxy keeps an idle connection (nginx: 60 s), so that it is the proxy that closes it.
  keepAliveTimeout: 65_000,
  maxHeaderSize: 16 * 1024,
}

/**
 * The HTTP server of the site. What is kept is answered first, before anything is parsed; then the files of the build; then the site.
 * One line is logged for each request: method, status, time and the pattern of the route, never the address.
 */
export async function serve(options: ServeOptions): Promise<SiteServer> {
  const { cache, files, log } = options
  let fetch: SiteFetch | null = null
  let isStopping = false
  const routeOfKept = new WeakMap<KeptPage, string>()
  const renderOnce = new RenderOnce(cache, (page, route) => routeOfKept.set(page, route))
  const fromSite = siteListener(() => fetch, renderOnce, options)
  const isReady = async () => fetch !== null && !isStopping && (await options.isDatabaseReady())

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const begun = performance.now()
    const done = (route: string) =>
      log('request', {
        method: knownMethod(request.method),
        route,
        status: response.statusCode,
        ms: tenths(performance.now() - begun),
      })
    const kept = findKept(cache, request)
    if (kept) {
      sendKept(kept, request, response)
      done(routeOfKept.get(kept) ?? 'kept')
      return
    }
    const path = request.url?.split('?')[0] ?? '/'
    if (path === '/healthz' || path === '/readyz') {
      void answerHealth(path, request, response, isReady)
      return
    }
    const file = request.method === 'GET' || request.method === 'HEAD' ? files.find(path) : undefined
    if (file) void file.then(page => sendKept(page, request, response)).then(() => done('/assets/*'))
    else {
      limitBodyTime(request, response)
      void fromSite(request, response, done)
    }
  }
  const servers = await listenOn(options, () => limitedServer(answer))
  return {
    port: servers.port,
    open: site => {
      fetch = site
    },
    close: async graceMs => {
      isStopping = true
      await servers.close(graceMs)
    },
  }
}

function limitedServer(answer: (request: IncomingMessage, response: ServerResponse) => void): Server {
  return createServer(limits, answer)
}

type Listener = (request: IncomingMessage, response: ServerResponse, done: (route: string) => void) => Promise<void>

function siteListener(site: () => SiteFetch | null, renderOnce: RenderOnce, { log, startingText }: ServeOptions): Listener {
  const reports = new WeakMap<IncomingMessage, AnswerReport>()
  const listener = getRequestListener(
    async (request, env) => {
      const fetch = site()
      // HTTP/2 is the reverse proxy's business: this server is always node:http.
      const { incoming } = env as HttpBindings
      if (!fetch) return new Response(startingText, { status: 503, headers: notYet })
      const report = reports.get(incoming) ?? { route: 'none', isCacheable: false }
      const render = async () => fetch(request, { ...env, report })
      const address = keepableAddress(incoming)
      const made = address === null ? await render() : await renderOnce.answer(address, report, render)
      return finishAnswer(made, incoming)
    },
    {
      errorHandler: error => {
        if (error instanceof Error && error.name === 'RequestError') return new Response(null, { status: 400 })
        log('request-failed', describeError(error))
        return new Response(null, { status: 500 })
      },
    },
  )
  return async (request, response, done) => {
    const report: AnswerReport = { route: 'none', isCacheable: false }
    reports.set(request, report)
    response.once('close', () => done(report.route))
    await listener(request, response)
  }
}

const notYet = { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '5', 'cache-control': 'no-store' }

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
const knownMethod = (method: string | undefined): string => (method !== undefined && methods.has(method) ? method : 'other')

const tenths = (ms: number): number => Math.round(ms * 10) / 10
