import { linkTarget } from '../../content/index.ts'
import { type AnswerFault, type AssessmentAnswer, faultsOf, grades } from './assessment.ts'

/** Marks that set or turn the direction of writing. */
const unseen = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g
const tidy = (text: string): string => text.replace(unseen, '').replaceAll('\r\n', '\n').trim()

export const isWebLink = (link: string): boolean => linkTarget(link).kind === 'web'

/** What a unit has typed of each standard, and what is wrong with it. A field of a standard is called by its key: `grade-specialist-nurse`. */
export function readAnswers(
  form: (name: string) => string,
  standards: readonly string[],
  today: string,
): { readonly answers: AssessmentAnswer[]; readonly faults: AnswerFault[] } {
  const answers = standards.map(standard => ({
    standard,
    grade: grades.find(grade => grade === form(`grade-${standard}`)) ?? 'not-assessed',
    evidence: tidy(form(`evidence-${standard}`)),
    link: form(`link-${standard}`).trim(),
    evidenceOn: form(`evidenceOn-${standard}`).trim(),
  }))
  return { answers, faults: answers.flatMap(answer => faultsOf(answer, { today, isLink: isWebLink })) }
}
