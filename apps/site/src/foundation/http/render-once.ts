import { isCanonicalAddress } from './canonical-address.ts'
import { etagOf } from './entity-tag.ts'
import { isCompressible } from './finish-answer.ts'
import { type KeptPage, makeKeptPage, type PageCache } from './page-cache.ts'
import type { AnswerReport } from './report-answer.ts'

type Rendered = { readonly body: Buffer<ArrayBuffer>; readonly headers: Record<string, string>; readonly route: string }

/** Compressing as far as it goes costs a core for a third of a second: more pages than this at once are sent without being kept. */
const maxCompressing = 4

/** The address under which the answer to this request may be kept, or null. */
export function keepableAddress(request: { method?: string; url?: string; headers: { cookie?: string } }): string | null {
  if (request.method !== 'GET' || request.url === undefined || request.headers.cookie !== undefined) return null
  return isCanonicalAddress(request.url) ? request.url : null
}

/**
 * Renders pages for the cache: requests that come while a page is being made wait for it, and one page is made for all of them. A page
 * begun before news is not given to a request that came after it.
 */
export class RenderOnce {
  #running = new Map<string, Promise<Rendered | null>>()
  #compressing = 0
  readonly #cache: PageCache
  readonly #kept: (page: KeptPage, route: string) => void

  constructor(cache: PageCache, kept: (page: KeptPage, route: string) => void) {
    this.#cache = cache
    this.#kept = kept
  }

  async answer(address: string, report: AnswerReport, render: () => Promise<Response>): Promise<Response> {
    const { generation } = this.#cache
    const key = `${generation} ${address}`
    const running = this.#running.get(key)
    if (running) {
      const rendered = await running
      if (!rendered) return render()
      report.route = rendered.route
      return asResponse(rendered)
    }
    const { promise, resolve } = Promise.withResolvers<Rendered | null>()
    this.#running.set(key, promise)
    let rendered: Rendered | null = null
    try {
      const answer = await render()
      if (answer.status !== 200 || !report.isCacheable || answer.headers.has('set-cookie')) return answer
      const body = Buffer.from(await answer.arrayBuffer())
      // The tag that the page will have once it is kept: whoever has it from before the news is told so at once.
      rendered = { body, headers: { ...Object.fromEntries(answer.headers), etag: etagOf(body) }, route: report.route }
      return asResponse(rendered)
    } finally {
      resolve(rendered)
      const forget = () => this.#running.delete(key)
      // A page that could not be compressed is simply not kept: the next visitor has it made again.
      this.#keep(address, generation, rendered).then(forget, forget)
    }
  }

  async #keep(address: string, generation: number, rendered: Rendered | null): Promise<void> {
    if (!rendered || this.#compressing >= maxCompressing) return
    this.#compressing += 1
    try {
      const { body, headers } = rendered
      const page = await makeKeptPage(body, headers, isCompressible(headers['content-type'] ?? null))
      this.#kept(page, rendered.route)
      this.#cache.keep(address, page, generation)
    } finally {
      this.#compressing -= 1
    }
  }
}

const asResponse = ({ body, headers }: Rendered): Response => new Response(body, { status: 200, headers })
