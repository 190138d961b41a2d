/** No form and no call of the API is larger. */
export const maxBodyBytes = 1024 * 1024

/**
 * What is wrong with a request before anything looks at its meaning: an address that is not text (400), a body too large or of unknown
 * length (413; browsers always tell the length). Null when it can be answered.
 */
export function requestFault(request: { url: string; headers: Headers }): 400 | 413 | null {
  if (!isText(new URL(request.url).pathname) || /%00/.test(request.url)) return 400
  if (request.headers.has('transfer-encoding')) return 413
  return Number(request.headers.get('content-length') ?? 0) > maxBodyBytes ? 413 : null
}

function isText(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}
