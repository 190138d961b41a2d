import { createHash } from 'node:crypto'

const hashes = new Map<string, string>()

/** The CSP source of an inline style sheet. */
export function styleHash(css: string): string {
  const known = hashes.get(css)
  if (known) return known
  const hash = `'sha256-${createHash('sha256').update(css).digest('base64')}'`
  if (hashes.size > 500) hashes.clear()
  hashes.set(css, hash)
  return hash
}

export type Framing = 'nobody' | 'anyone'

/**
 * The headers of every page. No nonce: pages are kept whole, so inline styles are named by their hash and scripts come from us.
 * `same-origin` and not `no-referrer`: the latter makes browsers send `Origin: null` on our own forms.
 */
export function securityHeaders({
  styles,
  framing,
  framesOwnPages = false,
}: {
  styles: readonly string[]
  framing: Framing
  /** Whether the page shows other pages of ours in frames. */
  framesOwnPages?: boolean
}): Record<string, string> {
  const policy = [
    "default-src 'none'",
    `style-src ${styles.length > 0 ? styles.map(styleHash).join(' ') : "'none'"}`,
    "script-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    ...(framesOwnPages ? ["frame-src 'self'"] : []),
    "form-action 'self'",
    "base-uri 'none'",
    framing === 'nobody' ? "frame-ancestors 'none'" : 'frame-ancestors *',
  ]
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(self), interest-cohort=()',
    'cross-origin-opener-policy': 'same-origin',
    ...(framing === 'nobody'
      ? { 'x-frame-options': 'DENY', 'cross-origin-resource-policy': 'same-origin' }
      : { 'cross-origin-resource-policy': 'cross-origin' }),
  }
}
