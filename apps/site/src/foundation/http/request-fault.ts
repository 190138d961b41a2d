/** No form and no call of the API is larger. */
export const maxBodyBytes = 1024 * 1024

/**
 * What is wrong with a request before anything looks at its meaning: an address that is not text (400), a body too large or of unknown
 * length (413; browsers always tell the length). Null when it can be answered.
 */
export function requestFault(request: { url: string; headers: Headers }): 400 | 413 | null {
  const { pathname, search } = new URL(request.url)
  if (!isText(pathname) || search.includes('%00')) return 400
  if (request.headers.has('transfer-encoding')) return 413
  return Number(request.headers.get('content-length') ?? 0) > maxBodyBytes ? 413 : null
}

function isText(path: string): boolean {
  try {
    // The result is used: a bundler may drop a call whose result is not. No text of ours or of PostgreSQL's holds a NUL.
    return !decodeURIComponent(path).includes('\0')
  } catch {
    return false
  }
}
