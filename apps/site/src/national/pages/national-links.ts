/** The addresses of the national picture. Every path is written here once. */

export const nationalPath = '/national'
export const methodsPath = `${nationalPath}/methods`
/** What all numbers rest on, on the page of all methods: it stands there before the first count too. */
export const sourcesLink = `${methodsPath}#sources`
export const methodLink = (id: string): string => `${methodsPath}/${encodeURIComponent(id)}`

/** The charts of the page, in its order. Each has its files for good; they show the newest release. */
export const chartIds = [
  'trusts-that-counted',
  'counted-by-year',
  'counted-by-nation',
  'living',
  'counted-and-expected',
  'place-by-place',
  'from-the-start',
] as const
export type ChartId = (typeof chartIds)[number]

export const chartFileKinds = ['png', 'svg', 'csv'] as const
export type ChartFileKind = (typeof chartFileKinds)[number]

export const chartsPath = `${nationalPath}/charts`
export const chartFileLink = (id: ChartId, kind: ChartFileKind): string => `${chartsPath}/${id}.${kind}`

/** Pages of rooms that stand above this one. */
export const factsPath = '/facts'
