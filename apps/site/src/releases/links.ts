/** The addresses of this room. Every path is written here once; pages and routes take it from here. */

export const releasesPath = '/releases'
export const dataPath = '/data'
export const apiGuidePath = '/data/api'
export const openApiPath = '/api/v1/openapi.json'
export const feedsOfApi = '/api/v1'

/** A trust's page in the campaign. */
export const trustLink = (code: string): string => `/trusts/${encodeURIComponent(code)}`
export const releaseLink = (id: string): string => `${releasesPath}/${encodeURIComponent(id)}`
export const releaseFileLink = (id: string, format: 'json' | 'csv' | 'geojson'): string => `${releaseLink(id)}.${format}`
/** The words of one version of the criteria, or of one rule in them. */
export const criteriaLink = (version: string, criterion?: string): string =>
  `${releasesPath}/criteria/${encodeURIComponent(version)}${criterion ? `#${criterion}` : ''}`
/** A committed table of the register as a file. */
export const registerFileLink = (table: string, format: 'csv' | 'json' | 'geojson'): string =>
  `${dataPath}/register/${encodeURIComponent(table)}.${format}`
