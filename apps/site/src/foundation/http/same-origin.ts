/**
 * Whether a form post comes from a page of ours. Browsers send Sec-Fetch-Site and Origin with every post; a client that sends
 * neither is no browser that could carry somebody's session, and is let through.
 */
export function isFromOurPages(headers: Headers, ourHost: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') return false
  const origin = headers.get('origin')
  if (origin === null) return true
  return URL.canParse(origin) && new URL(origin).host === ourHost
}
