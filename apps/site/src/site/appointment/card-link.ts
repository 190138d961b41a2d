import { trustLink } from '../../releases/index.ts'

export const cardPath = '/trusts/:code/questions'
export const cardPaperPath = '/trusts/:code/questions.pdf'
export const cardLink = (code: string): string => `${trustLink(code)}/questions`
export const cardPaperLink = (code: string): string => `${cardLink(code)}.pdf`
