/** No form and no call of the API is larger, but those that take files. */
export const maxBodyBytes = 1024 * 1024

/** An address at which more may be sent than anywhere else: what stands there reads it while it arrives, see `readMultipart`. */
export type LargerBody = {
  /** A pattern as of a route, without the language: `/reply/:token`. */
  readonly path: string
  readonly bytes: number
}

/** How much may be sent to an address, given without its language. */
export function maxBodyAt(path: string, larger: readonly LargerBody[]): number {
  return larger.find(body => isAt(path, body.path))?.bytes ?? maxBodyBytes
}

/** Whether what is sent to an address, given without its language, is never read: then its length need not be known. */
export const isUnreadAt = (path: string, unread: readonly string[]): boolean => unread.some(pattern => isAt(path, pattern))

function isAt(path: string, pattern: string): boolean {
  const [parts, expected] = [path.split('/'), pattern.split('/')]
  return parts.length === expected.length && expected.every((part, index) => fits(part, parts[index] ?? ''))
}

const fits = (expected: string, part: string): boolean => (expected.startsWith(':') ? part !== '' : part === expected)

/**
 * What is wrong with a request before anything looks at its meaning: an address that is not text (400), a body too large or of unknown
 * length (413; browsers always tell the length, servers that press a button for somebody need not: see `isUnread`). Null when it can be
 * answered.
 */
export function requestFault(
  request: { url: string; headers: Headers },
  maxBytes = maxBodyBytes,
  { isUnread = false }: { readonly isUnread?: boolean } = {},
): 400 | 413 | null {
  const { pathname, search } = new URL(request.url)
  if (!isText(pathname) || search.includes('%00')) return 400
  if (request.headers.has('transfer-encoding')) return isUnread ? null : 413
  return Number(request.headers.get('content-length') ?? 0) > maxBytes ? 413 : null
}

function isText(path: string): boolean {
  try {
    // The result is used: a bundler may drop a call whose result is not. No text of ours or of PostgreSQL's holds a NUL.
    return !decodeURIComponent(path).includes('\0')
  } catch {
    return false
  }
}
