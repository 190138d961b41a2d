import type { Mark, QuestionType } from '../../types.ts'

// What can be said of any answer: kept back, done by somebody else, not to be understood, not there.
const ofEvery = ['refused-cost', 'refused-other', 'elsewhere', 'unclear', 'none'] as const satisfies readonly Mark[]

/** The marks that the answer to a question of this type can carry, in the order in which they are offered. */
export function marksOfType(type: QuestionType): readonly Mark[] {
  switch (type) {
    case 'yes-no-partly':
      return ['yes', 'partly', 'no', ...ofEvery]
    case 'number':
    case 'date-range':
    case 'text':
    case 'file':
      return ['given', 'partly', 'no', ...ofEvery]
  }
}
