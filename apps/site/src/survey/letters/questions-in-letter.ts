import type { Nation } from '../../register/index.ts'
import type { LetterLanguage, Question } from '../types.ts'

/** Said beside a question that has no Welsh, so that nobody takes it for a mistake of theirs. */
const inEnglishOnly = '(Dim ond yn Saesneg y mae’r cwestiwn hwn ar gael.)'

/** The questions that a nation's trusts are asked, in order. */
export const questionsFor = (questions: readonly Question[], nation: Nation): Question[] =>
  questions.filter(question => question.nations.includes(nation))

/**
 * The questions of a letter as text: numbered from 1 without gaps, each with its help below it, a blank line between them. A question
 * that has no Welsh stands in a Welsh letter in English, and says so.
 */
export function questionsInLetter(questions: readonly Question[], nation: Nation, language: LetterLanguage): string {
  return questionsFor(questions, nation)
    .map((question, index) => {
      const spoken = language === 'cy' && question.wording.cy.trim() === '' ? 'en' : language
      const note = spoken === language ? [] : [inEnglishOnly]
      const help = question.help[spoken].trim()
      const lines = [question.wording[spoken].trim(), ...(help === '' ? [] : [help]), ...note]
      return `${index + 1}. ${lines.join('\n')}`
    })
    .join('\n\n')
}
