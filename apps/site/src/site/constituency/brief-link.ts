export const constituenciesPath = '/constituencies'
export const briefPath = '/constituencies/:code'
export const briefPaperPath = '/constituencies/:code/brief.pdf'
export const briefLink = (code: string): string => `${constituenciesPath}/${encodeURIComponent(code)}`
export const briefPaperLink = (code: string): string => `${briefLink(code)}/brief.pdf`
