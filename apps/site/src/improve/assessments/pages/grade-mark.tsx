import type { Translate } from '../../../foundation/index.ts'
import type { Grade } from '../assessment.ts'

/** Each grade has its own shape beside its word, so that nobody needs to tell colours apart. */
const shapes: Readonly<Record<Grade, string>> = { met: '●', partly: '◐', 'not-yet': '○', 'not-assessed': '–' }

export const GradeMark = ({ t, grade }: { readonly t: Translate; readonly grade: Grade }) => (
  <span class="grade">
    <span aria-hidden="true">{shapes[grade]}</span> {t(`assessments.grades.${grade}`)}
  </span>
)
