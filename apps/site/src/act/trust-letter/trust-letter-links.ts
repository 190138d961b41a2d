/** Writing to one’s trust: which one is found out here. */
export const trustLetterPath = '/act/trust'
export const trustLetterOfPath = '/act/trust/:code'
export const trustLetterLink = (code: string): string => `${trustLetterPath}/${encodeURIComponent(code)}`
