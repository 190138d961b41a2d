import type { Translate } from '../../../foundation/index.ts'
import { type AssessmentAnswer, countGrades, grades } from '../assessment.ts'

/** “met: 7, partly met: 3, not yet: 1, not assessed: 1” */
export function gradeSentence(t: Translate, answers: readonly Pick<AssessmentAnswer, 'grade'>[]): string {
  const counts = countGrades(answers)
  return grades
    .filter(grade => counts[grade] > 0)
    .map(grade => t('assessments.counted', { grade: t(`assessments.grades.${grade}`), count: counts[grade] }))
    .join(', ')
}
