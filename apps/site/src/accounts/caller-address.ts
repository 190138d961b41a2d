import type { Ctx } from '../foundation/index.ts'

/**
 * Where a connection comes from, for counting tries only: never stored or logged. Behind a reverse proxy this is the proxy, so all callers
 * are counted together; a forwarded address is not believed, since anybody can send one.
 */
export function callerAddress(c: Ctx): string {
  const env: unknown = c.env
  const address = field(field(field(env, 'incoming'), 'socket'), 'remoteAddress')
  return typeof address === 'string' ? address : 'unknown'
}

const field = (value: unknown, name: string): unknown =>
  // Whatever serves the site may bring another env: each step is looked at before it is taken.
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
