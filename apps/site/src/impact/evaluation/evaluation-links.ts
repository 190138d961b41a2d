/** The addresses of the evaluation reports. Every path is written here once. */
export const evaluationsPath = '/impact/reports'

const number = ':number{[1-9][0-9]{0,3}}'

/** One edition. It stays as it is, and so does its address. */
export const evaluationAt = {
  path: `${evaluationsPath}/${number}`,
  link: (edition: number): string => `${evaluationsPath}/${edition}`,
}

/** The same on paper, in the language of the address. */
export const evaluationPaperAt = {
  path: `${evaluationsPath}/:file{[1-9][0-9]{0,3}\\.pdf}`,
  link: (edition: number): string => `${evaluationsPath}/${edition}.pdf`,
}

/** The bytes that the checksum is of. */
export const evaluationBytesAt = {
  path: `${evaluationsPath}/:file{[1-9][0-9]{0,3}\\.json}`,
  link: (edition: number): string => `${evaluationsPath}/${edition}.json`,
}

/** Where staff make a report: its figures, its words, what has been published. */
export const evaluationDeskPath = '/console/impact/report'
export const wordsPath = `${evaluationDeskPath}/words`
export const takeFiguresPath = `${evaluationDeskPath}/figures`
export const publishPath = `${evaluationDeskPath}/publish`
/** What would be published, as everybody would read it. */
export const previewPath = `${evaluationDeskPath}/preview`
export const previewPaperPath = `${evaluationDeskPath}/preview.pdf`
