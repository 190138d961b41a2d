import type { Ctx } from '../foundation/index.ts'

/**
 * Where a connection comes from, for counting tries only: neither stored nor logged. A reverse proxy on this machine adds the address it
 * was called from at the end of X-Forwarded-For, and only from there is it believed: anybody else can send any header.
 */
export function callerAddress(c: Ctx): string {
  const env: unknown = c.env
  const address = field(field(field(env, 'incoming'), 'socket'), 'remoteAddress')
  const peer = typeof address === 'string' ? address : 'unknown'
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return networkOf(isLoopback(peer) && forwarded ? forwarded : peer)
}

const isLoopback = (address: string): boolean => address === '::1' || /^(::ffff:)?127\./.test(address)

/** One home has a whole IPv6 network of addresses (RFC 6177): its first half is what counts. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '')
  if (!plain.includes(':') || !URL.canParse(`http://[${plain}]/`)) return plain
  const [head = '', tail] = new URL(`http://[${plain}]/`).hostname.slice(1, -1).split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => '0')
  return [...before, ...zeros, ...after].slice(0, 4).join(':')
}

const field = (value: unknown, name: string): unknown =>
  // Whatever serves the site may bring another env: each step is looked at before it is taken.
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
