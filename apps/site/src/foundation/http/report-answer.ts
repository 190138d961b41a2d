import { matchedRoutes } from 'hono/route'
import type { Ctx } from './room.ts'

/** What the server learns of an answer beside the answer itself: never the address, which may hold what somebody typed. */
export type AnswerReport = { route: string; isCacheable: boolean }

/** The part of Hono's `env` that the server gives with each request. Calls from tests come without it. */
export type ServerEnv = { readonly report?: AnswerReport }

/** Tells the server, after the answer is made, by which route it came and whether it may be kept. */
export function reportAnswer(c: Ctx): void {
  const report = (c.env as ServerEnv | undefined)?.report
  if (!report) return
  report.route = matchedRoutes(c).findLast(route => route.method !== 'ALL')?.path ?? 'none'
  report.isCacheable = c.var.cacheable === true
}
