/** The addresses of the reports. Every path is written here once. */
export const reportsPath = '/reports'

/** A report: its newest edition, or what is known of it while there is none. */
export const reportAt = {
  path: `${reportsPath}/:report{[a-z][a-z0-9-]*}`,
  link: (report: string): string => `${reportsPath}/${encodeURIComponent(report)}`,
}

/** One edition. It stays as it is, and so does its address. */
export const editionAt = {
  path: `${reportAt.path}/:edition{[1-9][0-9]{0,3}}`,
  link: (report: string, edition: number): string => `${reportAt.link(report)}/${edition}`,
}

/** The same edition on paper, in the language of the address. */
export const paperAt = {
  path: `${reportAt.path}/:file{[1-9][0-9]{0,3}\\.pdf}`,
  link: (report: string, edition: number): string => `${editionAt.link(report, edition)}.pdf`,
}

/** Its numbers for programs. */
export const figuresAt = {
  path: `${editionAt.path}/:file{figures\\.(csv|json)}`,
  link: (report: string, edition: number, format: 'csv' | 'json'): string =>
    `${editionAt.link(report, edition)}/figures.${format}`,
}

export const reportsConsolePath = '/console/reports'
const consoleReport = `${reportsConsolePath}/:report{[a-z][a-z0-9-]*}`
const consoleLink = (report: string): string => `${reportsConsolePath}/${encodeURIComponent(report)}`

/** Where staff see what an edition would say, and publish it. */
export const publishAt = {
  path: `${consoleReport}/publish`,
  link: (report: string): string => `${consoleLink(report)}/publish`,
}

/** The edition that would be, as everybody would read it. */
export const previewAt = {
  path: `${consoleReport}/preview`,
  link: (report: string): string => `${consoleLink(report)}/preview`,
}
export const previewPaperAt = {
  path: `${consoleReport}/preview.pdf`,
  link: (report: string): string => `${consoleLink(report)}/preview.pdf`,
}
