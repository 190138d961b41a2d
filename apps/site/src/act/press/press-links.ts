/** The addresses of the press releases. None of them ever holds a postcode or anything that somebody has typed. */
export const pressPath = '/act/press'
export const pressOfTrustPath = '/act/press/:code'
export const pressWordPath = '/act/press/:code/press-release.docx'
export const pressPaperPath = '/act/press/:code/press-release.pdf'
/** Without a trust: everything local is left to complete. */
export const blankWordPath = '/act/press/blank.docx'
export const blankPaperPath = '/act/press/blank.pdf'

/** The press release about one trust. */
export const pressLink = (code: string): string => `${pressPath}/${encodeURIComponent(code)}`
export const pressWordLink = (code: string): string => `${pressLink(code)}/press-release.docx`
export const pressPaperLink = (code: string): string => `${pressLink(code)}/press-release.pdf`
