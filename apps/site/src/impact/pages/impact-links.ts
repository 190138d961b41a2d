/** The addresses of what the campaign changed. Every path is written here once. */
export const impactPath = '/impact'

/** What became of every trust between two releases. It stays as it is, and so does its address. */
export const flowAt = {
  path: `${impactPath}/changes/:from{[0-9][0-9.-]*}/:to{[0-9][0-9.-]*}`,
  link: (from: string, to: string): string => `${impactPath}/changes/${from}/${to}`,
}

/** The diagram as a file: `what-changed.svg`. `trusts.csv` names every trust. */
export const flowFileAt = {
  path: `${flowAt.path}/:file{what-changed\\.(?:svg|png|csv)|trusts\\.csv}`,
  link: (from: string, to: string, file: FlowFile): string => `${flowAt.link(from, to)}/${file}`,
}
export const flowFiles = ['what-changed.svg', 'what-changed.png', 'what-changed.csv', 'trusts.csv'] as const
export type FlowFile = (typeof flowFiles)[number]

/** A chart of the page as a file. It shows the newest numbers. */
export const chartAt = {
  path: `${impactPath}/charts/:file{by-status\\.(?:svg|png|csv)}`,
  link: (kind: 'svg' | 'png' | 'csv'): string => `${impactPath}/charts/by-status.${kind}`,
}

/** Every measure with all its readings, for programs. */
export const measuresFilePath = `${impactPath}/measures.csv`

/** Where staff enter measures. */
export const measuresDeskPath = '/console/impact'
export const enterAt = {
  path: `${measuresDeskPath}/enter/:measure{[a-z][a-z0-9-]{0,60}}`,
  link: (measure: string): string => `${measuresDeskPath}/enter/${measure}`,
}
export const entryAt = {
  path: `${measuresDeskPath}/entries/:id{[0-9]{1,15}}`,
  link: (id: number): string => `${measuresDeskPath}/entries/${id}`,
}
export const withdrawAt = {
  path: `${entryAt.path}/withdraw`,
  link: (id: number): string => `${entryAt.link(id)}/withdraw`,
}
