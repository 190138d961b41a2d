const releasePattern = '/console/releases/:id{[0-9]+-[0-9]+(?:\\.[0-9]+)?}'

/** Everything that has been published, and what can be put right of it. */
export const publishedPath = '/console/releases'
export const publishedLink = (): string => publishedPath

/** A correction of a release: of what its round says differently now, or of one trust by hand. */
export const correctPath = `${releasePattern}/correct`
export const correctLink = (release: string): string => `/console/releases/${release}/correct`
export const correctTrustPath = `${releasePattern}/correct/:code`
export const correctTrustLink = (release: string, code: string): string => `${correctLink(release)}/${encodeURIComponent(code)}`
/** `?trust=`: leads to the form for that trust. */
export const chooseTrustPath = `${releasePattern}/correct-trust`
export const chooseTrustLink = (release: string): string => `/console/releases/${release}/correct-trust`

/** Words that have to be taken out of what is shown. */
export const withholdPath = `${releasePattern}/withhold`
export const withholdLink = (release: string, trust?: string): string =>
  `/console/releases/${release}/withhold${trust === undefined ? '' : `?trust=${encodeURIComponent(trust)}`}`
