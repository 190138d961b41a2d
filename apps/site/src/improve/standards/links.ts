/** The standards of care, for patients and those close to them. */
export const standardsPath = '/standards'
/** The same for professionals: what a team does, and how it can be seen. */
export const forTeamsPath = `${standardsPath}/professionals`
/** A summary on paper. */
export const summaryPath = `${standardsPath}/summary.pdf`
/** Every edition, with what changed. */
export const editionsPath = `${standardsPath}/versions`
export const editionPath = `${editionsPath}/:number{[1-9][0-9]{0,5}}`
export const editionLink = (number: number): string => `${editionsPath}/${number}`
