/** The addresses of this room. Every path is written here once; pages and routes take it from here. */

export const releasesPath = '/releases'
export const dataPath = '/data'
export const apiGuidePath = '/data/api'
export const openApiPath = '/api/v1/openapi.json'
export const feedsOfApi = '/api/v1'
/** What has changed, for feed readers (Atom). */
export const feedPath = '/feed.atom'

/** A trust's page in the campaign. */
export const trustLink = (code: string): string => `/trusts/${encodeURIComponent(code)}`
export const releaseLink = (id: string): string => `${releasesPath}/${encodeURIComponent(id)}`
/** What a release changed since the one before. */
export const changesLink = (id: string): string => `${releaseLink(id)}/changes`
export type ReleaseFileFormat = 'json' | 'csv' | 'geojson' | 'zip'
export const releaseFileLink = (id: string, format: ReleaseFileFormat): string => `${releaseLink(id)}.${format}`
/** The description of a release's data package; its files lie beside it under the names that it gives them. */
export const packageLink = (id: string): string => `${releaseLink(id)}/datapackage.json`
/** The part of the feed that came with one release: it stays. */
export const releaseFeedLink = (id: string): string => `${releaseLink(id)}/feed.atom`
/** The words of one version of the criteria, or of one rule in them. */
export const criteriaLink = (version: string, criterion?: string): string =>
  `${releasesPath}/criteria/${encodeURIComponent(version)}${criterion ? `#${criterion}` : ''}`
/** A committed table of the register as a file. */
export const registerFileLink = (table: string, format: 'csv' | 'json' | 'geojson'): string =>
  `${dataPath}/register/${encodeURIComponent(table)}.${format}`
